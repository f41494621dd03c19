package io.sccc.connectors.vendor.bluesky;

import static io.sccc.connectors.vendor.bluesky.Payloads.ME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Stretch;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Sent;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Cursor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Every request the connector makes, against the network's lexicons. No fault of the lexicons themselves is known. */
@EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
final class BlueskyLexiconTest {

    /** Asked for by us, in no lexicon of the snapshot. */
    private static final Set<String> NOT_IN_THE_CONTRACT = Set.of();

    private final Path folder = Path.of(System.getProperty("sccc.shared", "."), "contracts", "bluesky", "lexicons");

    private static Party party() {
        return new Party(TenantId.DEFAULT, new ConversationId("c"), "someone", null);
    }

    private static PostId id(String uri) {
        return new PostId("bluesky", Payloads.HANDLE, uri);
    }

    @Test
    void everyRequest_fitsItsLexicon() {
        try (Wire wire = Wire.open();
                Bluesky bluesky = Logins.fresh(wire, new InMemoryCredentials()).build()) {
            script(wire);
            everything(wire, bluesky);
            Lexicons lexicons = new Lexicons(folder);
            Set<String> methods = new TreeSet<>();
            for (Sent sent : wire.sent()) {
                String nsid = sent.path().substring("/xrpc/".length());
                methods.add(nsid);
                if (sent.method().equals("GET")) {
                    lexicons.query(nsid, sent.query());
                } else {
                    lexicons.procedure(nsid, sent.text());
                }
            }
            assertThat(lexicons.faults())
                    .filteredOn(fault -> !NOT_IN_THE_CONTRACT.contains(fault))
                    .isEmpty();
            assertThat(methods).hasSize(12);
        }
    }

    @Test
    void lexicons_whatDoesNotFit_isFound() {
        Lexicons lexicons = new Lexicons(folder);
        lexicons.query("app.bsky.notification.listNotifications", Map.of("limit", "500", "colour", "red"));
        lexicons.query("app.bsky.feed.getPosts", Map.of());
        lexicons.procedure("com.atproto.repo.putRecord", """
                {"repo":"%s","collection":"app.bsky.feed.post","rkey":"a b","swapRecord":null,"record":{
                 "$type":"app.bsky.feed.post","text":"%s","reply":{"root":{"uri":"x","cid":null}},"mood":"good"}}
                """.formatted(ME, "x".repeat(301)));
        assertThat(lexicons.faults())
                .anyMatch(fault -> fault.contains("500 is out of range"))
                .anyMatch(fault -> fault.contains("unknown parameter colour"))
                .anyMatch(fault -> fault.contains("without uris"))
                .anyMatch(fault -> fault.contains("rkey: no record-key"))
                .anyMatch(fault -> fault.contains("too many graphemes"))
                .anyMatch(fault -> fault.contains("unknown mood"))
                .anyMatch(fault -> fault.contains("without createdAt"))
                .anyMatch(fault -> fault.contains("without parent"))
                .anyMatch(fault -> fault.contains("cid is null"))
                .anyMatch(fault -> fault.contains("uri: no at-uri"));
    }

    private static void everything(Wire wire, Bluesky bluesky) {
        String root = "at://" + ME + "/app.bsky.feed.post/3mqzz22222222";
        PostId asked = id(Payloads.postUri(Payloads.did(1), 2));
        ActionKey key = new ActionKey("sccc:1");
        Instant now = wire.clock().instant();
        Cursor next = bluesky.fetch(Cursor.START).next();
        bluesky.fetch(next);
        bluesky.backfill(new Stretch(now.minus(Duration.ofDays(1)), now), Cursor.START);
        String words = "¡Hola! @ana.example mire https://example.com/ayuda #Señal " + "👨‍👩‍👧".repeat(10);
        Action.Reply reply = new Action.Reply(party(), asked, words, "es");
        bluesky.reply(reply, key);
        bluesky.find(reply, key);
        bluesky.react(new Action.React(party(), asked, "like"), key);
        bluesky.hide(new Action.Hide(party(), asked, "spam"), key);
        bluesky.profile(Payloads.did(1));
        bluesky.search("acme lang:es", Cursor.START);
        bluesky.thread(id(root));
        bluesky.gone(List.of(asked));
        bluesky.delete(id(root));
        bluesky.check(now);
        wire.clock().advance(Duration.ofMinutes(119));
        bluesky.fetch(next);
    }

    private static void script(Wire wire) {
        Instant now = wire.clock().instant();
        String token = Payloads.token(ME, now.plus(Duration.ofHours(2)), "one");
        String view = Payloads.view(
                Payloads.postUri(Payloads.did(1), 2),
                Payloads.author(Payloads.did(1), "ana.example"),
                Payloads.record(
                        "x",
                        now,
                        Payloads.reply(
                                "at://" + ME + "/app.bsky.feed.post/3mqzz22222222",
                                Payloads.postUri(Payloads.did(1), 1))),
                "{}");
        String posts = "{\"posts\":[" + view + "]}";
        answer(
                wire,
                "app.bsky.notification.listNotifications",
                Payloads.notifications(List.of(), "2026-03-01T00:00:00Z"));
        answer(wire, "app.bsky.feed.getPosts", posts);
        answer(wire, "app.bsky.feed.searchPosts", posts);
        answer(wire, "app.bsky.feed.getPostThread", "{\"thread\":{\"post\":" + view + "}}");
        answer(wire, "app.bsky.actor.getProfile", Payloads.author(Payloads.did(1), "ana.example"));
        answer(wire, "com.atproto.identity.resolveHandle", "{\"did\":\"" + Payloads.did(1) + "\"}");
        answer(
                wire,
                "com.atproto.server.getSession",
                "{\"did\":\"" + ME + "\",\"handle\":\"" + Payloads.HANDLE + "\"}");
        answer(wire, "com.atproto.server.createSession", Payloads.session(token, token));
        answer(wire, "com.atproto.server.refreshSession", Payloads.session(token, token));
        answer(wire, "com.atproto.repo.putRecord", Payloads.written("at://" + ME + "/x.y.z/1"));
        answer(wire, "com.atproto.repo.deleteRecord", "{}");
        wire.on(
                Request.get("/xrpc/com.atproto.repo.getRecord"),
                Answer.json(400, Payloads.error("RecordNotFound", "Could not locate record")));
    }

    private static void answer(Wire wire, String method, String body) {
        wire.on(Request.of("GET", "/xrpc/" + method), Answer.json(body));
        wire.on(Request.of("POST", "/xrpc/" + method), Answer.json(body));
    }
}
