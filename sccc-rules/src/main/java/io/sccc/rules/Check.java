package io.sccc.rules;

import io.sccc.rules.Condition.Operator;
import io.sccc.rules.Condition.Truth;
import io.sccc.rules.internal.Found;
import io.sccc.rules.internal.Test.Key;
import java.util.Arrays;
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

    /** A number compared with another. NaN, which is unknown, compares with nothing. */
    record Compared(int place, Operator operator, double value) implements Check {

        @Override
        public Truth of(Sheet sheet) {
            return Double.isNaN(sheet.number(place)) ? Truth.UNKNOWN : Truth.of(test(sheet));
        }

        @Override
        public boolean test(Sheet sheet) {
            double number = sheet.number(place);
            return operator.holds(number, value) && (operator != Operator.NOT_EQUAL || !Double.isNaN(number));
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
    record Among(int slot, int[] numbers) implements Check {

        @Override
        public Truth of(Sheet sheet) {
            Found found = sheet.found(slot);
            return found.has(Found.UNKNOWN) ? Truth.UNKNOWN : Truth.of(found.hasAny(numbers));
        }

        @Override
        public boolean test(Sheet sheet) {
            return sheet.found(slot).hasAny(numbers);
        }

        @Override
        public Key key() {
            return new Key(slot, numbers);
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
            return check instanceof Among among ? new Key(among.slot(), orUnknown(among.numbers())) : null;
        }

        private static int[] orUnknown(int[] numbers) {
            int[] more = Arrays.copyOf(numbers, numbers.length + 1);
            more[numbers.length] = Found.UNKNOWN;
            return more;
        }
    }
}
