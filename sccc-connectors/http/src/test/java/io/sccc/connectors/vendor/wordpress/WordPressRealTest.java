package io.sccc.connectors.vendor.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.Check;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Stretch;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Credentials;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Against a WordPress that runs; the variable names the file with the line that its start printed. */
@Tag("real")
@EnabledIfEnvironmentVariable(named = "SCCC_REAL_WORDPRESS", matches = ".+")
class WordPressRealTest {

    private static final String COMMENTS = "/wp-json/wp/v2/comments";

    private JsonNode server;
    private WordPress blog;
    private Gateway owner;
    private Gateway reader;
    private int post;

    @BeforeEach
    void open() throws IOException {
        server = new ObjectMapper()
                .readTree(Path.of(System.getenv("SCCC_REAL_WORDPRESS")).toFile());
        blog = as("user", "token").settlesWithin(Duration.ZERO).build();
        owner = gateway("user", "token");
        reader = gateway("reader_user", "reader_token");
        ObjectNode article = Json.object();
        article.put("title", "Cambiar la clave &amp; el usuario").put("status", "publish");
        article.put(
                "content",
                "<h2>Pasos</h2><p>Abra <b>Ajustes</b>.<br>Pulse &quot;Clave zanahoria" + System.nanoTime()
                        + "&quot;.</p><script>alert(1)</script><ul><li>uno</li><li>dos</li></ul>");
        post = owner.send(Call.post("/wp-json/wp/v2/posts").json(article))
                .json()
                .at("/id")
                .asInt();
    }

    @AfterEach
    void close() {
        owner.send(Call.delete("/wp-json/wp/v2/posts/{id}", post)
                .query("force", true)
                .accept(404));
        owner.close();
        reader.close();
        blog.close();
    }

    private WordPressBuilder as(String user, String token) {
        return WordPress.site(server.at("/base_url").asText())
                .user(server.at("/" + user).asText())
                .applicationPassword(server.at("/" + token).asText())
                .allowPrivate("127.0.0.1");
    }

    private Gateway gateway(String user, String token) {
        return Gateway.at(URI.create(server.at("/base_url").asText()))
                .credentials(Credentials.basic(
                        server.at("/" + user).asText(), server.at("/" + token).asText()))
                .allowPrivate("127.0.0.1")
                .build();
    }

    private String comment(Gateway by, String text, int parent) {
        ObjectNode body = Json.object().put("post", post).put("parent", parent).put("content", text);
        return by.send(Call.post(COMMENTS).json(body)).json().at("/id").asText();
    }

    private Page<Arrival> drain(Cursor from, List<Post> into) {
        Page<Arrival> page = blog.fetch(from);
        while (true) {
            page.items().forEach(one -> into.add(((Arrival.Received) one).post()));
            if (!page.more()) {
                return page;
            }
            page = blog.fetch(page.next());
        }
    }

