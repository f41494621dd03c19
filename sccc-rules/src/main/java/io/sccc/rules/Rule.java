package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule made ready: its conditions can be asked, its reason is in words. Immutable. */
final class Rule {

    /** Who comes first: the larger priority, then the smaller id. */
    static final Comparator<RuleSpec> PRECEDENCE =
            Comparator.comparingInt(RuleSpec::priority).reversed().thenComparing(RuleSpec::id);

    private final RuleSpec spec;
    private final List<Condition> conditions;
    private final List<Check> checks;
    private final Route.@Nullable Timer timer;

    // made when first asked for, always the same, so no lock is needed: most rules of a set never match
    private @Nullable LocalizedText reason;
    private @Nullable Route alone;

    Rule(RuleSpec spec, Checks checks) {
        this.spec = spec;
        conditions = spec.asked();
        this.checks = conditions.stream().map(checks::of).toList();
        Duration after = spec.after();
        timer = after == null ? null : new Route.Timer(spec.id(), after);
    }

    /** The rule as it was given. */
    RuleSpec spec() {
        return spec;
    }

    /** All that must hold, the conditions of its scope last. */
    List<Condition> conditions() {
        return conditions;
    }

    /** The same, ready to be asked. */
    List<Check> checks() {
        return checks;
    }

    /** What it leaves behind when it is asked by a timer; null when it is asked at once. */
    Route.@Nullable Timer timer() {
        return timer;
    }

    /** Its own, or one made of its conditions. */
    LocalizedText reason() {
        LocalizedText made = reason;
        if (made == null) {
            made = spec.reason().byLanguage().isEmpty() ? Wording.of(spec.conditions()) : spec.reason();
            reason = made;
        }
        return made;
    }

    /** The route when no other rule of its set matches. */
    Route alone(String ruleset) {
        Route made = alone;
        if (made == null) {
            made = Resolution.of(List.of(this), List.of(), ruleset);
            alone = made;
        }
        return made;
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
