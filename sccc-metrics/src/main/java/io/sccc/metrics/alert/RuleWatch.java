package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import java.time.Duration;
import java.util.Map;

/** Rules whose cases are closed as not an issue: 30 % of those of about the last month, of twenty or more. */
final class RuleWatch implements Watch {

    private static final Duration MEMORY = Duration.ofDays(30);
    private static final double LEAST = 20;
    private static final double WRONG = 0.3;
    private static final double WRONG_BADLY = 0.6;
    private static final double WELL = 0.2;

    private final Scopes<DecayedShare> rules = new Scopes<>(() -> new DecayedShare(MEMORY));

    @Override
    public void look(Signal signal, Findings findings) {
        if (signal instanceof Signal.CasesClosed cases) {
            DecayedShare rule = rules.of(cases.scope());
            if (rule != null) {
                rule.add(cases.at(), cases.notAnIssue(), cases.closed());
                look(cases, rule, findings);
            }
        }
    }

    private static void look(Signal.CasesClosed cases, DecayedShare rule, Findings findings) {
        // rounding: what is exactly 20 cases, or exactly 30 %, must count as such though it has decayed a little
        boolean enough = Math.round(rule.whole()) >= LEAST;
        if (enough && Math.round(rule.share() * 1000) >= WRONG * 1000) {
            Severity severity = rule.share() >= WRONG_BADLY ? Severity.CRITICAL : Severity.WARNING;
            Map<String, Double> numbers = Map.of(
                    "closed", (double) Math.round(rule.whole()),
                    "not_an_issue", (double) Math.round(rule.part()),
                    "share", rule.share());
            findings.bad(Kind.RULE_WRONG, severity, cases.scope(), "", cases.at(), numbers);
        } else if (rule.share() < WELL) {
            findings.well(Kind.RULE_WRONG, cases.scope(), cases.at());
        }
    }
}
