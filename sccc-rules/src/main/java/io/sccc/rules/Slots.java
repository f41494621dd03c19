package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.rules.internal.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts that the rules of a set ask about, numbered, so that a sheet has them side by side. Filled by one thread,
 * then only read.
 */
final class Slots {

    private final Map<Fact<?>, Slot> byFact = new HashMap<>();
    private final Map<Condition.Matches, Slot> byPattern = new HashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<Fact<Double>> numbers = new ArrayList<>();

    /** The slot of a fact of any type but number. */
    Slot of(Fact<?> fact) {
        return byFact.computeIfAbsent(fact, none -> {
            Slot slot = Slot.of(fact, slots.size());
            slots.add(slot);
            return slot;
        });
    }

    /** The slot of a pattern, of its own, so that a pattern nobody asks is not tried. */
    Slot of(Condition.Matches pattern) {
        return byPattern.computeIfAbsent(pattern, none -> {
            Slot slot = Slot.of(pattern, slots.size());
            slots.add(slot);
            return slot;
        });
    }

    /** The place of a number among the numbers. */
    int number(Fact<Double> fact) {
        int place = numbers.indexOf(fact);
        if (place < 0) {
            numbers.add(fact);
            return numbers.size() - 1;
        }
        return place;
    }

    /** Room for what is found in one post. */
    Found[] room() {
        return slots.stream().map(slot -> new Found(slot.size())).toArray(Found[]::new);
    }

    /** Looks at one fact of a post. */
    void read(int slot, Facts facts, Found found) {
        slots.get(slot).read(facts, found);
    }

    /** How many numbers are asked about. */
    int numbers() {
        return numbers.size();
    }

    /** One of the numbers; NaN when nobody supplied it. */
    double number(int place, Facts facts) {
        Double value = facts.get(numbers.get(place));
        return value == null ? Double.NaN : value;
    }
}
