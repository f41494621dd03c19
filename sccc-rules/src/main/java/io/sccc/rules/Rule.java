package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule made ready: its conditions can be asked, its reason is in words.
 *
 * @param spec the rule
 * @param conditions all that must hold, those of its scope last
 * @param checks the same, ready to be asked
 * @param reason its own, or one made of its conditions
 * @param timer what it leaves behind when it is asked by a timer; null when it is asked at once
 */
record Rule(
        RuleSpec spec,
        List<Condition> conditions,
        List<Check> checks,
        LocalizedText reason,
        Route.@Nullable Timer timer) {

    /** Who comes first: the larger priority, then the smaller id. */
    static final Comparator<RuleSpec> PRECEDENCE =
            Comparator.comparingInt(RuleSpec::priority).reversed().thenComparing(RuleSpec::id);

    static Rule of(RuleSpec spec, Checks checks) {
        Duration after = spec.after();
        List<Condition> asked = spec.asked();
        return new Rule(
                spec,
                asked,
                asked.stream().map(checks::of).toList(),
                spec.reason().byLanguage().isEmpty() ? Wording.of(spec.conditions()) : spec.reason(),
                after == null ? null : new Route.Timer(spec.id(), after));
    }

    /** Numbers of the conditions asked when a post is routed: all, but {@code unanswered} when a timer will ask it. */
    List<Integer> asked() {
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            if (timer == null || !conditions.get(i).fact().equals(Fact.UNANSWERED)) {
                asked.add(i);
            }
        }
        return asked;
    }

    /** Do all conditions hold? */
    boolean matches(Sheet sheet) {
        for (Check check : checks) {
            if (!check.test(sheet)) {
                return false;
            }
        }
        return true;
    }
}
