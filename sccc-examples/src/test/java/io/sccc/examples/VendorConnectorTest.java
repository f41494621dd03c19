package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.http.Limits;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.CommunityContract;
import io.sccc.connectors.testkit.Item;
import io.sccc.connectors.testkit.Recording;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Target;
import io.sccc.connectors.testkit.Trait;
import io.sccc.connectors.testkit.Wire;
import io.sccc.connectors.testkit.Write;
import io.sccc.core.CommandCenter;
import io.sccc.core.model.Event;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Understanding;
import io.sccc.core.testing.RecordingListener;
import io.sccc.rules.DroolsRouter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VendorConnectorTest extends CommunityContract {

    private static final String TOKEN = "pl4za-t0ken";
    private static final Answer MADE = Answer.json(201, "{\"id\":\"r-1\",\"again\":false}");

    @Override
    protected CommunityConnector connector(Wire wire) {
        return new VendorConnector(
                "acme",
                VendorConnector.gateway(wire.url(), TOKEN)
                        .allowPrivate("127.0.0.1")
                        .clock(wire.clock())
                        .limits(Limits.DEFAULT.withCall(wire.patience()))
                        .build());
    }

    @Override
    protected Recording recording() {
        return Recording.builder()
                .secrets(TOKEN)
                .listens(VendorConnectorTest::hold)
                .lacks(Trait.DIRECT, "Plaza has no private messages")
                .writes(
                        Capability.ANSWER,
                        Write.of(VendorConnectorTest::reply, MADE, "r-1").honorsKeys())
                .build();
    }

    /** The one request that answers a message. */
    private static Request reply(Target target) {
        return Request.post("/messages/" + target.post() + "/replies")
                .header("Idempotency-Key", target.key().value());
    }

    /** Pages of two behind numbers; what was edited or deleted is listed once more at the end. */
    private static void hold(Wire wire, List<Item> items) {
        List<Item> log = new ArrayList<>(items);
        items.stream().filter(item -> item.changed() != null).forEach(log::add);
        wire.on(Request.get("/messages"), sent -> {
            String after = sent.query().getOrDefault("after", "");
            int from = after.isEmpty() ? 0 : Integer.parseInt(after);
            int to = Math.min(from + 2, log.size());
            String shown = log.subList(from, to).stream()
                    .filter(item -> !item.is(Trait.HIDDEN))
                    .map(VendorConnectorTest::message)
                    .collect(Collectors.joining(","));
            return Answer.json("{\"messages\":[%s],\"next\":\"%d\",\"more\":%s}".formatted(shown, to, to < log.size()));
        });
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

    @Test
    void connect_inACenter_readsToTheEndAndAnswersTheCustomerOnly() throws Exception {
        String rules = "rules: [{id: thanks, when: {is_reply: false}, then: {level: FACILITATE,"
                + " actions: [reply: {en: Thank you, es: Gracias, pt: Obrigado}]}}]";
        wire().on(Request.get("/messages"), Answer.json("""
                {"messages":[{"id":"1","thread":"t","author":"ana","text":"no funciona","at":"2026-03-02T12:00:00Z"},
                {"thread":"t","author":"ana","text":"sin id"},
                {"id":"3","thread":"t","reply_to":"1","author":"soporte","staff":true,"text":"lo vemos"}],
                "next":"3","more":false}"""));
        Request thanks = Request.post("/messages/1/replies").body("Gracias");
        wire().on(thanks, Answer.json(201, "{\"id\":\"r-1\"}"));
        RecordingListener heard = new RecordingListener();
        try (CommandCenter center = CommandCenter.builder()
                .connect(connector())
                .understandWith((post, text, soFar) ->
                        new Understanding(Map.of(Understanding.LANGUAGE, new Finding("es", 1)), Set.of()))
                .routeWith(DroolsRouter.of(rules, "test.yaml"))
                .measureWith(heard)
                .build()) {
            center.start();
            assertThat(heard.await(Event.ActionDone.class, 1, Duration.ofSeconds(30)))
                    .isTrue();
            assertThat(heard.await(Event.PostStored.class, 2, Duration.ofSeconds(30)))
                    .isTrue();
            assertThat(center.settle(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(heard.of(Event.DeadLettered.class)).hasSize(1);
        assertThat(wire().count(thanks)).isEqualTo(1);
        assertThat(wire().count(Request.post("/**"))).isEqualTo(1);
    }
}
