package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.CommunityContract;
import io.sccc.connectors.testkit.Recording;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.CommandCenter;
import io.sccc.core.model.Event;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Understanding;
import io.sccc.core.testing.RecordingListener;
import io.sccc.rules.DroolsRouter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VendorConnectorTest extends CommunityContract {

    @Override
    protected CommunityConnector connector(Wire wire) {
        return VendorRecording.connector(wire);
    }

    @Override
    protected Recording recording() {
        return VendorRecording.recording();
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
