package io.sccc.rules;

import io.sccc.rules.Condition.Operator;
import io.sccc.rules.Condition.Truth;
import io.sccc.rules.internal.Found;
import io.sccc.rules.internal.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A condition that can be asked. Immutable. */
sealed interface Check extends Predicate<Sheet> {

    /** What it is for these facts. */
    Truth of(Sheet sheet);

    /** Is it true? */
    @Override
    default boolean test(Sheet sheet) {
        return of(sheet) == Truth.TRUE;
    }

    /** The values by which it is true; null when it is no matter of single values. */
    default @Nullable Key key() {
        return null;
    }

    /** A number from one to another, both included. NaN, which is unknown, is nowhere. */
    record Between(int place, double least, double most) implements Check {

        /** Doubles have neighbors, so that every comparison but one is a range. */
        static Check of(int place, Operator operator, double value) {
            return switch (operator) {
                case LESS -> new Between(place, Double.NEGATIVE_INFINITY, Math.nextDown(value));
                case AT_MOST -> new Between(place, Double.NEGATIVE_INFINITY, value);
                case MORE -> new Between(place, Math.nextUp(value), Double.POSITIVE_INFINITY);
                case AT_LEAST -> new Between(place, value, Double.POSITIVE_INFINITY);
                case EQUAL -> new Between(place, value, value);
                case NOT_EQUAL -> new Opposite(new Between(place, value, value));
            };
        }

        @Override
        public Truth of(Sheet sheet) {
            return Double.isNaN(sheet.number(place)) ? Truth.UNKNOWN : Truth.of(test(sheet));
        }

        @Override
        public boolean test(Sheet sheet) {
            double number = sheet.number(place);
            return number >= least && number <= most;
        }
    }

    /** One of several comparisons of one number. */
    record AnyCompared(List<Check> any) implements Check {

        @Override
        public Truth of(Sheet sheet) {
            Truth last = Truth.UNKNOWN;
            for (Check each : any) {
                last = each.of(sheet);
                if (last == Truth.TRUE) {
                    return last;
                }
            }
            return last;
        }
    }

    /** One of several values found in a slot. */
    final class Among implements Check {

        private static final int[] NONE = {}; // shared, so that it stays in the processor's cache

        private final Key key;
        private final int slot;
        private final int first;
        private final int[] others;

        /**
         * @param slot of the fact
         * @param numbers of the values, at least one
         */
        Among(int slot, List<Integer> numbers) {
            key = new Key(slot, numbers);
            this.slot = slot;
            first = numbers.get(0);
            others = numbers.size() == 1
                    ? NONE
                    : numbers.stream().skip(1).mapToInt(Integer::intValue).toArray();
        }

        @Override
        public Truth of(Sheet sheet) {
            Found found = sheet.found(slot);
            return found.has(Found.UNKNOWN) ? Truth.UNKNOWN : Truth.of(holds(found));
        }

        @Override
        public boolean test(Sheet sheet) {
            return holds(sheet.found(slot));
        }

        private boolean holds(Found found) {
            return found.has(first) || found.hasAny(others);
        }

        @Override
        public Key key() {
            return key;
        }
    }

    /** A pattern that matches. It has no key, since looking for its values would try it on every post. */
    record Matching(Among found) implements Check {

        @Override
        public Truth of(Sheet sheet) {
            return found.of(sheet);
        }

        @Override
        public boolean test(Sheet sheet) {
            return found.test(sheet);
        }
    }

    /** The other way round; unknown stays unknown. */
    record Opposite(Check check) implements Check {

        @Override
        public Truth of(Sheet sheet) {
            return check.of(sheet).not();
        }
    }

    /** True also when it is not known. */
    record OrUnknown(Check check) implements Check {

        @Override
        public Truth of(Sheet sheet) {
            return Truth.of(check.of(sheet) != Truth.FALSE);
        }

        @Override
        public @Nullable Key key() {
            return check instanceof Among among ? new Key(among.slot, orUnknown(among.key.numbers())) : null;
        }

        private static List<Integer> orUnknown(List<Integer> numbers) {
            List<Integer> more = new ArrayList<>(numbers);
            more.add(Found.UNKNOWN);
            return more;
        }
    }
}
