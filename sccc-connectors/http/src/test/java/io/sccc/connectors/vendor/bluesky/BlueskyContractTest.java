package io.sccc.connectors.vendor.bluesky;

import static io.sccc.connectors.vendor.bluesky.Payloads.CID;
import static io.sccc.connectors.vendor.bluesky.Payloads.HANDLE;
import static io.sccc.connectors.vendor.bluesky.Payloads.ME;
import static io.sccc.connectors.vendor.bluesky.Payloads.PASSWORD;

import io.sccc.connectors.Capability;
import io.sccc.connectors.SocialNetworkConnector;
import io.sccc.connectors.http.Limits;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Item;
import io.sccc.connectors.testkit.Read;
import io.sccc.connectors.testkit.Recording;
import io.sccc.connectors.testkit.Renewal;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Shelf;
import io.sccc.connectors.testkit.SocialNetworkContract;
import io.sccc.connectors.testkit.Target;
import io.sccc.connectors.testkit.Trait;
import io.sccc.connectors.testkit.Wire;
import io.sccc.connectors.testkit.Write;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The vendor contract, with payloads in the network's shape. */
final class BlueskyContractTest extends SocialNetworkContract {

    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final String ACCESS = Payloads.token(ME, START.plus(Duration.ofHours(2)), "first-signature");
    private static final String REFRESH = Payloads.token(ME, START.plus(Duration.ofDays(90)), "refresh-signature");
    private static final String NEW_ACCESS = Payloads.token(ME, START.plus(Duration.ofHours(3)), "second-signature");
    private static final String NEW_REFRESH = Payloads.token(ME, START.plus(Duration.ofDays(91)), "refresh-two");
    private static final String LIST = "/xrpc/app.bsky.notification.listNotifications";
    private static final String POSTS = "/xrpc/app.bsky.feed.getPosts";
    private static final String PROFILE = "/xrpc/app.bsky.actor.getProfile";
    private static final String PUT = "/xrpc/com.atproto.repo.putRecord";
    private static final String GET = "/xrpc/com.atproto.repo.getRecord";
    private static final String REFRESHES = "/xrpc/com.atproto.server.refreshSession";
    private static final String ROOT = "at://" + ME + "/app.bsky.feed.post/3mqzz22222222";
    private static final String GATE = "at://" + ME + "/app.bsky.feed.threadgate/3mqzz22222222";
    private static final Answer NO_RECORD =
            Answer.json(400, Payloads.error("RecordNotFound", "Could not locate record"));

    @Override
    protected SocialNetworkConnector connector(Wire wire) {
        InMemoryCredentials kept = new InMemoryCredentials();
        kept.update(TenantId.DEFAULT, new AccountId("bluesky", HANDLE), before -> """
                {"access":"%s","refresh":"%s","got":"2026-03-02T12:00:00Z","expires":"2026-03-02T14:00:00Z",
                 "scope":"com.atproto.appPass","revoked":false}
                """.formatted(ACCESS, REFRESH));
        return Bluesky.account(HANDLE)
                .appPassword(PASSWORD)
                .host(wire.url().toString())
                .allowPrivate("127.0.0.1")
                .credentials(kept)
                .clock(wire.clock())
                .limits(Limits.DEFAULT.withCall(wire.patience()))
                .build();
    }

    @Override
    protected Recording recording() {
        return Recording.builder()
                .secrets(PASSWORD, ACCESS, REFRESH, NEW_ACCESS, NEW_REFRESH)
                .always(BlueskyContractTest::session)
                .listens(new Notified())
                .lacks(Trait.DELETED, "a deleted post leaves the notifications without a word")
                .lacks(Trait.OWN, "nobody is notified of posts of their own")
                .lacks(Trait.DIRECT, "direct messages are another service, which the connector does not read")
                .lacks(Trait.ANONYMOUS, "a record's address names whose it is")
                .reads(Capability.BACKFILL, backfill())
                .reads(Capability.PROFILE, profile())
                .writes(Capability.REPLY, reply())
                .writes(Capability.REACT, react())
                .writes(Capability.HIDE, hide())
                .throttles(
                        Answer.json(429, Payloads.error("RateLimitExceeded", "Rate Limit Exceeded"))
                                .header("RateLimit-Limit", "3000")
                                .header("RateLimit-Remaining", "0")
                                .header(
                                        "RateLimit-Reset",
                                        Long.toString(START.plusSeconds(200).getEpochSecond()))
                                .header("RateLimit-Policy", "3000;w=300"),
                        Duration.ofSeconds(200))
                .renews(new Renewal(
                        Request.any().header("Authorization", "Bearer " + ACCESS),
                        Answer.json(400, Payloads.error("ExpiredToken", "Token has expired")),
                        Request.post(REFRESHES),
                        Answer.json(Payloads.session(NEW_ACCESS, NEW_REFRESH))))
                .build();
    }

