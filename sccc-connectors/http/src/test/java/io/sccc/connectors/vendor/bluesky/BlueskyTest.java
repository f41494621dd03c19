package io.sccc.connectors.vendor.bluesky;

import static io.sccc.connectors.vendor.bluesky.Payloads.ME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sccc.connectors.Capability;
import io.sccc.connectors.ConfigSpec;
import io.sccc.connectors.Connector;
import io.sccc.connectors.Connectors;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Services;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.connectors.Wish;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.ledger.InMemoryCredentials;
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
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is peculiar to this network. */
final class BlueskyTest {

    private static final String ANA = Payloads.did(1);
    private static final String ROOT = Payloads.postUri(ANA, 1);
    private static final String ASKED = Payloads.postUri(ANA, 2);
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Request PUT = Request.post("/xrpc/com.atproto.repo.putRecord");
    private static final Request POSTS = Request.get("/xrpc/app.bsky.feed.getPosts");
    private static final Request READ = Request.get("/xrpc/com.atproto.repo.getRecord");
    private static final ActionKey KEY = new ActionKey("sccc:key");

    private final Wire wire = Wire.open();
    private final Bluesky bluesky = Logins.connected(wire).build();

    @AfterEach
    void close() {
        bluesky.close();
        wire.close();
    }

    private static PostId id(String uri) {
        return new PostId("bluesky", Payloads.HANDLE, uri);
    }

    private static Party party() {
        return new Party(TenantId.DEFAULT, new ConversationId("c"), ANA, null);
    }

    private static Action.Reply reply(String words) {
        return new Action.Reply(party(), id(ASKED), words, "es");
    }

    private void shows(String viewer, String author) {
        String view =
                Payloads.view(ASKED, author, Payloads.record("sin señal", AT, Payloads.reply(ROOT, ROOT)), viewer);
        wire.on(POSTS, Answer.json("{\"posts\":[" + view + "]}"));
        wire.on(PUT, Answer.json(Payloads.written(ASKED)));
    }

    private void shows(String viewer) {
        shows(viewer, Payloads.author(ANA, "ana.example"));
    }

    @Test
    void reply_namesRootAndParent_theRecordIsNamedByTheKey_andMustBeNew() {
        shows("{}");
        Outcome.Sent sent = (Outcome.Sent) bluesky.reply(reply("Hola"), KEY);
        String body = wire.sent(PUT).get(0).text();
        assertThat(body)
                .contains("\"root\":{\"uri\":\"" + ROOT + "\"")
                .contains("\"parent\":{\"uri\":\"" + ASKED + "\"")
                .contains("\"swapRecord\":null")
                .contains("\"langs\":[\"es\"]")
                .contains("\"rkey\":\"" + AtUri.read(sent.id()).rkey() + "\"");
        assertThat(bluesky.reply(reply("Otras palabras"), KEY)).isEqualTo(sent);
    }

    @Test
    void reply_toARootPost_isItsOwnRoot() {
        String view =
                Payloads.view(ASKED, Payloads.author(ANA, "ana.example"), Payloads.record("sin señal", AT, ""), "{}");
        wire.on(POSTS, Answer.json("{\"posts\":[" + view + "]}"));
        wire.on(PUT, Answer.json(Payloads.written(ASKED)));
        bluesky.reply(reply("Hola"), KEY);
        assertThat(wire.sent(PUT).get(0).text()).contains("\"root\":{\"uri\":\"" + ASKED + "\"");
    }

    @Test
    void reply_threadClosedOrAuthorBlocksUs_isRejected_unsent() {
        shows("{\"replyDisabled\":true}");
        assertThat(bluesky.reply(reply("Hola"), KEY)).isInstanceOf(Outcome.Rejected.class);
        shows("{}", Payloads.author(ANA, "ana.example").replace("\"blockedBy\":false", "\"blockedBy\":true"));
        assertThat(bluesky.reply(reply("Hola"), KEY)).isInstanceOf(Outcome.Rejected.class);
        assertThat(wire.count(PUT)).isZero();
    }

    @Test
    void reply_toADeletedPost_isNotFound_unsent() {
        wire.on(POSTS, Answer.json("{\"posts\":[]}"));
        VendorPermanentException gone =
                catchThrowableOfType(VendorPermanentException.class, () -> bluesky.reply(reply("Hola"), KEY));
        assertThat(gone.fault().kind()).isEqualTo(Fault.Kind.NOT_FOUND);
        assertThat(wire.count(PUT)).isZero();
    }

    @Test
    void reply_tooLongOrEmpty_isRejected_beforeAnythingIsSent() {
        for (String words : List.of("ñ".repeat(301), "  ", "👨‍👩‍👧‍👦".repeat(200))) {
            Outcome outcome = bluesky.reply(reply(words), KEY);
            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(((Outcome.Rejected) outcome).why()).doesNotContain("ñ");
        }
        assertThat(wire.sent()).isEmpty();
    }

