package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Every rule passes with a sound connector and fails with the one that breaks it. */
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
    Stream<DynamicTest> soundConnectors_passEveryRule() {
        return Stream.of(FakeNetworkKit.class, FakeCommunityKit.class, FakeCrmKit.class, FakeHookKit.class)
                .map(kit -> DynamicTest.dynamicTest(kit.getSimpleName(), () -> {
                    TestExecutionSummary summary = run(selectClass(kit), Defect.NONE);
                    assertThat(failures(summary)).isEmpty();
                    assertThat(summary.getTestsSkippedCount() + summary.getTestsAbortedCount())
                            .isZero();
                    assertThat(summary.getTestsSucceededCount())
                            .isEqualTo(rules(kit).size());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRule_failsForItsDefect() {
        return Arrays.stream(Defect.values())
                .filter(defect -> defect != Defect.NONE)
                .map(defect -> DynamicTest.dynamicTest(defect.name(), () -> {
                    Class<?> kit = defect == Defect.A04
                            ? FakeCommunityKit.class
                            : PROOFS.get(defect.name().charAt(0));
                    String rule = rules(kit).get(defect.name());
                    assertThat(rule).as("a rule of this number").isNotNull();
                    TestExecutionSummary summary = run(selectMethod(kit.getName() + "#" + rule), defect);
                    assertThat(summary.getTestsFailedCount()).as(rule).isEqualTo(1);
                }));
    }

    @Test
    void rules_haveADefectEach_andNumbersWithoutGaps() {
        TreeSet<String> numbers = new TreeSet<>();
        PROOFS.values().forEach(kit -> numbers.addAll(rules(kit).keySet()));
        assertThat(Arrays.stream(Defect.values()).map(Enum::name).filter(name -> !name.equals("NONE")))
                .containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(numbers).hasSizeGreaterThan(50);
    }

    /** Number to method name of the rules a class inherits. */
    private static Map<String, String> rules(Class<?> kit) {
        Map<String, String> rules = new TreeMap<>();
        for (Class<?> type = kit; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    rules.put(method.getName().substring(0, 3), method.getName());
                }
            }
        }
        return rules;
    }

    private static TestExecutionSummary run(DiscoverySelector selector, Defect defect) {
        Defect.now = defect;
        try {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selector)
                                    .build(),
                            listener);
            return listener.getSummary();
        } finally {
            Defect.now = Defect.NONE;
        }
    }

    private static List<String> failures(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                .collect(Collectors.toList());
    }
}