    private static void session(Wire wire) {
        wire.on(Request.post(REFRESHES), Answer.json(Payloads.session(NEW_ACCESS, NEW_REFRESH)));
        wire.on(
                Request.post("/xrpc/com.atproto.server.createSession"),
                Answer.json(Payloads.session(NEW_ACCESS, NEW_REFRESH)));
        wire.on(
                Request.get("/xrpc/com.atproto.server.getSession"),
                Answer.json("{\"did\":\"%s\",\"handle\":\"%s\",\"active\":true}".formatted(ME, HANDLE)));
    }

    /** What people wrote, as notifications: newest first, two a page. */
    private static final class Notified implements Shelf {

        @Override
        public void hold(Wire wire, List<Item> items) {
            List<Item> newestFirst = new ArrayList<>(items);
            Collections.reverse(newestFirst);
            List<List<Item>> pages = Item.pages(newestFirst, 2);
            for (int page = 0; page < pages.size(); page++) {
                Request asked = Request.get(LIST);
                String next = page + 1 < pages.size() ? "page-" + (page + 1) : "";
                List<String> shown = pages.get(page).stream()
                        .filter(item -> !item.is(Trait.HIDDEN))
                        .map(this::json)
                        .toList();
                wire.on(
                        page == 0 ? asked.without("cursor") : asked.query("cursor", "page-" + page),
                        Answer.json(Payloads.notifications(shown, next)));
            }
        }

        private String json(Item item) {
            String did = person(item.writer());
            String answered = item.is(Trait.ANSWERING) ? Payloads.reply(ROOT, id(item.answers())) : "";
            String embed = item.is(Trait.STRANGE)
                    ? ",\"embed\":{\"$type\":\"app.bsky.embed.hologram\",\"depth\":{\"unit\":\"cubit\"}}"
                    : "";
            String record = Payloads.record(item.text(), item.at(), answered + embed);
            return Payloads.notification(
                    item.is(Trait.BROKEN) ? "not an address" : id(item.number()),
                    item.is(Trait.EDITED) ? CID.replace('z', 'y') : CID,
                    Payloads.author(did, "ana.example"),
                    item.is(Trait.ANSWERING) ? "reply" : "mention",
                    record,
                    item.at());
        }

        @Override
        public String id(int number) {
            return Payloads.postUri(person(1 + number % 3), number);
        }

        @Override
        public String person(int writer) {
            return Payloads.did(writer);
        }
    }

    private static String seen(int number, String at) {
        String did = Payloads.did(number);
        Instant when = Instant.parse(at);
        return Payloads.notification(
                Payloads.postUri(did, number),
                CID,
                Payloads.author(did, "ana.example"),
                "mention",
                Payloads.record("hola", when, ""),
                when);
    }

