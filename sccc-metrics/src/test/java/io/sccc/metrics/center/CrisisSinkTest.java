package io.sccc.metrics.center;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.CommandCenter;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.Event;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Router;
import io.sccc.core.testing.RecordingListener;
import io.sccc.metrics.alert.Alerts;
import io.sccc.metrics.alert.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrisisSinkTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final RecordingListener heard = new RecordingListener();
    private final CommandCenter center = CommandCenter.builder()
            .ledger(ledger)
            .routeWith(new NoRules())
            .measureWith(heard)
            .build();

    private static final class NoRules implements Router {
        @Override
        public Route route(Facts facts) {
            return Route.noRule("none", List.of());
        }

        @Override
        public String ruleset() {
            return "none";
        }

        @Override
        public String rulesetText() {
            return "";
        }
    }

    @AfterEach
    void close() {
        center.close();
    }

    private void complaint(long followers) {
        Alerts alerts = Alerts.standard(new CrisisSink(center, TenantId.DEFAULT));
        alerts.observe(new Signal.Complaint(NOON, "network net", "c1", followers, false));
        alerts.observe(new Signal.Complaint(NOON.plusSeconds(60), "network net", "c1", followers, false));
    }

    private List<Event> events() {
        return ledger.events(TenantId.DEFAULT, 0, 100);
    }

    @Test
    void on_criticalAlert_proposesOneCrisisThatListenersHear() throws Exception {
        complaint(2_000_000);

        assertThat(center.settle(Duration.ofMinutes(1))).isTrue();
        assertThat(events()).hasSize(1).isEqualTo(heard.events());
        Event.CrisisProposed crisis = (Event.CrisisProposed) events().get(0);
        assertThat(crisis.scope()).isEqualTo("network net");
        assertThat(crisis.why()).contains("2000000 followers", "since 2026-03-02T12:00:00Z");
    }

    @Test
    void on_sameAlertAfterARestart_proposesNothingMore() {
        complaint(2_000_000);
        complaint(2_000_000);

        assertThat(events()).hasSize(1);
    }

    @Test
    void on_alertThatIsNotCritical_proposesNothing() {
        complaint(20_000);

        assertThat(events()).isEmpty();
    }

    @Test
    void on_criticalAlertAboutOurOwnRules_isNoCrisis() {
        Alerts.standard(new CrisisSink(center, TenantId.DEFAULT))
                .observe(new Signal.CasesClosed(NOON, "broken", 40, 40));

        assertThat(events()).isEmpty();
    }
}
