package io.sccc.connectors.vendor.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Capability;
import io.sccc.connectors.Check;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Permit;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.connectors.Wish;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Item;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordPressTest {

    private static final String API = Blog.API;
    private static final ActionKey KEY = new ActionKey("sccc:key1");

    private Wire wire;
    private WordPress blog;

    @BeforeEach
    void open() {
        wire = Wire.open();
        me();
        blog = builder().build();
    }

    @AfterEach
    void close() {
        blog.close();
        wire.close();
    }

    private void me() {
        wire.on(Request.get(API + "/users/me"), Answer.json(Blog.ME))
                .on(Request.get("/wp-json/"), Answer.json(Blog.ROOT));
    }

    private WordPressBuilder builder() {
        return WordPress.site(wire.url() + "/")
                .user("care")
                .applicationPassword("abcd efgh")
                .allowPrivate("127.0.0.1")
                .clock(wire.clock());
    }

    private static List<Item> items(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Item.of(i, "mensaje " + i))
                .toList();
    }

    private List<Post> read(WordPress from, Cursor start) {
        List<Post> posts = new ArrayList<>();
        Page<Arrival> page = from.fetch(start);
        while (true) {
            page.items().forEach(one -> posts.add(((Arrival.Received) one).post()));
            if (!page.more()) {
                last = page.next();
                return posts;
            }
            page = from.fetch(page.next());
        }
    }

    private Cursor last = Cursor.START;

    private Action.Reply reply(String to, String text) {
        PostId id = new PostId("wordpress", blog.account().account(), to);
        return new Action.Reply(new Party(TenantId.DEFAULT, new ConversationId("c"), "p", null), id, text, "es");
    }

    private void parent() {
        wire.on(Request.get(API + "/comments/1"), Answer.json("{\"id\":1,\"post\":4,\"status\":\"approved\"}"));
    }

    private void below(String comments) {
        wire.on(
                Request.get(API + "/comments").query("parent", "1"),
                Answer.json(comments).header("X-WP-TotalPages", "1"));
    }

    @Test
    void removalDuringAWalk_movesPages_andLosesNothing_B9() {
        new Blog().hold(wire, items(6));
        Page<Arrival> first = blog.fetch(Cursor.START);
        wire.reset();
        me();
        new Blog().hold(wire, items(6).subList(1, 6));
        List<String> ids = read(blog, first.next()).stream()
                .filter(post -> !post.deleted())
                .map(post -> post.id().nativeId())
                .toList();
        assertThat(ids).containsExactly("3", "4", "5", "6");
    }

    @Test
    void pagesNotTold_isReadUntilAnEmptyPage() {
        List<ObjectNode> all = items(3).stream().map(Blog::comment).toList();
        wire.on(Request.get(API + "/comments"), sent -> {
            Answer page = Blog.page(sent, Blog.within(sent, all));
            return Answer.json(page.text());
        });
        assertThat(read(blog, Cursor.START)).hasSize(3);
    }

    @Test
    void commentOfTheFuture_isRead_andTheCursorStaysToday_D3() {
        List<ObjectNode> all = new ArrayList<>();
        all.add(Blog.comment(Item.of(1, "hoy")));
        all.add(Blog.comment(Item.of(2, "2099")).put("date_gmt", "2099-01-01T00:00:00"));
        wire.on(Request.get(API + "/comments"), sent -> Blog.page(sent, Blog.within(sent, all)));
        assertThat(read(blog, Cursor.START)).hasSize(2);
        all.add(Blog.comment(Item.of(3, "mañana")));
        all.sort(Comparator.comparing(Blog::at));
        assertThat(read(blog, last)).extracting(post -> post.id().nativeId()).containsExactly("3");
    }

    @Test
    void manyComments_cursorStaysSmall() {
        List<ObjectNode> all = IntStream.rangeClosed(1, 700)
                .mapToObj(i -> Blog.comment(Item.of(i, "m" + i))
                        .put(
                                "date_gmt",
                                Instant.ofEpochSecond(1772355600L + i)
                                        .toString()
                                        .replace("Z", "")))
                .toList();
        wire.on(Request.get(API + "/comments"), sent -> Blog.page(sent, Blog.within(sent, all)));
        assertThat(read(blog, Cursor.START)).hasSize(700);
        assertThat(last.value().length()).isLessThan(12_000);
    }

    @Test
    void staffAndGuests_areToldApart() {
        ObjectNode agent = Blog.comment(Item.of(1, "de la casa")).put("author", 55);
        ObjectNode guest = Blog.comment(Item.of(2, "hola")).put("author", 0).put("author_email", "Ana@Example.com");
        ObjectNode again = Blog.comment(Item.of(3, "otra")).put("author", 0).put("author_email", "ana@example.com ");
        wire.on(
                Request.get(API + "/comments"),
                sent -> Answer.json(List.of(agent, guest, again).toString()).header("X-WP-TotalPages", "1"));
        try (WordPress own = builder().staff("55").build()) {
            List<Post> posts = read(own, Cursor.START);
            assertThat(posts.get(0).authorRole()).isEqualTo(AuthorRole.AGENT);
            assertThat(posts.get(1).authorRole()).isEqualTo(AuthorRole.CUSTOMER);
            List<String> ids = posts.stream()
                    .map(post -> Objects.requireNonNull(post.author()).id())
                    .toList();
            assertThat(ids.get(1)).isEqualTo(ids.get(2)).startsWith("guest:").doesNotContain("example");
        }
    }

    @Test
    void hostileMarkup_isText_E7_E9() {
        ObjectNode evil = Blog.comment(Item.of(1, ""));
        evil.withObject("/content")
                .put(
                        "raw",
                        "<script>x()</script>hola <img src=\"https://e.example/a.png\" onerror=\"x()\">"
                                + "<a href=\"javascript:x()\">aquí</a>\u0007 &lt;b&gt; =HYPERLINK(1)");
        evil.put("author_name", "x".repeat(10_000));
        ObjectNode picture = Blog.comment(Item.of(2, ""));
        picture.withObject("/content").put("raw", "<img src='https://e.example/solo.png' alt=''>");
        wire.on(
                Request.get(API + "/comments"),
                Answer.json(List.of(evil, picture).toString()).header("X-WP-TotalPages", "1"));
        List<Post> posts = read(blog, Cursor.START);
        assertThat(posts.get(0).text()).isEqualTo("hola aquí <b> =HYPERLINK(1)");
        assertThat(posts.get(0).links()).hasSize(1);
        assertThat(posts.get(1).text()).isEmpty();
        assertThat(posts.get(1).links().get(0).url()).isEqualTo("https://e.example/solo.png");
    }

    @Test
    void heldComment_isPrivate_andMayNotBeAnswered() {
        ObjectNode held = Blog.comment(Item.of(1, "hola")).put("status", "hold");
        wire.on(
                Request.get(API + "/comments"),
                Answer.json(List.of(held).toString()).header("X-WP-TotalPages", "1"));
        Post post = read(blog, Cursor.START).get(0);
        assertThat(post.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(blog.may(Wish.to(Capability.ANSWER, post), wire.clock().instant()))
                .isInstanceOf(Permit.Refused.class);
    }

    private static ObjectNode written(int number, String text, String at) {
        return Blog.comment(Item.of(number, text)).put("date_gmt", at);
    }

    @Test
    void removal_amongMoreThanAHundred_isTold() {
        List<ObjectNode> all = new ArrayList<>();
        IntStream.rangeClosed(1, 150)
                .forEach(i -> all.add(written(
                        i,
                        "m" + i,
                        Instant.ofEpochSecond(1772448000L + i).toString().replace("Z", ""))));
        wire.on(Request.get(API + "/comments"), sent -> Blog.serve(sent, all));
        assertThat(read(blog, Cursor.START)).hasSize(150);
        all.remove(148);
        all.remove(2);
        List<Post> told = read(blog, last);
        assertThat(told).extracting(post -> post.id().nativeId()).containsExactlyInAnyOrder("3", "149");
        assertThat(told).allMatch(Post::deleted);
        assertThat(read(blog, last)).as("told once").isEmpty();
    }

    @Test
    void fetch_historyTold_nothingOlderIsRead_theSecondTimeEither() {
        List<ObjectNode> all = new ArrayList<>();
        all.add(written(1, "before", "2026-03-02T11:00:00"));
        all.add(written(2, "within the minute", "2026-03-02T11:59:40"));
        wire.on(Request.get(API + "/comments"), sent -> Blog.serve(sent, all));
        try (WordPress young = builder().history(Duration.ofMinutes(1)).build()) {
            assertThat(read(young, Cursor.START))
                    .extracting(post -> post.id().nativeId())
                    .containsExactly("2");
            assertThat(read(young, last)).as("nothing new").isEmpty();
            all.add(written(3, "new", "2026-03-02T11:59:50"));
            assertThat(read(young, last))
                    .extracting(post -> post.id().nativeId())
                    .containsExactly("3");
        }
    }

    @Test
    void heldComment_approvedAfterDays_isToldThen_andOneThatIsPutAway_too() {
        List<ObjectNode> all = new ArrayList<>();
        all.add(written(1, "held", "2026-03-01T08:00:00").put("status", "hold"));
        all.add(written(2, "held and put away", "2026-03-01T08:00:01").put("status", "hold"));
        all.add(written(3, "seen at once", "2026-03-01T08:00:02"));
        wire.on(Request.get(API + "/comments"), sent -> Blog.serve(sent, all));
        assertThat(read(blog, Cursor.START)).hasSize(3);
        all.add(written(4, "days later", "2026-03-04T09:00:00"));
        assertThat(read(blog, last)).extracting(post -> post.id().nativeId()).containsExactly("4");
        assertThat(read(blog, last)).as("nothing changed").isEmpty();
        all.get(0).put("status", "approved");
        all.remove(1);
        List<Post> told = read(blog, last);
        assertThat(told).extracting(post -> post.id().nativeId()).containsExactlyInAnyOrder("1", "2");
        for (Post post : told) {
            boolean first = post.id().nativeId().equals("1");
            assertThat(post.revision()).isEqualTo(1);
            assertThat(post.deleted()).isEqualTo(!first);
            assertThat(first ? post.visibility() : Visibility.PUBLIC).isEqualTo(Visibility.PUBLIC);
        }
        assertThat(read(blog, last)).as("told once").isEmpty();
    }

    @Test
    void heldComments_byTheThousand_cursorStaysSmall() {
        List<ObjectNode> all = IntStream.rangeClosed(1, 900)
                .mapToObj(i -> Blog.comment(Item.of(i, "m" + i))
                        .put("status", "hold")
                        .put(
                                "date_gmt",
                                Instant.ofEpochSecond(1772355600L + i)
                                        .toString()
                                        .replace("Z", "")))
                .toList();
        wire.on(Request.get(API + "/comments"), sent -> Blog.serve(sent, all));
        assertThat(read(blog, Cursor.START)).hasSize(900);
        assertThat(last.value().length()).isLessThan(12_000);
    }

    @Test
    void E2_oneCommentThatIsTooMuch_isADeadLetter_andTheOthersAreRead() {
        List<ObjectNode> all = new ArrayList<>();
        for (int i = 1; i <= 230; i++) {
            String at = Instant.ofEpochSecond(1772355600L + i).toString().replace("Z", "");
            all.add(written(i, i == 137 ? "x".repeat(1_100_000) : "m" + i, at));
        }
        wire.on(Request.get(API + "/comments"), sent -> {
            int size = Integer.parseInt(sent.query().getOrDefault("per_page", "100"));
            int number = Integer.parseInt(sent.query().getOrDefault("page", "1"));
            List<ObjectNode> found = Blog.within(sent, all);
            int from = Math.min(found.size(), (number - 1) * size);
            List<ObjectNode> page = found.subList(from, Math.min(found.size(), from + size));
            return Answer.json(page.toString())
                    .header("X-WP-Total", "" + found.size())
                    .header("X-WP-TotalPages", "" + (found.size() + size - 1) / size);
        });
        List<Arrival> arrivals = new ArrayList<>();
        Page<Arrival> page = blog.fetch(Cursor.START);
        arrivals.addAll(page.items());
        while (page.more()) {
            page = blog.fetch(page.next());
            arrivals.addAll(page.items());
        }
        assertThat(arrivals.stream().filter(Arrival.Received.class::isInstance)).hasSize(229);
        assertThat(arrivals.stream().filter(Arrival.Unreadable.class::isInstance))
                .singleElement()
                .satisfies(
                        one -> assertThat(((Arrival.Unreadable) one).error()).contains("too much", "past the limits"));
        all.add(written(
                231, "later", Instant.ofEpochSecond(1772355900L).toString().replace("Z", "")));
        assertThat(read(blog, page.next()))
                .as("goes on, and tells nothing twice")
                .hasSize(1);
    }

    @Test
    void flood_isThrottling_whateverTheStatus_C1() {
        parent();
        for (int status : new int[] {400, 429}) {
            wire.on(Request.post(API + "/comments"), Answer.json(status, "{\"code\":\"comment_flood\"}"));
            try (WordPress one = builder().build()) {
                Throwable thrown = catchThrowable(() -> one.answer(reply("1", "hola"), KEY));
                assertThat(thrown).isInstanceOf(VendorTransientException.class);
                assertThat(((VendorTransientException) thrown).fault().kind()).isEqualTo(Fault.Kind.THROTTLED);
            }
        }
    }

    @Test
    void duplicateThatIsNotOurs_isAConflict_neverDone() {
        parent();
        below("[]");
        wire.on(Request.post(API + "/comments"), Answer.json(409, "{\"code\":\"comment_duplicate\"}"));
        assertThat(fault(() -> blog.answer(reply("1", "hola"), KEY)).kind()).isEqualTo(Fault.Kind.CONFLICT);
    }

    @Test
    void find_whereAPluginWipedTheMark_knowsItsOwnWords() {
        below("[{\"id\":9,\"author\":7,\"author_user_agent\":\"\",\"content\":{\"raw\":\"a &lt; b\\notra\"}},"
                + "{\"id\":8,\"author\":101,\"author_user_agent\":\"\",\"content\":{\"raw\":\"c\"}}]");
        try (WordPress settled = builder().settlesWithin(Duration.ZERO).build()) {
            assertThat(settled.find(reply("1", "a < b\notra"), KEY)).isEqualTo(new Lookup.Found("9"));
            assertThat(settled.find(reply("1", "c"), KEY)).as("another's words").isInstanceOf(Lookup.AskAgain.class);
        }
    }

    @Test
    void find_markOfAnotherAnswer_withTheSameWords_isNotTaken() {
        below("[{\"id\":9,\"author\":7,\"author_user_agent\":\"sccc (sccc:key2)\",\"content\":{\"raw\":\"hola\"}}]");
        try (WordPress settled = builder().settlesWithin(Duration.ZERO).build()) {
            assertThat(settled.find(reply("1", "hola"), KEY)).isInstanceOf(Lookup.AskAgain.class);
        }
    }

    @Test
    void find_nothingYet_waitsUntilTheServerIsSurelyDone() {
        parent();
        below("[]");
        wire.clock().advance(Duration.ofMinutes(5));
        wire.on(Request.post(API + "/comments"), Answer.json(502, "{}"));
        assertThatThrownBy(() -> blog.answer(reply("1", "hola"), KEY)).isInstanceOf(AnswerLostException.class);
        wire.clock().advance(Duration.ofSeconds(59));
        assertThatThrownBy(() -> blog.find(reply("1", "hola"), KEY)).isInstanceOf(VendorTransientException.class);
        wire.clock().advance(Duration.ofSeconds(2));
        assertThat(blog.find(reply("1", "hola"), KEY)).isInstanceOf(Lookup.AskAgain.class);
    }

    @Test
    void find_askedByAnotherProcessJustBefore_waitsFromItsOwnFirstLook() {
        parent();
        below("[]");
        wire.clock().advance(Duration.ofHours(5));
        assertThatThrownBy(() -> blog.find(reply("1", "hola"), KEY)).isInstanceOf(VendorTransientException.class);
        wire.clock().advance(Duration.ofSeconds(61));
        assertThat(blog.find(reply("1", "hola"), KEY)).isInstanceOf(Lookup.AskAgain.class);
    }

    @Test
    void answer_toWhatWasPutAway_isNotFound_andNothingIsSent() {
        for (String status : List.of("trash", "spam")) {
            wire.on(
                    Request.get(API + "/comments/1"),
                    Answer.json("{\"id\":1,\"post\":4,\"status\":\"" + status + "\"}"));
            assertThat(fault(() -> blog.answer(reply("1", "hola"), KEY)).kind()).isEqualTo(Fault.Kind.NOT_FOUND);
        }
        assertThat(fault(() -> blog.answer(reply("../users", "hola"), KEY)).kind())
                .isEqualTo(Fault.Kind.PAYLOAD);
        assertThat(wire.count(Request.post(API + "/**"))).isZero();
    }

    @Test
    void answer_wordsRefused_isRejected() {
        parent();
        wire.on(Request.post(API + "/comments"), Answer.json(400, "{\"code\":\"comment_content_column_length\"}"));
        assertThat(blog.answer(reply("1", "hola"), KEY)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void missingCapability_isNamed_C7() {
        wire.on(Request.get(API + "/comments"), Answer.json(403, "{\"code\":\"rest_forbidden_context\"}"));
        Fault fault = fault(() -> blog.fetch(Cursor.START));
        assertThat(fault.kind()).isEqualTo(Fault.Kind.CONFIG);
        assertThat(fault.what()).contains("lacks moderate_comments");
    }

    @Test
    void wallOfASecurityPlugin_isAFault_neverNothingNew_B5() {
        wire.on(Request.get(API + "/comments"), Answer.of(403, "text/html", "<html>Blocked</html>"));
        assertThat(fault(() -> blog.fetch(Cursor.START)).kind()).isEqualTo(Fault.Kind.POLICY_DENIED);
        wire.on(Request.get(API + "/comments"), Answer.json("{}"));
        assertThat(fault(() -> blog.fetch(Cursor.START)).kind()).isEqualTo(Fault.Kind.VENDOR_BUG);
        wire.on(
                Request.get(API + "/comments"),
                Answer.json("{\"code\":\"rest_no_route\"}").with(404));
        assertThat(fault(() -> blog.fetch(Cursor.START)).kind()).isEqualTo(Fault.Kind.CONFIG);
    }

    @Test
    void articles_pastTheEnd_protected_draftAndTrash() {
        wire.on(Request.get(API + "/posts"), sent -> {
            int page = Integer.parseInt(sent.query().getOrDefault("page", "1"));
            ObjectNode open = WordPressContractTest.article(11, "publish");
            ObjectNode closed = WordPressContractTest.article(12, "publish");
            closed.withObject("/content").put("protected", true);
            ObjectNode draft = WordPressContractTest.article(13, "draft");
            ObjectNode trash = WordPressContractTest.article(14, "trash");
            return page > 1
                    ? Answer.json(400, "{\"code\":\"rest_post_invalid_page_number\"}")
                    : Answer.json(List.of(open, closed, draft, trash).toString());
        });
        wire.on(Request.get(API + "/pages"), Answer.json("[]").header("X-WP-TotalPages", "0"));
        List<CommunityConnector.Article> all = new ArrayList<>();
        Page<CommunityConnector.Article> page = blog.articles(Cursor.START);
        for (all.addAll(page.items()); page.more(); all.addAll(page.items())) {
            page = blog.articles(page.next());
        }
        assertThat(all).extracting(CommunityConnector.Article::id).contains("11", "12", "13", "14");
        assertThat(all.stream().filter(one -> !one.gone()))
                .extracting(CommunityConnector.Article::id)
                .containsExactly("11");
    }

    @Test
    void check_wrongPassword_isToldInPlainWords() {
        wire.on(Request.get(API + "/users/me"), Answer.json(401, "{\"code\":\"rest_not_logged_in\"}"));
        Check check = blog.check(wire.clock().instant());
        assertThat(check.passed()).isFalse();
        assertThat(check.toString()).contains("WordPress does not know who calls", "make a new application password");
    }

    @Test
    void check_siteWithoutApplicationPasswords_andWithoutApi() {
        wire.on(Request.get("/wp-json/"), Answer.json("{\"namespaces\":[\"wp/v2\"],\"authentication\":[]}"));
        wire.on(
                Request.get(API + "/comments"),
                Answer.json("[]").header("X-WP-Total", "0").header("X-WP-TotalPages", "0"));
        assertThat(blog.check(wire.clock().instant()).toString()).contains("the site does not offer them");
        wire.on(Request.get("/wp-json/"), Answer.of(200, "text/html", "<html>"));
        assertThat(blog.check(wire.clock().instant()).passed()).isFalse();
    }

    @Test
    void build_namesAllThatIsWrong_andNoSecret() {
        assertThatThrownBy(() -> WordPress.site("http://blog.example/wp-json")
                        .history(Duration.ZERO)
                        .staff("ana")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user is missing")
                .hasMessageContaining("applicationPassword is missing")
                .hasMessageContaining("without /wp-json")
                .hasMessageContaining("history")
                .hasMessageContaining("staff (ana)")
                .hasMessageContaining("https only");
        assertThatThrownBy(() -> WordPress.site("http://127.1/")
                        .user("a")
                        .applicationPassword("geheim-1")
                        .build())
                .hasMessageNotContaining("geheim");
    }

    @Test
    void inwardAddresses_areRefused_beforeAnythingIsSent_F4() {
        for (String site :
                List.of("https://127.1", "https://0x7f000001", "https://[::ffff:7f00:1]", "https://2130706433")) {
            assertThatThrownBy(() -> WordPress.site(site)
                            .user("a")
                            .applicationPassword("b c d e")
                            .build())
                    .as(site)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        try (WordPress local = WordPress.site("https://localhost:" + wire.url().getPort())
                .user("a")
                .applicationPassword("b c d e")
                .build()) {
            assertThat(fault(() -> local.fetch(Cursor.START)).kind()).isEqualTo(Fault.Kind.CONFIG);
            assertThat(wire.sent()).isEmpty();
        }
    }

    private static Fault fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(VendorPermanentException.class);
        return ((VendorPermanentException) thrown).fault();
    }
}
