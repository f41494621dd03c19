package io.sccc.rules;

import io.sccc.core.model.Facts;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Matches;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import io.sccc.rules.Condition.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What of a condition was seen in the facts of one post. */
final class Seen {

    private Seen() {}

    /** The condition with only those alternatives that hold; all of them when none does. */
    static Condition part(Condition condition, Facts facts) {
        if (condition instanceof Says it) {
            return new Says(holding(it.values(), value -> new Says(List.of(value)), facts));
        }
        if (condition instanceof Has it) {
            return new Has(it.fact(), holding(it.values(), value -> new Has(it.fact(), List.of(value)), facts));
        }
        if (condition instanceof OneOf it) {
            return new OneOf(it.fact(), holding(it.values(), value -> new OneOf(it.fact(), List.of(value)), facts));
        }
        if (condition instanceof AnyOf it) {
            return new AnyOf(it.fact(), holding(it.comparisons(), value -> value, facts));
        }
        if (condition instanceof Not it) {
            return new Not(part(it.condition(), facts));
        }
        if (condition instanceof OrUnknown it) {
            Condition part = part(it.condition(), facts);
            return truth(it.condition(), facts) == Truth.TRUE ? part : new OrUnknown(part);
        }
        return condition;
    }

    /**
     * Does a condition that holds tell anything of the post? Not when only a word is missing, which is so of nearly
     * every post, nor when nothing is known.
     */
    static boolean tells(Condition condition, Facts facts) {
        if (condition instanceof OrUnknown it) {
            return truth(it.condition(), facts) == Truth.TRUE && tells(it.condition(), facts);
        }
        return !(condition instanceof Not it) || !(it.condition() instanceof Says || it.condition() instanceof Matches);
    }

    private static Truth truth(Condition condition, Facts facts) {
        Checks checks = new Checks();
        Check check = checks.of(condition);
        return check.of(new Sheet(checks.slots()).with(facts));
    }

    private static <T> List<T> holding(List<T> values, Function<T, Condition> alone, Facts facts) {
        Checks checks = new Checks();
        List<Check> each = values.stream().map(alone).map(checks::of).toList();
        Sheet sheet = new Sheet(checks.slots()).with(facts);
        List<T> holding = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            if (each.get(i).test(sheet)) {
                holding.add(values.get(i));
            }
        }
        return holding.isEmpty() ? values : holding;
    }
}
