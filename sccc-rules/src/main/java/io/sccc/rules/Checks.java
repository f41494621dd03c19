package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Matches;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import java.util.List;

/** Makes conditions ready to be asked: every fact has its slot, every value its number. */
final class Checks {

    private final Slots slots = new Slots();

    /** The slots of all conditions given so far. */
    Slots slots() {
        return slots;
    }

    /** The ready form of a condition. */
    Check of(Condition condition) {
        if (condition instanceof Comparison it) {
            return Check.Between.of(slots.number(it.fact()), it.operator(), it.value());
        }
        if (condition instanceof AnyOf it) {
            return new Check.AnyCompared(it.comparisons().stream().map(this::of).toList());
        }
        if (condition instanceof OneOf it) {
            return among(it.fact(), it.values());
        }
        if (condition instanceof Is it) {
            return among(it.fact(), List.of(Boolean.toString(it.value())));
        }
        if (condition instanceof Has it) {
            return among(it.fact(), it.values());
        }
        if (condition instanceof Says it) {
            return among(it.fact(), it.values());
        }
        if (condition instanceof Matches it) {
            return new Check.Matching(new Check.Among(slots.of(it).number(), List.of(Slot.MATCHED)));
        }
        if (condition instanceof Not it) {
            return new Check.Opposite(of(it.condition()));
        }
        return new Check.OrUnknown(of(((OrUnknown) condition).condition()));
    }

    private Check among(Fact<?> fact, List<String> values) {
        Slot slot = slots.of(fact);
        return new Check.Among(
                slot.number(), values.stream().map(slot::add).distinct().toList());
    }
}