    private static Read backfill() {
        List<String> head = List.of(seen(4, "2026-03-02T10:00:00Z"), seen(3, "2026-02-20T10:00:00Z"));
        List<String> tail = List.of(seen(2, "2026-02-10T10:00:00Z"), seen(1, "2026-01-20T10:00:00Z"));
        String broken = seen(2, "2026-02-21T10:00:00Z").replace(Payloads.postUri(Payloads.did(2), 2), "not an address");
        return Read.of(
                        wire -> wire.on(
                                        Request.get(LIST).without("cursor"),
                                        Answer.json(Payloads.notifications(head, "older")))
                                .on(
                                        Request.get(LIST).query("cursor", "older"),
                                        Answer.json(Payloads.notifications(tail, "oldest"))),
                        Payloads.postUri(Payloads.did(3), 3),
                        Payloads.postUri(Payloads.did(2), 2))
                .broken(
                        wire -> wire.on(
                                Request.get(LIST),
                                Answer.json(
                                        Payloads.notifications(List.of(broken, seen(3, "2026-02-20T10:00:00Z")), ""))),
                        Payloads.postUri(Payloads.did(3), 3))
                .nothing(wire -> wire.on(Request.get(LIST), Answer.json(Payloads.notifications(List.of(), ""))));
    }

    private static Read profile() {
        String did = Payloads.did(1);
        return Read.of(wire -> wire.on(Request.get(PROFILE), Answer.json(Payloads.author(did, "ana.example"))), did)
                .asked(did)
                .nothing(wire -> wire.on(
                        Request.get(PROFILE), Answer.json(400, Payloads.error("InvalidRequest", "Profile not found"))));
    }

    private static void shows(Wire wire, Target target) {
        String record = Payloads.record("sin señal", START, Payloads.reply(ROOT, ROOT));
        String view = Payloads.view(target.post(), Payloads.author(target.person(), "ana.example"), record, "{}");
        wire.on(Request.get(POSTS).query("uris", target.post()), Answer.json("{\"posts\":[%s]}".formatted(view)));
    }

    private static Request puts(String collection, Target target) {
        return Request.post(PUT).body("\"collection\":\"" + collection + "\"").body("\"" + target.post() + "\"");
    }

    private static AtUri own(String collection, Target target) {
        AtUri about = Objects.requireNonNull(AtUri.read(target.post()));
        return new AtUri(ME, collection, RecordKey.of(target.key(), about));
    }

    private static Request reads(AtUri uri) {
        return Request.get(GET)
                .query("repo", ME)
                .query("collection", uri.collection())
                .query("rkey", uri.rkey());
    }

    private static Answer there(AtUri uri, String value) {
        return Answer.json("{\"uri\":\"%s\",\"cid\":\"%s\",\"value\":%s}".formatted(uri, CID, value));
    }

    private static Write named(String collection) {
        return Write.of(
                        target -> puts(collection, target),
                        Answer.json(Payloads.written("at://" + ME + "/" + collection + "/3mqzz22222223")),
                        target -> own(collection, target).toString())
                .reads(BlueskyContractTest::shows)
                .looksUp(
                        (wire, target) -> wire.on(
                                reads(own(collection, target)), there(own(collection, target), "{\"text\":\"hola\"}")),
                        (wire, target) -> wire.on(reads(own(collection, target)), NO_RECORD))
                .already((wire, target) -> wire.on(
                        puts(collection, target),
                        Answer.json(400, Payloads.error("InvalidSwap", "Record was at " + CID))))
                .honorsKeys();
    }

    private static Write reply() {
        return named(AtUri.POST);
    }

    private static Write react() {
        return named(Answers.LIKE);
    }

    private static Write hide() {
        AtUri gate = Objects.requireNonNull(AtUri.read(GATE));
        return Write.of(target -> puts(Gates.GATE, target), Answer.json(Payloads.written(GATE)), GATE)
                .reads(BlueskyContractTest::shows)
                .reads((wire, target) -> wire.on(reads(gate), NO_RECORD))
                .looksUp(
                        (wire, target) -> {
                            shows(wire, target);
                            wire.on(reads(gate), there(gate, hides(target.post())));
                        },
                        (wire, target) -> {
                            shows(wire, target);
                            wire.on(reads(gate), there(gate, hides(ROOT)));
                        })
                .already((wire, target) -> wire.on(reads(gate), there(gate, hides(target.post()))))
                .honorsKeys();
    }

    private static String hides(String uri) {
        return "{\"$type\":\"%s\",\"post\":\"%s\",\"createdAt\":\"%s\",\"hiddenReplies\":[\"%s\"]}"
                .formatted(Gates.GATE, ROOT, START, uri);
    }
}