    @Test
    void reply_mentionOfNobody_isPlainText_andOfSomebody_aMention() {
        shows("{}");
        Request resolve = Request.get("/xrpc/com.atproto.identity.resolveHandle");
        wire.on(resolve, Answer.json(400, Payloads.error("HandleNotFound", "Unable to resolve handle")));
        wire.on(resolve.query("handle", "ana.example"), Answer.json("{\"did\":\"" + ANA + "\"}"));
        bluesky.reply(reply("@Ana.Example y @nadie.example"), KEY);
        String body = wire.sent(PUT).get(0).text();
        assertThat(body).containsOnlyOnce("facet#mention").contains("\"did\":\"" + ANA + "\"");
    }

    @Test
    void react_likedBefore_isAlreadyDone() {
        shows("{\"like\":\"at://" + ME + "/app.bsky.feed.like/3mqaa22222222\"}");
        assertThat(bluesky.react(new Action.React(party(), id(ASKED), "like"), KEY))
                .isEqualTo(new Outcome.AlreadyDone("at://" + ME + "/app.bsky.feed.like/3mqaa22222222"));
        assertThat(wire.count(PUT)).isZero();
    }

    @Test
    void hide_keepsWhatTheGateSaysElse_andTriesAgainWhenItChangedMeanwhile() {
        String root = "at://" + ME + "/app.bsky.feed.post/3mqzz22222222";
        String view = Payloads.view(
                ASKED, Payloads.author(ANA, "ana.example"), Payloads.record("x", AT, Payloads.reply(root, root)), "{}");
        wire.on(POSTS, Answer.json("{\"posts\":[" + view + "]}"));
        String gate = """
                {"uri":"at://%s/app.bsky.feed.threadgate/3mqzz22222222","cid":"%s","value":{"$type":"app.bsky.feed.threadgate",
                 "post":"%s","allow":[{"$type":"app.bsky.feed.threadgate#mentionRule"}],"createdAt":"2026-01-01T00:00:00Z"}}
                """.formatted(ME, Payloads.CID, root);
        wire.on(READ, Answer.json(gate));
        int[] attempts = {0};
        wire.on(
                PUT,
                sent -> ++attempts[0] < 3
                        ? Answer.json(400, Payloads.error("InvalidSwap", "Record was at another"))
                        : Answer.json(Payloads.written(root)));
        assertThat(bluesky.hide(new Action.Hide(party(), id(ASKED), "spam"), KEY))
                .isInstanceOf(Outcome.Sent.class);
        String body = wire.sent(PUT).get(2).text();
        assertThat(body)
                .contains("mentionRule")
                .contains("\"hiddenReplies\":[\"" + ASKED + "\"]")
                .contains("\"swapRecord\":\"" + Payloads.CID + "\"")
                .contains("\"createdAt\":\"2026-01-01T00:00:00Z\"");
    }

    @Test
    void hide_inSomebodyElsesThread_isRefusedBeforehand_whereThePostIsKnown() {
        wire.on(POSTS, Answer.json("{\"posts\":[]}"));
        wire.on(
                Request.get("/xrpc/app.bsky.notification.listNotifications"),
                Answer.json(Payloads.notifications(List.of(), "")));
        bluesky.fetch(Cursor.START);
        Post elsewhere = Post.builder(id(ASKED)).threadId(ROOT).build();
        Post ours = Post.builder(id(ASKED))
                .threadId("at://" + ME + "/app.bsky.feed.post/3mqzz22222222")
                .build();
        assertThat(bluesky.may(Wish.to(Capability.HIDE, elsewhere), AT).allowed())
                .isFalse();
        assertThat(bluesky.may(Wish.to(Capability.HIDE, ours), AT).allowed()).isTrue();
        assertThat(bluesky.may(Wish.to(Capability.REPLY, elsewhere), AT).allowed())
                .isTrue();
    }

    @Test
    void delete_somebodyElsesPost_isRefused_unsent() {
        VendorPermanentException denied =
                catchThrowableOfType(VendorPermanentException.class, () -> bluesky.delete(id(ASKED)));
        assertThat(denied.fault().kind()).isEqualTo(Fault.Kind.POLICY_DENIED);
        assertThat(wire.sent()).isEmpty();
    }

