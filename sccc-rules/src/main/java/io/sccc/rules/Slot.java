package io.sccc.rules;

import com.google.re2j.Pattern;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.rules.internal.Found;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A fact of which rules name single values; each value has a number, from 1. Filled by one thread, then only read. */
abstract class Slot {

    /** The only value of a pattern: it matches. */
    static final int MATCHED = 1;

    private final int number;

    private Slot(int number) {
        this.number = number;
    }

    /** Its place among the slots of a rule set. */
    int number() {
        return number;
    }

    /** The number of a value that a rule names. */
    abstract int add(String value);

    /** How many numbers there are, {@link Found#UNKNOWN} included. */
    abstract int size();

    /** Looks which values a post has; {@link Found#UNKNOWN} when nobody supplied the fact. */
    abstract void read(Facts facts, Found found);

    /** A slot for a fact of any type but number. */
    @SuppressWarnings("unchecked") // a fact's type is told by its type
    static Slot of(Fact<?> fact, int number) {
        if (fact.equals(Fact.KEYWORDS)) {
            return new Text(number);
        }
        return switch (fact.type()) {
            case TEXT -> new Phrase((Fact<String>) fact, number);
            case FLAG -> new Flag((Fact<Boolean>) fact, number);
            case WORDS -> new Words((Fact<Set<String>>) fact, number);
            case NUMBER -> throw new IllegalArgumentException("field (%s) is a number".formatted(fact));
        };
    }

    /** A slot for a pattern. */
    static Slot of(Condition.Matches pattern, int number) {
        return new Expression(pattern, number);
    }

    /** Values that are looked up whole. */
    private abstract static class Listed extends Slot {

        private final Map<String, Integer> numbers = new HashMap<>();

        Listed(int number) {
            super(number);
        }

        @Override
        int add(String value) {
            return numbers.computeIfAbsent(value, none -> numbers.size() + 1);
        }

        @Override
        int size() {
            return numbers.size() + 1;
        }

        /** Is it a value that a rule names? */
        boolean find(String value, Found found) {
            Integer number = numbers.get(value);
            if (number != null) {
                found.add(number);
            }
            return number != null;
        }
    }

    private static final class Phrase extends Listed {

        private final Fact<String> fact;

        Phrase(Fact<String> fact, int number) {
            super(number);
            this.fact = fact;
        }

        @Override
        int add(String value) {
            return super.add(value.toLowerCase(Locale.ROOT));
        }

        @Override
        void read(Facts facts, Found found) {
            String value = facts.get(fact);
            if (value == null) {
                found.add(Found.UNKNOWN);
            } else if (!find(value, found)) { // mostly it is in lower case
                String lower = value.toLowerCase(Locale.ROOT);
                if (!lower.equals(value)) {
                    find(lower, found);
                }
            }
        }
    }

    private static final class Flag extends Listed {

        private final Fact<Boolean> fact;

        Flag(Fact<Boolean> fact, int number) {
            super(number);
            this.fact = fact;
        }

        @Override
        void read(Facts facts, Found found) {
            Boolean value = facts.get(fact);
            if (value == null) {
                found.add(Found.UNKNOWN);
            } else {
                find(value.toString(), found);
            }
        }
    }

    private static final class Words extends Listed {

        private final Fact<Set<String>> fact;

        /** Does folding change none of the values that rules name? Then a word that is one of them needs no folding. */
        private boolean stable = true;

        Words(Fact<Set<String>> fact, int number) {
            super(number);
            this.fact = fact;
        }

        @Override
        int add(String value) {
            String plain = Keywords.word(value);
            stable &= Keywords.word(plain).equals(plain);
            return super.add(plain);
        }

        @Override
        void read(Facts facts, Found found) {
            Set<String> words = facts.get(fact);
            if (words == null) {
                found.add(Found.UNKNOWN);
            } else {
                for (String word : words) {
                    find(word, found, stable);
                }
            }
        }

        private void find(String word, Found found, boolean maybePlain) {
            if (!maybePlain || !find(word, found)) {
                String plain = Keywords.word(word);
                if (!maybePlain || !plain.equals(word)) {
                    find(plain, found);
                }
            }
        }
    }

    /** A pattern of one text. */
    private static final class Expression extends Slot {

        private final Fact<String> fact;
        private final Pattern pattern;

        Expression(Condition.Matches matches, int number) {
            super(number);
            fact = matches.fact();
            pattern = Patterns.compile(fact, matches.pattern());
        }

        @Override
        int add(String value) {
            return MATCHED;
        }

        @Override
        int size() {
            return MATCHED + 1;
        }

        @Override
        void read(Facts facts, Found found) {
            String value = facts.get(fact);
            if (value == null) {
                found.add(Found.UNKNOWN);
            } else if (Patterns.find(pattern, fact, value)) {
                found.add(MATCHED);
            }
        }
    }

    /** Words and phrases looked for in the text. */
    private static final class Text extends Slot {

        private final Keywords keywords = new Keywords();

        Text(int number) {
            super(number);
        }

        @Override
        int add(String value) {
            return keywords.add(Keywords.fold(value)) + 1;
        }

        @Override
        int size() {
            return keywords.size() + 1;
        }

        @Override
        void read(Facts facts, Found found) {
            String text = facts.get(Fact.TEXT);
            if (text == null) {
                found.add(Found.UNKNOWN);
            } else {
                keywords.find(Keywords.words(text), number -> found.add(number + 1));
            }
        }
    }
}
