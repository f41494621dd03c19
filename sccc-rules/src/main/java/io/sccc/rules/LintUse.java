package io.sccc.rules;

import java.time.Instant;

/** What rules were not used for: none of a sample's posts, or no time from now on. */
final class LintUse {

    private final LintReport report;

    LintUse(LintReport report) {
        this.report = report;
    }

    void expired(RuleSpec rule, Instant now) {
        Instant end = rule.scope().validTo();
        if (end != null && !end.isAfter(now)) {
            report.warn(
                    LintReport.EXPIRED,
                    rule,
                    "has expired: it is valid to " + end + " and matches nothing since",
                    "Remove it, or give it a later valid to");
        }
    }

    void sampled(RuleSpec rule, RuleUse use) {
        String id = rule.id();
        String sample = "%,d posts of the sample".formatted(use.posts());
        if (use.matched(id) == 0) {
            String why = use.timers(id) == 0
                    ? "matched none of the " + sample
                    : "matched none of the " + sample + ", though %,d set its timer".formatted(use.timers(id));
            report.warn(
                    LintReport.UNFIRED,
                    rule,
                    why,
                    "Look whether its conditions are meant so; a larger sample may have a post for it");
        } else if (use.decided(id) == 0 && rule.level() != null) {
            report.warn(
                    LintReport.UNFIRED,
                    rule,
                    "matched %,d of the %s and never decided: mostly rule %s came first"
                            .formatted(use.matched(id), sample, use.mostlyBehind(id)),
                    "Give it a larger priority if it is to decide");
        }
    }
}
