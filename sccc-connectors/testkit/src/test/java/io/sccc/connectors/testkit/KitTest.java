package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Every rule fails with the connector that breaks it; that it passes with a sound one, {@link SoundKitTest} shows. */
@ResourceLock("the defect of the moment")
class KitTest {

    /** Rule families to the class that proves them. */
    private static final Map<Character, Class<?>> PROOFS = Map.of(
            'A', FakeNetworkKit.class,
            'F', FakeNetworkKit.class,
            'E', FakeNetworkKit.class,
            'L', FakeNetworkKit.class,
            'S', FakeNetworkKit.class,
            'P', FakeCommunityKit.class,
            'K', FakeCommunityKit.class,
            'R', FakeCrmKit.class,
            'W', FakeHookKit.class);

    @AfterEach
    void mend() {
        Defect.now = Defect.NONE;
    }

    @TestFactory
    Stream<DynamicTest> everyRule_failsForItsDefect() {
        return Arrays.stream(Defect.values())
                .filter(defect -> defect != Defect.NONE)
                .map(defect -> DynamicTest.dynamicTest(defect.name(), () -> {
                    Class<?> kit = switch (defect) {
                        case A04 -> FakeCommunityKit.class;
                        case P07, P08 -> FakeNetworkKit.class; // the one that has a past
                        default -> PROOFS.get(defect.name().charAt(0));
                    };
                    String rule = Kits.rules(kit).get(defect.name());
                    assertThat(rule).as("a rule of this number").isNotNull();
                    TestExecutionSummary summary = Kits.run(selectMethod(kit.getName() + "#" + rule), defect);
                    assertThat(summary.getTestsFailedCount()).as(rule).isEqualTo(1);
                }));
    }

    @Test
    void rules_haveADefectEach_andNumbersWithoutGaps() {
        TreeSet<String> numbers = new TreeSet<>();
        PROOFS.values().forEach(kit -> numbers.addAll(Kits.rules(kit).keySet()));
        assertThat(Arrays.stream(Defect.values()).map(Enum::name).filter(name -> !name.equals("NONE")))
                .containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(numbers).hasSizeGreaterThan(50);
    }
}
