package io.sccc.rules.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely a condition holds, guessed from the rules alone: what many rules name, many posts will have. Two values of
 * a fact are as likely as the rules name them; a fact of which the rules name few values is little help.
 */
final class Odds {

    private static final double UNGUESSED = 0.5;
    private static final int OTHER_VALUES = 3;

    private final Map<Integer, Map<Integer, Integer>> uses = new HashMap<>();
    private final Map<Integer, Integer> totals = new HashMap<>();

    <T> Odds(List<List<Test<T>>> rules) {
        rules.forEach(tests -> tests.forEach(test -> {
            if (test.key() != null) {
                count(test.key());
            }
        }));
    }

    private void count(Key key) {
        Map<Integer, Integer> ofSlot = uses.computeIfAbsent(key.slot(), none -> new HashMap<>());
        for (int number : key.numbers()) {
            ofSlot.merge(number, 1, Integer::sum);
        }
        totals.merge(key.slot(), key.numbers().size(), Integer::sum);
    }

    /** From 0, never, to 1, always. */
    double of(Test<?> test) {
        if (test.key() == null) {
            return UNGUESSED;
        }
        Map<Integer, Integer> ofSlot = uses.getOrDefault(test.key().slot(), Map.of());
        int named = 0;
        for (int number : test.key().numbers()) {
            named += 1 + ofSlot.getOrDefault(number, 0);
        }
        return (double) named / (totals.getOrDefault(test.key().slot(), 0) + ofSlot.size() + OTHER_VALUES);
    }
}
