package io.sccc.examples;

import io.sccc.connectors.ActiveSecrets;
import io.sccc.connectors.Capability;
import io.sccc.connectors.Digest;
import io.sccc.connectors.Secret;
import io.sccc.connectors.http.Limits;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Deliveries;
import io.sccc.connectors.testkit.Item;
import io.sccc.connectors.testkit.Read;
import io.sccc.connectors.testkit.Recording;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Sent;
import io.sccc.connectors.testkit.Shelf;
import io.sccc.connectors.testkit.Target;
import io.sccc.connectors.testkit.Trait;
import io.sccc.connectors.testkit.Wire;
import io.sccc.connectors.testkit.Write;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Plaza shows of itself, for the two test classes. */
final class VendorRecording implements Shelf, Deliveries {

    private static final String TOKEN = "pl4za-t0ken";
    private static final String HOOK = "pl4za-h00k";
    private static final String OLD_HOOK = "pl4za-0ld-h00k";
    private static final Answer MADE = Answer.json(201, "{\"id\":\"r-1\",\"again\":false}");
    private static final Answer HITS = Answer.json("""
            {"hits":[{"id":"a-1","url":"https://plaza.example/a-1","lang":"es","title":"Facturas","text":"En Mi cuenta."},
            {"id":"a-2","url":"https://plaza.example/a-2","title":"Pagos","text":"Con tarjeta."}]}""");

    static VendorConnector connector(Wire wire) {
        return new VendorConnector(
                "acme",
                VendorConnector.gateway(wire.url(), TOKEN)
                        .allowPrivate("127.0.0.1")
                        .clock(wire.clock())
                        .limits(Limits.DEFAULT.withCall(wire.patience()))
                        .build(),
                ActiveSecrets.of(Secret.of(HOOK), Secret.of(OLD_HOOK)),
                TenantId.DEFAULT);
    }

    static Recording recording() {
        VendorRecording plaza = new VendorRecording();
        return Recording.builder()
                .secrets(TOKEN, HOOK, OLD_HOOK)
                .always(wire -> wire.on(Request.get("/token"), Answer.json("{\"scopes\":[\"messages:write\"]}")))
                .listens(plaza)
                .lacks(Trait.DIRECT, "Plaza has no private messages")
                .delivers(plaza)
                .writes(
                        Capability.ANSWER,
                        Write.of(VendorRecording::reply, MADE, "r-1").honorsKeys())
                .reads(Capability.SEARCH, search())
                .reads(Capability.BACKFILL, backfill())
                .build();
    }

    /** The one request that answers a message. */
    private static Request reply(Target target) {
        return Request.post("/messages/" + target.post() + "/replies")
                .header("Idempotency-Key", target.key().value());
    }

    private static Read search() {
        Request asked = Request.get("/search").query("q", "modem");
        return Read.of(wire -> wire.on(asked, HITS), "a-1", "a-2")
                .asked("modem")
                .nothing(wire -> wire.on(asked, Answer.json("{\"hits\":[]}")));
    }

    private static Read backfill() {
        List<Item> items = List.of(Item.of(1, "uno"), Item.of(2, "dos"), Item.of(3, "tres"));
        return Read.of(wire -> archive(wire, items, 0), "2", "3", "1")
                .broken(wire -> archive(wire, items, 2), "3", "1")
                .nothing(wire -> archive(wire, List.of(), 0));
    }

    /** Pages of two behind numbers; what was edited or deleted is listed once more at the end. */
    @Override
    public void hold(Wire wire, List<Item> items) {
        List<Item> log = new ArrayList<>(items);
        items.stream().filter(item -> item.changed() != null).forEach(log::add);
        wire.on(Request.get("/messages"), sent -> page(log, sent));
    }

    private static Answer page(List<Item> log, Sent sent) {
        String after = sent.query().getOrDefault("after", "");
        int from = after.isEmpty() ? 0 : Integer.parseInt(after);
        int to = Math.min(from + 2, log.size());
        return Answer.json("{\"messages\":[%s],\"next\":\"%d\",\"more\":%s}"
                .formatted(shown(log.subList(from, to)), to, to < log.size()));
    }

    private static String shown(List<Item> items) {
        return items.stream()
                .filter(item -> !item.is(Trait.HIDDEN)) // a page may be shorter, or empty
                .map(VendorRecording::message)
                .collect(Collectors.joining(","));
    }

    /** One message as Plaza writes it. */
    private static String message(Item item) {
        return """
                {%s"thread":"t","author":%s,"staff":%s,"text":%s,"at":"%s","reply_to":%s,"version":%d,"deleted":%s,\
                "type":"%s"}""".formatted(
                        item.is(Trait.BROKEN) ? "" : "\"id\":\"" + item.number() + "\",",
                        item.is(Trait.ANONYMOUS) ? "null" : "\"" + (100 + item.writer()) + "\"",
                        item.is(Trait.OWN),
                        Answer.quoted(item.text()),
                        item.at(),
                        item.answers() == 0 ? "null" : "\"" + item.answers() + "\"",
                        item.changed() == null ? 0 : 1,
                        item.is(Trait.DELETED),
                        item.is(Trait.STRANGE) ? "hologram" : "text");
    }

    /** The newest two, the two before them, and so on, each page newest first; one of them may have lost its id. */
    private static void archive(Wire wire, List<Item> items, int broken) {
        wire.on(Request.get("/archive"), sent -> {
            int end = Integer.parseInt(sent.query().getOrDefault("before", "" + items.size()));
            int begin = Math.max(0, end - 2);
            List<Item> page = new ArrayList<>(items.subList(begin, end));
            Collections.reverse(page);
            String next = begin == 0 ? "" : "" + begin;
            return Answer.json("{\"messages\":[%s],\"before\":\"%s\"}"
                    .formatted(shown(page).replace("\"id\":\"" + broken + "\",", ""), next));
        });
    }

    @Override
    public String id(int number) {
        return Integer.toString(number);
    }

    @Override
    public byte[] body(List<Item> items) {
        return "{\"messages\":[%s]}".formatted(shown(items)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public WebhookRequest signed(byte[] body, String secret, Instant at) {
        String hex = HexFormat.of().formatHex(Digest.HMAC_SHA256.of(Secret.of(secret), body));
        return new WebhookRequest("POST", "/hooks", Map.of("x-plaza-signature", List.of("sha256=" + hex)), body);
    }

    @Override
    public List<String> secrets() {
        return List.of(HOOK, OLD_HOOK);
    }

    @Override
    public String signatureHeader() {
        return "x-plaza-signature";
    }
}
