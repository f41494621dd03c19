package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.sccc.connectors.SocialNetworkConnector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A sound connector passes where the machine has no time for it. */
@ResourceLock(value = "the defect of the moment", mode = ResourceAccessMode.READ)
class BusyMachineTest {

    /** Its calls are over before they go out, unless they have a second. */
    static class SlowKit extends FakeNetworkKit {

        @Override
        protected SocialNetworkConnector connector(Wire wire) {
            return new FakeNetwork(wire, Duration.ofSeconds(1));
        }
    }

    @Test
    void E03_littlePatienceIsOverBeforeTheRequestGoesOut_isTriedWithMore() {
        String rule = Kits.rules(SlowKit.class).get("E03");
        TestExecutionSummary summary = Kits.run(selectMethod(SlowKit.class.getName() + "#" + rule), Defect.NONE);
        assertThat(Kits.failures(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
    }
}
