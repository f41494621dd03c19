package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Every rule passes with a sound connector. The kits mostly wait for answers that come late, so they wait together. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = "the defect of the moment", mode = ResourceAccessMode.READ)
class SoundKitTest {

    @ParameterizedTest
    @ValueSource(classes = {FakeNetworkKit.class, FakeCommunityKit.class, FakeCrmKit.class, FakeHookKit.class})
    void soundConnector_passesEveryRule(Class<?> kit) {
        TestExecutionSummary summary = Kits.run(selectClass(kit), Defect.NONE);
        assertThat(Kits.failures(summary)).isEmpty();
        assertThat(summary.getTestsSkippedCount() + summary.getTestsAbortedCount())
                .isZero();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(Kits.rules(kit).size());
    }
}
