package io.sccc.connectors.testkit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs classes of the kit as a vendor's build would, and tells what came of it. */
final class Kits {

    private Kits() {}

    /** Number to method name of the rules a class inherits. */
    static Map<String, String> rules(Class<?> kit) {
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

    static TestExecutionSummary run(DiscoverySelector selector, Defect defect) {
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

    static List<String> failures(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                .collect(Collectors.toList());
    }
}