    @Test
    void gone_asks25AtATime_andOnlyTheMissingAreTombstones() {
        wire.on(
                POSTS,
                Answer.json("{\"posts\":["
                        + Payloads.view(ASKED, Payloads.author(ANA, "a.example"), Payloads.record("x", AT, ""), "{}")
                        + "]}"));
        List<PostId> known = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            known.add(id(Payloads.postUri(ANA, i)));
        }
        known.add(id(ASKED));
        List<Post> gone = bluesky.gone(known);
        assertThat(wire.count(POSTS)).isEqualTo(2);
        assertThat(gone)
                .hasSize(30)
                .allMatch(Post::deleted)
                .allMatch(post -> post.text().isEmpty());
    }

    @Test
    void thread_ownPostsAreTheBrands_gapsAreTombstones_fromTheRootDown() {
        String own = Payloads.postUri(ME, 3);
        String missing = Payloads.postUri(ANA, 4);
        String answer =
                """
                {"thread":{"$type":"app.bsky.feed.defs#threadViewPost","post":%s,
                  "parent":{"$type":"app.bsky.feed.defs#threadViewPost","post":%s,
                    "parent":{"$type":"app.bsky.feed.defs#notFoundPost","uri":"%s","notFound":true}},
                  "replies":[{"$type":"app.bsky.feed.defs#threadViewPost","post":%s,"replies":[]},
                    {"$type":"app.bsky.feed.defs#blockedPost","uri":"%s","blocked":true}]}}
                """.formatted(view(ASKED, ANA), view(ROOT, ANA), missing, view(own, ME), Payloads.postUri(ANA, 9));
        wire.on(Request.get("/xrpc/app.bsky.feed.getPostThread"), Answer.json(answer));
        List<Post> thread = bluesky.thread(id(ASKED));
        assertThat(thread).extracting(post -> post.id().nativeId()).containsExactly(missing, ROOT, ASKED, own);
        assertThat(thread).extracting(Post::deleted).containsExactly(true, false, false, false);
        assertThat(thread.get(3).authorRole()).isEqualTo(AuthorRole.BRAND);
        assertThat(thread.get(2).authorRole()).isEqualTo(AuthorRole.UNKNOWN);
    }

    private static String view(String uri, String did) {
        return Payloads.view(uri, Payloads.author(did, "x.example"), Payloads.record("x", AT, ""), "{}");
    }

    @Test
    void E9_search_longNameImagesAndEmptyText_areMapped() {
        String author = Payloads.author(ANA, "ana.example").replace("\"Ana\"", "\"" + "N".repeat(10_000) + "\"");
        String record = Payloads.record("", AT, """
                ,"embed":{"$type":"app.bsky.embed.recordWithMedia","record":{"record":{"uri":"%s","cid":"%s"}},
                "media":{"$type":"app.bsky.embed.images","images":[{"alt":"","image":{}},{"alt":"","image":{}}]}}
                """.formatted(ROOT, Payloads.CID));
        wire.on(
                Request.get("/xrpc/app.bsky.feed.searchPosts"),
                Answer.json("{\"posts\":[" + Payloads.view(ASKED, author, record, "{}") + "]}"));
        Post post =
                ((Arrival.Received) bluesky.search("acme", Cursor.START).items().get(0)).post();
        assertThat(post.text()).isEmpty();
        assertThat(post.author().name()).hasSize(257).endsWith("…");
        assertThat(post.attributes()).containsEntry("images", "2").containsEntry("quotes", ROOT);
        assertThat(post.kind()).isEqualTo(PostKind.POST);
        assertThat(post.lang()).isEqualTo("es");
    }

    @Test
    void writes_pastThePointsOfAnHour_waitForTheNext_unsent() {
        shows("{}");
        for (int i = 0; i < 1666; i++) {
            bluesky.reply(reply("Hola"), new ActionKey("sccc:" + i));
        }
        int sent = wire.count(PUT);
        assertThatThrownBy(() -> bluesky.reply(reply("Hola"), new ActionKey("sccc:one-more")))
                .isInstanceOf(VendorTransientException.class);
        assertThat(wire.count(PUT)).isEqualTo(sent);
        wire.clock().advance(Duration.ofHours(1));
        assertThat(bluesky.reply(reply("Hola"), new ActionKey("sccc:one-more"))).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void build_everythingWrong_isToldAtOnce() {
        assertThatThrownBy(() -> Bluesky.account("acme con espacios")
                        .host("http://169.254.169.254/latest")
                        .history(Duration.ofDays(-1))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a handle")
                .hasMessageContaining("appPassword is missing")
                .hasMessageContaining("history")
                .hasMessageContaining("host");
    }

    @Test
    void account_withAtSignAndCapitals_isTheSame() {
        try (Bluesky other = Bluesky.account("@Acme.Example").appPassword("x").build()) {
            assertThat(other.account()).isEqualTo(bluesky.account());
        }
    }

    @Test
    void open_byName_throughTheServiceLoader() {
        ConfigSpec spec = new BlueskyProvider().config();
        assertThat(spec.validate(Map.of("handel", "acme.example", "app_password", "x")))
                .extracting(ConfigSpec.Problem::toString)
                .anyMatch(problem -> problem.contains("handel") && problem.contains("handle"))
                .anyMatch(problem -> problem.startsWith("handle is missing"));
        Services services = new Services(TenantId.DEFAULT, wire.clock(), new InMemoryCredentials(), new Random(7));
        Map<String, String> told = Map.of(
                "handle",
                "acme.example",
                "app_password",
                "secret-word",
                "base_url",
                wire.url().toString(),
                "allow_private",
                "127.0.0.1",
                "history",
                "7d");
        Connector opened = Connectors.found().open("bluesky", told, services);
        assertThat(opened.account()).isEqualTo(bluesky.account());
        assertThat(opened.toString()).doesNotContain("secret-word");
        opened.close();
    }
}
