package io.sccc.core.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A number for each fact of this library, from 1, so that sheets can keep their values side by side. */
final class FactNumbers {

    /** Number of a fact that is an application's own. */
    static final int NONE = -1;

    private static final List<Fact<?>> FACTS = facts();
    private static final Map<Fact<?>, Integer> NUMBERS = numbers();

    private FactNumbers() {}

    /** The largest number. */
    static int last() {
        return FACTS.size();
    }

    /** The number of a fact, or {@link #NONE}. */
    static int of(Fact<?> fact) {
        return NUMBERS.getOrDefault(fact, NONE);
    }

    /** The fact that has this number. */
    static Fact<?> fact(int number) {
        return FACTS.get(number - 1);
    }

    private static List<Fact<?>> facts() {
        List<Fact<?>> facts = new ArrayList<>(Fact.vocabulary());
        facts.add(Fact.TIMER);
        return List.copyOf(facts);
    }

    private static Map<Fact<?>, Integer> numbers() {
        Map<Fact<?>, Integer> numbers = new HashMap<>();
        FACTS.forEach(fact -> numbers.put(fact, numbers.size() + 1));
        return Map.copyOf(numbers);
    }
}
