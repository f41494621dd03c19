package io.sccc.connectors.vendor.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.BackfillPage;
import io.sccc.connectors.ConnectorActions;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Person;
import io.sccc.connectors.Position;
import io.sccc.connectors.Stretch;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The connector against a real PDS and AppView, named by the start line in the file {@code SCCC_REAL_BLUESKY}. */
@Tag("real")
@EnabledIfEnvironmentVariable(named = "SCCC_REAL_BLUESKY", matches = ".+")
final class BlueskyRealTest {

    private static final InMemoryCredentials SESSIONS = new InMemoryCredentials();
    private static final TenantId TENANT = TenantId.DEFAULT;

    private RealBluesky real;
    private Bluesky brand;

    @BeforeEach
    void open() {
        real = RealBluesky.open();
        brand = real.brand().credentials(SESSIONS).build();
    }

    @AfterEach
    void close() {
        real.close();
        brand.close();
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static ActionKey key() {
        return new ActionKey("sccc:" + UUID.randomUUID());
    }

    private PostId id(String uri) {
        return new PostId("bluesky", real.text("handle"), uri);
    }

    private static Party party() {
        return new Party(TENANT, new ConversationId("c"), "someone", null);
    }

    private List<Post> drain(Cursor from, List<Cursor> end) {
        List<Post> all = new ArrayList<>();
        Page<Arrival> page;
        Cursor at = from;
        do {
            page = brand.fetch(at);
            at = page.next();
            page.items().forEach(item -> all.add(((Arrival.Received) item).post()));
        } while (page.more());
        end.add(at);
        return all;
    }

    private Post heard(String uri) {
        List<Post> found = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            drain(Cursor.START, new ArrayList<>()).stream()
                    .filter(post -> post.id().nativeId().equals(uri))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    @Test
    void fetch_mentionReplyAndQuote_areHeardOnceEach_oldestFirst_andTheCursorGoesOn() {
        List<Cursor> end = new ArrayList<>();
        drain(Cursor.START, end);
        String mark = unique();
        JsonNode seed = real.asks("app.bsky.feed.getPosts?uris=" + real.seed()).at("/posts/0");
        List<String> written = new ArrayList<>();
        written.add(real.mentions("no tengo señal 📶 " + mark).get("uri").asText());
        written.add(
                real.answers(seed, seed, "sigo sin señal " + mark).get("uri").asText());
        var quote = real.object().put("text", "miren esto " + mark);
        quote.putObject("embed").put("$type", "app.bsky.embed.record").set("record", Posts.reference(seed));
        written.add(real.writes(quote).get("uri").asText());
        List<Post> heard = new ArrayList<>();
        List<Cursor> at = new ArrayList<>(end);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            List<Cursor> next = new ArrayList<>();
            heard.addAll(drain(at.get(at.size() - 1), next));
            at.addAll(next);
            return heard.size() >= 3;
        });
        assertThat(heard).extracting(post -> post.id().nativeId()).containsExactlyElementsOf(written);
        assertThat(heard)
                .extracting(post -> post.attributes().get("reason"))
                .containsExactly("mention", "reply", "quote");
        assertThat(heard).allMatch(post -> post.text().contains(mark));
        assertThat(heard).allMatch(post -> post.authorRole() == AuthorRole.UNKNOWN);
        assertThat(heard.get(1).inReplyTo()).isEqualTo(seed.get("uri").asText());
        assertThat(drain(at.get(at.size() - 1), new ArrayList<>())).isEmpty();
        Cursor earlier = brand.overlap(at.get(at.size() - 1));
        assertThat(drain(earlier, new ArrayList<>()))
                .as("what is remembered is not handed out again")
                .isEmpty();
    }