    private static Post of(List<Post> posts, String id) {
        return posts.stream()
                .filter(post -> post.id().nativeId().equals(id))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private Action.Reply reply(String to, String text) {
        PostId id = new PostId(blog.account().network(), blog.account().account(), to);
        return new Action.Reply(new Party(TenantId.DEFAULT, new ConversationId("c"), "p", null), id, text, "es");
    }

    private static ActionKey key() {
        return new ActionKey("sccc:real" + System.nanoTime());
    }

    @Test
    void commentsComeIn_onceEach_withEditsAndRemovals() {
        List<Post> before = new ArrayList<>();
        Cursor start = drain(Cursor.START, before).next();
        String first = comment(reader, "¿Por qué no llega? 😀 a < b & \"c\"", 0);
        String second = comment(reader, "Respuesta de otro", Integer.parseInt(first));
        List<Post> fresh = new ArrayList<>();
        Cursor next = drain(start, fresh).next();
        assertThat(of(fresh, first).text()).isEqualTo("¿Por qué no llega? 😀 a < b & \"c\"");
        assertThat(of(fresh, first).kind()).isEqualTo(PostKind.COMMENT);
        assertThat(of(fresh, first).visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(of(fresh, second).inReplyTo()).isEqualTo(first);
        List<Post> again = new ArrayList<>();
        Cursor later = drain(next, again).next();
        assertThat(again).noneMatch(post -> post.id().nativeId().equals(first));
        owner.send(Call.post(COMMENTS + "/{id}", first).json(Json.object().put("content", "corregido")));
        owner.send(Call.delete(COMMENTS + "/{id}", second));
        List<Post> changed = new ArrayList<>();
        drain(later, changed);
        assertThat(of(changed, first).text()).isEqualTo("corregido");
        assertThat(of(changed, first).revision()).isEqualTo(1);
        assertThat(of(changed, second).deleted()).isTrue();
    }

    @Test
    void heldComment_isPrivate_untilApproved() {
        Cursor start = drain(Cursor.START, new ArrayList<>()).next();
        String id = comment(reader, "Espera " + System.nanoTime(), 0);
        owner.send(Call.post(COMMENTS + "/{id}", id).json(Json.object().put("status", "hold")));
        List<Post> held = new ArrayList<>();
        Cursor next = drain(start, held).next();
        assertThat(of(held, id).visibility()).isEqualTo(Visibility.PRIVATE);
        assertThatThrownBy(() -> blog.answer(reply(id, "Hola"), key())).hasMessageContaining("waits for moderation");
        owner.send(Call.post(COMMENTS + "/{id}", id).json(Json.object().put("status", "approve")));
        List<Post> open = new ArrayList<>();
        Cursor later = drain(next, open).next();
        assertThat(of(open, id).visibility()).isEqualTo(Visibility.PUBLIC);
        owner.send(Call.post(COMMENTS + "/{id}", id).json(Json.object().put("status", "spam")));
        List<Post> spam = new ArrayList<>();
        drain(later, spam);
        assertThat(of(spam, id).deleted()).isTrue();
    }

    @Test
    void answer_standsBelowTheComment_andIsFoundAgain_andIsOurs() {
        String id = comment(reader, "Una duda " + System.nanoTime(), 0);
        Cursor start = drain(Cursor.START, new ArrayList<>()).next();
        for (String text : List.of("Claro: <b>no</b> & \"sí\"\notra línea 👍🏽 C:\\temp", "simple", "ñandú مرحبا")) {
            ActionKey key = key();
            assertThat(blog.find(reply(id, text), key)).isInstanceOf(Lookup.AskAgain.class);
            Outcome sent = blog.answer(reply(id, text), key);
            assertThat(sent).isInstanceOf(Outcome.Sent.class);
            String made = ((Outcome.Sent) sent).id();
            assertThat(blog.find(reply(id, text), key)).isEqualTo(new Lookup.Found(made));
            List<Post> own = new ArrayList<>();
            drain(start, own);
            assertThat(of(own, made).text()).isEqualTo(text);
            assertThat(of(own, made).authorRole()).isEqualTo(AuthorRole.BRAND);
            assertThat(of(own, made).inReplyTo()).isEqualTo(id);
            owner.send(Call.delete(COMMENTS + "/{id}", made));
            assertThat(blog.find(reply(id, text), key)).as("in the trash").isEqualTo(new Lookup.Found(made));
        }
    }

    @Test
    void answer_sameAgain_isAlreadyDone() {
        String id = comment(reader, "Otra duda " + System.nanoTime(), 0);
        ActionKey key = key();
        Outcome first = blog.answer(reply(id, "Ya lo vemos"), key);
        Outcome second = blog.answer(reply(id, "Ya lo vemos"), key);
        assertThat(second).isEqualTo(new Outcome.AlreadyDone(((Outcome.Sent) first).id()));
    }

    @Test
    void answer_toNothing_isNotFound_evenThoughWordPressWouldTakeIt() {
        assertThat(fault(() -> blog.answer(reply("99999999", "Hola"), key())).kind())
                .isEqualTo(Fault.Kind.NOT_FOUND);
        String gone = comment(reader, "Fuera " + System.nanoTime(), 0);
        owner.send(Call.delete(COMMENTS + "/{id}", gone));
        assertThat(fault(() -> blog.answer(reply(gone, "Hola"), key())).kind()).isEqualTo(Fault.Kind.NOT_FOUND);
    }

    @Test
    void answer_tooLongOrEmpty_isRejected() {
        String id = comment(reader, "Larga " + System.nanoTime(), 0);
        assertThat(blog.answer(reply(id, "x".repeat(70_000)), key())).isInstanceOf(Outcome.Rejected.class);
        assertThat(blog.answer(reply(id, " "), key())).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void articles_areText_andTheTrashIsGone() {
        List<CommunityConnector.Article> all = new ArrayList<>();
        Cursor next = articles(Cursor.START, all);
        CommunityConnector.Article article = article(all);
        String text = Objects.requireNonNull(article.content()).text();
        assertThat(text)
                .startsWith("Pasos\n\nAbra Ajustes.\nPulse \"Clave zanahoria")
                .endsWith("- uno\n- dos");
        assertThat(article.content().title()).isEqualTo("Cambiar la clave & el usuario");
        owner.send(Call.delete("/wp-json/wp/v2/posts/{id}", post));
        List<CommunityConnector.Article> later = new ArrayList<>();
        Cursor after = articles(next, later);
        assertThat(article(later).gone()).isTrue();
        List<CommunityConnector.Article> nothing = new ArrayList<>();
        articles(after, nothing);
        assertThat(nothing).noneMatch(one -> one.id().equals(Integer.toString(post)));
    }

    private Cursor articles(Cursor from, List<CommunityConnector.Article> into) {
        Page<CommunityConnector.Article> page = blog.articles(from);
        into.addAll(page.items());
        return page.more() ? articles(page.next(), into) : page.next();
    }

    private CommunityConnector.Article article(List<CommunityConnector.Article> all) {
        return all.stream()
                .filter(one -> one.id().equals(Integer.toString(post)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void search_findsByTheTellingWords() {
        assertThat(blog.search("¿Cómo puedo cambiar la clave y el usuario?", null, 3))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(3);
        assertThat(blog.search("xyzzyplugh", null, 3)).isEmpty();
    }

    @Test
    void backfill_readsTheStretch_andOnlyIt() {
        String id = comment(reader, "Hoy " + System.nanoTime(), 0);
        Instant now = Instant.now();
        List<String> ids = new ArrayList<>();
        Stretch today = new Stretch(now.minus(Duration.ofHours(1)), now.plus(Duration.ofMinutes(5)));
        blog.backfill(today, Cursor.START)
                .page()
                .items()
                .forEach(one -> ids.add(((Arrival.Received) one).post().id().nativeId()));
        assertThat(ids).isNotEmpty();
        Stretch ago = new Stretch(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(8)));
        assertThat(blog.backfill(ago, Cursor.START).page().items()).isEmpty();
        assertThat(id).isNotEmpty();
    }

    @Test
    void topicsAndRanks() {
        assertThat(blog.topics(Cursor.START).items()).isNotEmpty();
        assertThat(rank("1")).isEqualTo(new CommunityConnector.Rank("Author", 2, true));
        assertThat(rank("2")).isEqualTo(new CommunityConnector.Rank("Editor", 3, true));
        assertThat(rank("3")).isEqualTo(new CommunityConnector.Rank("Member", 0, false));
        assertThat(rank("99999")).isNull();
        assertThat(rank("guest:abc")).isNull();
    }

    private CommunityConnector.@Nullable Rank rank(String id) {
        return blog.rank(id);
    }

    @Test
    void check_editor_passesWithoutWarning() {
        Check check = blog.check(Instant.now());
        assertThat(check.worst()).as(check.toString()).isEqualTo(Check.Level.OK);
    }

    @Test
    void check_wrongPassword_isToldInPlainWords_andReadingFailsToo() {
        try (WordPress wrong = as("user", "reader_token").build()) {
            Check check = wrong.check(Instant.now());
            assertThat(check.passed()).isFalse();
            assertThat(check.toString()).contains("WordPress does not know who calls");
            assertThat(fault(() -> wrong.fetch(Cursor.START)).kind()).isEqualTo(Fault.Kind.AUTH_REVOKED);
            assertThat(fault(() -> wrong.articles(Cursor.START)).kind()).isEqualTo(Fault.Kind.AUTH_REVOKED);
        }
    }

    @Test
    void check_subscriber_lacksWhatIsNeeded_C7_namesIt() {
        try (WordPress small = as("reader_user", "reader_token").build()) {
            assertThat(small.check(Instant.now()).toString()).contains("scope moderate_comments", "scope edit_posts");
            Fault fault = fault(() -> small.fetch(Cursor.START));
            assertThat(fault.kind()).isEqualTo(Fault.Kind.CONFIG);
            assertThat(fault.what()).contains("lacks moderate_comments");
        }
    }

    @Test
    void check_administrator_isMoreThanNeeded() {
        try (WordPress big = as("admin_user", "admin_token").build()) {
            Check check = big.check(Instant.now());
            assertThat(check.passed()).isTrue();
            assertThat(check.worst()).isEqualTo(Check.Level.WARNING);
            assertThat(check.toString()).contains("administrator may more than is needed", "edit_users");
        }
    }

    @Test
    void plainPermalinks_work() {
        try (WordPress plain = as("user", "token").plainPermalinks(true).build()) {
            assertThat(plain.check(Instant.now()).passed()).isTrue();
            assertThat(plain.topics(Cursor.START).items()).isNotEmpty();
        }
    }

    @Test
    void check_noWordPress_isToldInPlainWords() {
        try (WordPress none = WordPress.site(server.at("/base_url").asText() + "/nowhere")
                .user("x")
                .applicationPassword("yyyy yyyy")
                .allowPrivate("127.0.0.1")
                .build()) {
            assertThat(none.check(Instant.now()).passed()).isFalse();
        }
    }

    private static Fault fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(VendorPermanentException.class);
        return ((VendorPermanentException) thrown).fault();
    }
}
