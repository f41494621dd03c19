package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import io.sccc.rules.Condition.Truth;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Makes conditions ready to be asked: values folded once, keywords gathered into one tree. */
final class Checks {

    private final Keywords keywords = new Keywords();

    /** A condition that can be asked. */
    interface Check {

        Truth test(Sheet sheet);
    }

    /** The tree of all keywords of the conditions given so far. */
    Keywords keywords() {
        return keywords;
    }

    /** The ready form of a condition. */
    Check of(Condition condition) {
        if (condition instanceof Comparison it) {
            return known(it.fact(), value -> it.operator().holds(value, it.value()));
        }
        if (condition instanceof AnyOf it) {
            return known(it.fact(), value -> holds(it.comparisons(), value));
        }
        if (condition instanceof OneOf it) {
            Set<String> values = all(it.values());
            return known(it.fact(), value -> values.contains(value.toLowerCase(Locale.ROOT)));
        }
        if (condition instanceof Is it) {
            return known(it.fact(), value -> value == it.value());
        }
        if (condition instanceof Has it) {
            Set<String> values = new HashSet<>();
            it.values().forEach(word -> values.add(Keywords.word(word)));
            return sheet -> {
                Set<String> words = sheet.words(it.fact());
                return words == null ? Truth.UNKNOWN : Truth.of(!Collections.disjoint(values, words));
            };
        }
        if (condition instanceof Says it) {
            return says(it);
        }
        if (condition instanceof Not it) {
            Check check = of(it.condition());
            return sheet -> check.test(sheet).not();
        }
        Check check = of(((OrUnknown) condition).condition());
        return sheet -> Truth.of(check.test(sheet) != Truth.FALSE);
    }

    private Check says(Says says) {
        BitSet wanted = new BitSet();
        says.values().forEach(word -> wanted.set(keywords.add(Keywords.fold(word))));
        return sheet -> {
            BitSet found = sheet.keywords();
            return found == null ? Truth.UNKNOWN : Truth.of(found.intersects(wanted));
        };
    }

    private static <T> Check known(Fact<T> fact, Predicate<T> test) {
        return sheet -> {
            T value = sheet.get(fact);
            return value == null || isNoNumber(value) ? Truth.UNKNOWN : Truth.of(test.test(value));
        };
    }

    private static boolean isNoNumber(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    private static boolean holds(List<Comparison> comparisons, double value) {
        for (Comparison comparison : comparisons) {
            if (comparison.operator().holds(value, comparison.value())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> all(Collection<String> values) {
        Set<String> all = new HashSet<>();
        values.forEach(value -> all.add(value.toLowerCase(Locale.ROOT)));
        return all;
    }
}
