package io.sccc.rules;

import io.sccc.core.model.Fact;
import java.util.List;
import java.util.Set;

/**
 * What must be so for a rule to match: a fact, an operator and values. Data only; nothing in it can run. A condition on
 * a fact that nobody supplied is neither true nor false.
 */
public sealed interface Condition {

    /** The fact it asks about. */
    Fact<?> fact();

    /** The three values of a condition. */
    enum Truth {
        /** It holds. */
        TRUE,
        /** It does not hold. */
        FALSE,
        /** The fact is not known. */
        UNKNOWN;

        /** True becomes false, false becomes true, unknown stays unknown. */
        public Truth not() {
            return switch (this) {
                case TRUE -> FALSE;
                case FALSE -> TRUE;
                case UNKNOWN -> UNKNOWN;
            };
        }

        static Truth of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    /** How numbers are compared. */
    enum Operator {
        /** Less than. */
        LESS("<"),
        /** At most. */
        AT_MOST("<="),
        /** More than. */
        MORE(">"),
        /** At least. */
        AT_LEAST(">="),
        /** Exactly. */
        EQUAL("="),
        /** Anything but. */
        NOT_EQUAL("!=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As rules write it. */
        public String sign() {
            return sign;
        }

        /** Does {@code left} compare so with {@code right}? */
        public boolean holds(double left, double right) {
            return switch (this) {
                case LESS -> left < right;
                case AT_MOST -> left <= right;
                case MORE -> left > right;
                case AT_LEAST -> left >= right;
                case EQUAL -> left == right;
                case NOT_EQUAL -> left != right;
            };
        }
    }

    /**
     * A number compared with another.
     *
     * @param fact the number asked about
     * @param operator how it is compared
     * @param value with what; finite
     */
    record Comparison(Fact<Double> fact, Operator operator, double value) implements Condition {

        /** Refuses what is not finite; minus zero becomes zero. */
        public Comparison {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "value (%s) of field (%s) is not a finite number".formatted(value, fact));
            }
            value = value + 0.0;
        }
    }

    /**
     * One of several comparisons of the same number.
     *
     * @param fact the number asked about
     * @param comparisons of which one must hold; all of the same fact
     */
    record AnyOf(Fact<Double> fact, List<Comparison> comparisons) implements Condition {

        /** Copies the list. */
        public AnyOf {
            comparisons = List.copyOf(comparisons);
            requireSome(fact, comparisons);
        }
    }

    /**
     * A text that is one of these, case ignored.
     *
     * @param fact the text asked about
     * @param values what it may be
     */
    record OneOf(Fact<String> fact, List<String> values) implements Condition {

        /** Copies the list. */
        public OneOf {
            values = List.copyOf(values);
            requireSome(fact, values);
        }
    }

    /**
     * A yes or no.
     *
     * @param fact the flag asked about
     * @param value what it must be
     */
    record Is(Fact<Boolean> fact, boolean value) implements Condition {}

    /**
     * A set that has at least one of these words, case and accents ignored.
     *
     * @param fact the set asked about
     * @param values the words
     */
    record Has(Fact<Set<String>> fact, List<String> values) implements Condition {

        /** Copies the list. */
        public Has {
            values = List.copyOf(values);
            requireSome(fact, values);
        }
    }

    /**
     * The text has at least one of these words or phrases, case and accents ignored; {@code word*} is a prefix. Asked as
     * {@code keywords}; reads {@link Fact#TEXT}.
     *
     * @param values words and phrases
     */
    record Says(List<String> values) implements Condition {

        /** Copies the list. */
        public Says {
            values = List.copyOf(values);
            requireSome(Fact.KEYWORDS, values);
        }

        @Override
        public Fact<?> fact() {
            return Fact.KEYWORDS;
        }
    }

    /**
     * A text in which a regular expression (RE2) matches somewhere, case ignored. {@link Fact#TEXT} is matched in its plain
     * form: words in lower case, without accents and signs, separated by single spaces.
     *
     * @param fact the text asked about
     * @param pattern the expression; at most 500 characters
     */
    record Matches(Fact<String> fact, String pattern) implements Condition {}

    /**
     * The opposite; unknown when the other is unknown.
     *
     * @param condition what must be false
     */
    record Not(Condition condition) implements Condition {

        @Override
        public Fact<?> fact() {
            return condition.fact();
        }
    }

    /**
     * True also when the fact is unknown, as when a rule for one sector shall hold for brands of no known sector.
     *
     * @param condition what must not be false
     */
    record OrUnknown(Condition condition) implements Condition {

        @Override
        public Fact<?> fact() {
            return condition.fact();
        }
    }

    private static void requireSome(Fact<?> fact, List<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("condition on field (%s) has no value".formatted(fact));
        }
    }
}
