package io.sccc.connectors.testkit;

import io.sccc.connectors.Capability;
import io.sccc.core.spi.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the fake vendor's systems show of themselves. */
final class FakeVendor {

    private static final Answer MADE = Answer.json(201, "{\"id\":\"made-1\"}");
    private static final Answer REFUSED = Answer.json("{\"id\":\"made-1\",\"refused\":true}");
    private static final Answer THROTTLED = Answer.json(429, "{}")
            .header("X-Fake-Reset", "" + Instant.parse("2026-03-02T12:03:20Z").getEpochSecond());

    private FakeVendor() {}

    static Recording.Builder any() {
        return Recording.builder()
                .secrets(FakeClient.OLD, FakeClient.NEW, FakeHook.SECRETS.get(0), FakeHook.SECRETS.get(1))
                .throttles(THROTTLED, Duration.ofSeconds(200))
                .renews(new Renewal(
                        Request.get("/**").header("Authorization", "Bearer " + FakeClient.OLD),
                        Answer.json(401, "{}"),
                        Request.post("/token"),
                        Answer.json("{}")))
                .always(wire -> wire.on(Request.post("/token"), Answer.json(400, "{}")));
    }

    static Recording network() {
        return any().listens(FakeVendor::hold)
                .delivers(deliveries())
                .reads(
                        Capability.BACKFILL,
                        Read.of(wire -> pages(wire, "/old", items(5)), "1", "2", "3", "4", "5")
                                .nothing(wire -> pages(wire, "/old", List.of()))
                                .broken(wire -> pages(wire, "/old", oneBroken()), "1", "3"))
                .reads(
                        Capability.PROFILE,
                        Read.of(wire -> wire.on(Request.get("/people/77"), Answer.json("{\"id\":\"77\"}")), "77")
                                .asked("77")
                                .nothing(wire -> wire.on(Request.get("/people/*"), Answer.json(404, "{}"))))
                .writes(Capability.REPLY, write(target -> Request.post("/posts/" + target.post() + "/replies")))
                .writes(
                        Capability.DIRECT_MESSAGE,
                        write(target -> Request.post("/people/" + target.person() + "/messages")))
                .writes(Capability.REACT, write(target -> Request.post("/posts/" + target.post() + "/reactions")))
                .writes(
                        Capability.HIDE,
                        Write.of(target -> Request.post("/posts/" + target.post() + "/hide"), Answer.status(204), "")
                                .honorsKeys()
                                .already((wire, target) -> wire.on(
                                        Request.post("/posts/" + target.post() + "/hide"), Answer.json(409, "{}"))))
                .build();
    }

    static Write write(java.util.function.Function<Target, Request> effect) {
        return Write.of(effect, MADE, "made-1")
                .refusedWith(REFUSED)
                .looksUp(
                        (wire, target) -> wire.on(
                                Request.get("/done").query("key", target.key().value()),
                                Answer.json("{\"id\":\"made-1\"}")),
                        (wire, target) -> wire.on(Request.get("/done"), Answer.json(404, "{}")));
    }

    static List<Item> items(int count) {
        List<Item> items = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            items.add(Item.of(number, "viejo " + number));
        }
        return items;
    }

    private static List<Item> oneBroken() {
        List<Item> items = items(3);
        items.set(1, items.get(1).with(Trait.BROKEN));
        return items;
    }

    static void hold(Wire wire, List<Item> items) {
        pages(wire, "/items", items);
    }

    /** Pages of two behind numbers; what changed stands at the end once more. */
    static void pages(Wire wire, String path, List<Item> items) {
        List<Item> log = new ArrayList<>(items);
        items.stream().filter(item -> item.changed() != null).forEach(log::add);
        wire.on(Request.get(path), sent -> {
            int from = Integer.parseInt(sent.query().getOrDefault("after", "0"));
            int to = Math.min(from + 2, log.size());
            String shown = from > to ? "" : json(log.subList(from, to));
            return Answer.json(
                    "{\"items\":[%s],\"next\":%d,\"more\":%s}".formatted(shown, Math.max(from, to), to < log.size()));
        });
    }

    static String json(List<Item> items) {
        return items.stream()
                .filter(item -> !item.is(Trait.HIDDEN))
                .map(FakeVendor::json)
                .collect(Collectors.joining(","));
    }

    private static String json(Item item) {
        return "{%s\"author\":%s,\"at\":\"%s\",\"text\":%s,\"kind\":\"%s\",\"own\":%s,\"gone\":%s,\"revision\":%d,\"answers\":%s}"
                .formatted(
                        item.is(Trait.BROKEN) ? "" : "\"id\":\"" + item.number() + "\",",
                        item.is(Trait.ANONYMOUS) ? "null" : "\"" + (100 + item.writer()) + "\"",
                        item.at(),
                        Answer.quoted(item.text()),
                        item.is(Trait.DIRECT) ? "direct" : item.is(Trait.STRANGE) ? "hologram" : "comment",
                        item.is(Trait.OWN),
                        item.is(Trait.DELETED),
                        item.changed() == null ? 0 : 1,
                        item.answers() == 0 ? "null" : "\"" + item.answers() + "\"");
    }

    static Deliveries deliveries() {
        return new Deliveries() {
            @Override
            public byte[] body(List<Item> items) {
                return ("{\"items\":[" + json(items) + "]}").getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public WebhookRequest signed(byte[] body, String secret, Instant at) {
                String time = Long.toString(at.getEpochSecond());
                return new WebhookRequest(
                        "POST",
                        "/hook",
                        Map.of(
                                FakeHook.SIGNATURE,
                                List.of(FakeHook.sign(secret, time, body)),
                                FakeHook.TIME,
                                List.of(time)),
                        body);
            }

            @Override
            public List<String> secrets() {
                return FakeHook.SECRETS;
            }

            @Override
            public String signatureHeader() {
                return FakeHook.SIGNATURE;
            }

            @Override
            public boolean timed() {
                return true;
            }

            @Override
            public @Nullable WebhookRequest handshake() {
                return new WebhookRequest("GET", "/hook?token=verify-t0ken&challenge=123", Map.of(), new byte[0]);
            }

            @Override
            public String handshakeAnswer() {
                return "123";
            }

            @Override
            public @Nullable WebhookRequest forgedHandshake() {
                return new WebhookRequest("GET", "/hook?token=guessed&challenge=123", Map.of(), new byte[0]);
            }
        };
    }
}