    @Test
    void reply_withLinkMentionTagAndAccents_standsInTheRightThread_once() {
        String mark = unique();
        JsonNode root = real.mentions("hilo " + mark);
        JsonNode second = real.answers(root, root, "y además " + mark);
        heard(root.get("uri").asText());
        PostId to = id(second.get("uri").asText());
        String words = "¡Hola ñandú 👩‍👩‍👧! Mira https://example.com/ayuda?a=1. Gracias, @"
                + real.text("second_handle") + " #Señal " + mark;
        Action.Reply reply = new Action.Reply(party(), to, words, "es");
        ActionKey key = key();
        assertThat(brand.find(reply, key)).isEqualTo(new Lookup.AskAgain());
        await().atMost(Duration.ofSeconds(30)).until(() -> !brand.thread(to).isEmpty());
        int before = real.count(AtUri.POST);
        Outcome sent = brand.reply(reply, key);
        assertThat(sent).isInstanceOf(Outcome.Sent.class);
        String uri = ((Outcome.Sent) sent).id();
        assertThat(brand.reply(reply, key)).isEqualTo(new Outcome.AlreadyDone(uri));
        assertThat(ConnectorActions.of(brand).reconcile(reply, key)).isEqualTo(new Outcome.AlreadyDone(uri));
        assertThat(brand.find(reply, key)).isEqualTo(new Lookup.Found(uri));
        assertThat(real.count(AtUri.POST)).isEqualTo(before + 1);
        JsonNode record = real.record(AtUri.read(uri));
        assertThat(record.at("/reply/root/uri")).isEqualTo(root.get("uri"));
        assertThat(record.at("/reply/parent/uri")).isEqualTo(second.get("uri"));
        assertThat(record.at("/langs/0").asText()).isEqualTo("es");
        assertThat(record.get("facets")).hasSize(3);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> real.asks("app.bsky.notification.listNotifications?limit=30")
                        .toString()
                        .contains(uri));
        Post own = brand.thread(id(uri)).stream()
                .filter(post -> post.id().nativeId().equals(uri))
                .findFirst()
                .orElseThrow();
        assertThat(own.authorRole()).isEqualTo(AuthorRole.BRAND);
        assertThat(own.text()).isEqualTo(words);
        assertThat(brand.thread(id(uri)))
                .extracting(post -> post.id().nativeId())
                .containsSubsequence(root.get("uri").asText(), second.get("uri").asText(), uri);
        assertThat(brand.delete(id(uri))).isInstanceOf(Outcome.Sent.class);
        assertThat(brand.delete(id(uri))).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(brand.find(reply, key)).isEqualTo(new Lookup.AskAgain());
    }

    @Test
    void reply_toADeletedPost_isNotFound_andGoneTellsOfIt() {
        JsonNode post = real.mentions("me arrepiento " + unique());
        String uri = post.get("uri").asText();
        Post heard = heard(uri);
        assertThat(brand.gone(List.of(heard.id()))).isEmpty();
        real.deletes(uri);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !brand.gone(List.of(heard.id())).isEmpty());
        assertThat(brand.gone(List.of(heard.id()))).allMatch(Post::deleted).hasSize(1);
        Action.Reply reply = new Action.Reply(party(), heard.id(), "hola", "es");
        VendorPermanentException fault =
                catchThrowableOfType(VendorPermanentException.class, () -> brand.reply(reply, key()));
        assertThat(fault.fault().kind()).isEqualTo(Fault.Kind.NOT_FOUND);
    }

    @Test
    void reply_of300Graphemes_isTaken_andOf301_isRejectedUnsent() {
        JsonNode post = real.mentions("largo " + unique());
        PostId to = heard(post.get("uri").asText()).id();
        int before = real.count(AtUri.POST);
        String family = "👨‍👩‍👧‍👦";
        Action.Reply tooLong = new Action.Reply(party(), to, "ñ".repeat(301), "es");
        assertThat(brand.reply(tooLong, key())).isInstanceOf(Outcome.Rejected.class);
        assertThat(real.count(AtUri.POST)).isEqualTo(before);
        Action.Reply exact = new Action.Reply(party(), to, family.repeat(20) + "ñ".repeat(280), "es");
        Outcome sent = brand.reply(exact, key());
        assertThat(sent).isInstanceOf(Outcome.Sent.class);
        brand.delete(id(((Outcome.Sent) sent).id()));
    }

    @Test
    void react_like_isSentOnce_andOtherReactionsAreRejected() {
        JsonNode post = real.mentions("gracias " + unique());
        PostId to = heard(post.get("uri").asText()).id();
        ActionKey key = key();
        Action.React like = new Action.React(party(), to, "like");
        Outcome sent = brand.react(like, key);
        assertThat(sent).isInstanceOf(Outcome.Sent.class);
        assertThat(brand.find(like, key)).isEqualTo(new Lookup.Found(((Outcome.Sent) sent).id()));
        assertThat(brand.react(like, key)).isEqualTo(new Outcome.AlreadyDone(((Outcome.Sent) sent).id()));
        assertThat(brand.react(new Action.React(party(), to, "angry"), key())).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void hide_inOwnThread_isListedInTheGate_elsewhereRejected() {
        JsonNode post = real.mentions("hilo ajeno " + unique());
        PostId elsewhere = heard(post.get("uri").asText()).id();
        assertThat(brand.hide(new Action.Hide(party(), elsewhere, "spam"), key()))
                .isInstanceOf(Outcome.Rejected.class);
        JsonNode seed = real.asks("app.bsky.feed.getPosts?uris=" + real.seed()).at("/posts/0");
        PostId spam = heard(real.answers(seed, seed, "compre ya " + unique())
                        .get("uri")
                        .asText())
                .id();
        Action.Hide hide = new Action.Hide(party(), spam, "spam");
        assertThat(brand.find(hide, key())).isEqualTo(new Lookup.AskAgain());
        assertThat(brand.hide(hide, key())).isInstanceOf(Outcome.Sent.class);
        assertThat(brand.hide(hide, key())).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(brand.find(hide, key())).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void profile_ofBob_isKnown_ofNobody_isNull() {
        Person bob = brand.profile(real.text("second_did"));
        assertThat(bob).isNotNull();
        assertThat(bob.attributes()).containsEntry("handle", real.text("second_handle"));
        assertThat(brand.profile("nobody.test")).isNull();
        assertThat(brand.profile("did:plc:aaaaaaaaaaaaaaaaaaaaaaaa")).isNull();
        assertThat(brand.profile("not an actor")).isNull();
    }

    @Test
    void search_word_findsThePost() {
        String mark = "palabra" + unique();
        String uri = real.mentions(mark).get("uri").asText();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> brand.search(mark, Cursor.START).items().stream()
                        .anyMatch(item -> item instanceof Arrival.Received got
                                && got.post().id().nativeId().equals(uri)));
    }

    @Test
    void backfill_stretch_holdsWhatWasSaidInIt_andNothingElse() {
        Instant from = Instant.now().minusSeconds(1);
        String uri = real.mentions("hace poco " + unique()).get("uri").asText();
        heard(uri);
        List<String> found = new ArrayList<>();
        Cursor at = Cursor.START;
        BackfillPage page;
        do {
            page = brand.backfill(new Stretch(from, Instant.now().plusSeconds(60)), at);
            page.page()
                    .items()
                    .forEach(item ->
                            found.add(((Arrival.Received) item).post().id().nativeId()));
            at = page.page().next();
        } while (page.page().more());
        assertThat(found).contains(uri).doesNotHaveDuplicates();
        BackfillPage before = brand.backfill(new Stretch(from.minusSeconds(10), from), Cursor.START);
        assertThat(before.page().items())
                .noneMatch(
                        item -> ((Arrival.Received) item).post().id().nativeId().equals(uri));
    }

    @Test
    void search_garbageCursor_isAStaleCursor_notAFaultThatPasses() {
        Cursor garbage =
                new Position(1, "localhost/" + real.text("handle") + "/search", "garbage", "page garbage").cursor();
        assertThatThrownBy(() -> brand.search("hola", garbage)).isInstanceOf(VendorPermanentException.class);
    }

    @Test
    void fetch_cursorOfThePageTheNetworkDoesNotKnow_beginsTheWalkAgain_andLosesNothing() {
        List<Cursor> end = new ArrayList<>();
        int all = drain(Cursor.START, end).size();
        Place broken = Place.start(null).back("garbage");
        List<Post> again = new ArrayList<>();
        Page<Arrival> page = brand.fetch(broken.cursor("localhost/" + real.text("handle")));
        assertThat(page.items()).isEmpty();
        assertThat(page.more()).as("not at once").isFalse();
        again.addAll(drain(page.next(), new ArrayList<>()));
        assertThat(again).hasSizeGreaterThanOrEqualTo(all);
    }

    @Test
    void check_appPassword_passes_ownPassword_isWarnedOf_wrongOne_isAFault() {
        assertThat(brand.check(Instant.now()).findings())
                .allMatch(finding -> finding.cure().isEmpty());
        try (Bluesky own = real.brand().appPassword(real.text("password")).build()) {
            assertThat(own.check(Instant.now()).passed()).isTrue();
            assertThat(own.check(Instant.now()).toString()).contains("the account's own password");
        }
        try (Bluesky wrong = real.brand().appPassword("wrng-wrng-wrng-wrng").build()) {
            assertThat(wrong.check(Instant.now()).passed()).isFalse();
            assertThat(wrong.check(Instant.now()).toString())
                    .contains("app password is wrong")
                    .doesNotContain("wrng");
            VendorPermanentException fault =
                    catchThrowableOfType(VendorPermanentException.class, () -> wrong.fetch(Cursor.START));
            assertThat(fault.fault().kind()).isEqualTo(Fault.Kind.AUTH_REVOKED);
        }
    }

    @Test
    void session_brokenAccessToken_isRefreshed_withoutALogin() {
        drain(Cursor.START, new ArrayList<>());
        SESSIONS.update(
                TENANT,
                brand.account(),
                line -> line.replaceFirst("\"access\":\"([^.]+)\\.([^.]+)\\.[^\"]+\"", "\"access\":\"$1.$2.AAAA\""));
        try (Bluesky other = real.brand()
                .credentials(SESSIONS)
                .appPassword("wrng-wrng-wrng-wrng")
                .build()) {
            assertThat(other.fetch(Cursor.START).items()).isNotNull();
        }
        String line = SESSIONS.get(TENANT, brand.account());
        assertThat(line).doesNotContain(".AAAA\"");
    }
}
