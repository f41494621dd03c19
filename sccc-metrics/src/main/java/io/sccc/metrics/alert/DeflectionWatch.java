package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import java.time.Duration;
import java.util.Map;

/** Answers without a person help less than they used to: the last day against the last weeks. */
final class DeflectionWatch implements Watch {

    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration USUALLY = Duration.ofDays(28);
    private static final double LEAST_LATELY = 15;
    private static final double LEAST_USUALLY = 100;

    /** The share must have fallen for certain by this. */
    private static final double FALLEN = 0.15;

    private static final double FALLEN_BADLY = 0.4;

    private final Scopes<Answers> scopes = new Scopes<>(Answers::new);

    private static final class Answers {
        private final DecayedShare lately = new DecayedShare(LATELY);
        private final DecayedShare usually = new DecayedShare(USUALLY);
    }

    @Override
    public void look(Signal signal, Findings findings) {
        if (signal instanceof Signal.Deflection deflection) {
            Answers answers = scopes.of(deflection.scope());
            if (answers != null) {
                look(deflection, answers, findings);
            }
        }
    }

    private static void look(Signal.Deflection deflection, Answers answers, Findings findings) {
        DecayedShare lately = answers.lately;
        double usual = answers.usually.share();
        boolean known = answers.usually.whole() >= LEAST_USUALLY;
        lately.add(deflection.at(), deflection.deflected(), deflection.attempts());
        double fallen = usual - Wilson.high(lately.part(), lately.whole());
        if (known && lately.whole() >= LEAST_LATELY && fallen >= FALLEN) {
            Severity severity = fallen >= FALLEN_BADLY ? Severity.CRITICAL : Severity.WARNING;
            Map<String, Double> numbers = Map.of(
                    "attempts",
                    (double) Math.round(lately.whole()),
                    "deflected",
                    (double) Math.round(lately.part()),
                    "share",
                    lately.share(),
                    "usual",
                    usual);
            findings.bad(Kind.DEFLECTION_COLLAPSE, severity, deflection.scope(), "", deflection.at(), numbers);
        } else if (lately.share() >= usual - FALLEN / 2) {
            findings.well(Kind.DEFLECTION_COLLAPSE, deflection.scope(), deflection.at());
        }
        answers.usually.add(deflection.at(), deflection.deflected(), deflection.attempts());
    }
}
