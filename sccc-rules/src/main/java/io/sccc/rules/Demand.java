package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What several conditions on one fact let through together: the values of it, and perhaps its being unknown. Compared
 * as sets, so that it does not matter how the conditions were written.
 */
sealed interface Demand {

    /** Does it let an unknown fact through? */
    boolean unknown();

    /** Does no value pass? */
    boolean noValue();

    /** Does every value pass? */
    boolean everyValue();

    /** Does every value that passes here pass there? Of the same fact. */
    boolean valuesWithin(Demand other);

    /** What passes both. Of the same fact. */
    Demand and(Demand other);

    /** Under which names it can be found by a demand that is within it; {@code ""} stands for the fact alone. */
    Set<String> names();

    /** The names under which demands may stand that this one is within, besides {@code ""}. */
    Set<String> namesOfWider();

    /** Does nothing pass at all? */
    default boolean isEmpty() {
        return !unknown() && noValue();
    }

    /** Does all that passes here pass there? */
    default boolean isWithin(Demand other) {
        return (!unknown() || other.unknown()) && (noValue() || valuesWithin(other));
    }

    /** Is there a value, or the fact's being unknown, that passes both? */
    default boolean meets(Demand other) {
        return !and(other).isEmpty();
    }

    /** What a condition lets through; null when that is not known as a set, as with patterns. */
    static @Nullable Demand of(Condition condition) {
        if (condition instanceof OrUnknown it) {
            Demand demand = of(it.condition());
            return demand == null ? null : orUnknown(demand);
        }
        if (condition instanceof Not it) {
            return of(it.condition()) == null ? null : denied(it.condition());
        }
        if (condition instanceof OneOf it) {
            return new Texts(it.fact(), Set.copyOf(it.values()), false, false).closed();
        }
        if (condition instanceof Is it) {
            return new Texts(it.fact(), Set.of(Boolean.toString(it.value())), false, false);
        }
        if (condition instanceof Has || condition instanceof Says) {
            return new Words(condition.fact(), List.of(words(condition)), WordSet.NONE, false);
        }
        Spans spans = Spans.of(condition);
        return spans == null ? null : new Numbers(spans, false);
    }

    private static Demand orUnknown(Demand demand) {
        if (demand instanceof Texts it) {
            return new Texts(it.fact, it.values, it.denied, true);
        }
        if (demand instanceof Words it) {
            return new Words(it.fact, it.any, it.none, true);
        }
        return new Numbers(((Numbers) demand).spans, true);
    }

    /** The opposite of an unknown is unknown: the fact must be known either way. */
    private static @Nullable Demand denied(Condition condition) {
        if (condition instanceof OrUnknown it) {
            return denied(it.condition());
        }
        if (condition instanceof Not it) {
            Demand demand = of(it.condition());
            return demand instanceof Texts texts
                    ? new Texts(texts.fact, texts.values, texts.denied, false)
                    : demand instanceof Words words
                            ? new Words(words.fact, words.any, words.none, false)
                            : demand == null ? null : new Numbers(((Numbers) demand).spans, false);
        }
        if (condition instanceof Has || condition instanceof Says) {
            return new Words(condition.fact(), List.of(), words(condition), false);
        }
        Demand demand = of(condition);
        if (demand instanceof Texts it) {
            return new Texts(it.fact, it.values, !it.denied, false).closed();
        }
        return demand == null ? null : new Numbers(((Numbers) demand).spans.not(condition.fact()), false);
    }

    private static WordSet words(Condition condition) {
        Set<String> words = new HashSet<>();
        if (condition instanceof Says it) {
            it.values().forEach(value -> words.add(Keywords.fold(value)));
        } else {
            ((Has) condition).values().forEach(value -> words.add(Keywords.word(value)));
        }
        return new WordSet(words);
    }

    /** Numbers. */
    record Numbers(Spans spans, boolean unknown) implements Demand {

        @Override
        public boolean noValue() {
            return spans.isEmpty();
        }

        @Override
        public boolean everyValue() {
            return spans.isAll();
        }

        @Override
        public boolean valuesWithin(Demand other) {
            return spans.isWithin(((Numbers) other).spans);
        }

        @Override
        public Demand and(Demand other) {
            return new Numbers(spans.and(((Numbers) other).spans), unknown && other.unknown());
        }

        @Override
        public Set<String> names() {
            return Set.of("");
        }

        @Override
        public Set<String> namesOfWider() {
            return Set.of();
        }
    }

    /**
     * Texts, or yes and no.
     *
     * @param values those that pass or, when denied, those that do not
     */
    record Texts(Fact<?> fact, Set<String> values, boolean denied, boolean unknown) implements Demand {

        private static final Set<String> FLAGS = Set.of("true", "false");

        /** Said of what passes, where all values there are are known. */
        Texts closed() {
            Set<String> all = all();
            if (!denied || all.isEmpty()) {
                return this;
            }
            Set<String> rest = new HashSet<>(all);
            rest.removeAll(values);
            return new Texts(fact, rest, false, unknown);
        }

        private Set<String> all() {
            return fact.type() == Fact.Type.FLAG ? FLAGS : Set.copyOf(fact.values());
        }

        @Override
        public boolean noValue() {
            return !denied && values.isEmpty();
        }

        @Override
        public boolean everyValue() {
            Set<String> all = all();
            return !denied && !all.isEmpty() && values.containsAll(all);
        }

        @Override
        public boolean valuesWithin(Demand other) {
            Texts that = (Texts) other;
            if (denied) {
                return that.denied && values.containsAll(that.values);
            }
            return that.denied ? values.stream().noneMatch(that.values::contains) : that.values.containsAll(values);
        }

        @Override
        public Demand and(Demand other) {
            Texts that = (Texts) other;
            Set<String> both = new HashSet<>(values);
            boolean unknowns = unknown && that.unknown;
            if (denied && that.denied) {
                both.addAll(that.values);
                return new Texts(fact, both, true, unknowns);
            }
            if (denied) {
                return that.and(this);
            }
            both.removeIf(value -> that.values.contains(value) == that.denied);
            return new Texts(fact, both, false, unknowns);
        }

        @Override
        public Set<String> names() {
            return denied ? Set.of("") : values;
        }

        @Override
        public Set<String> namesOfWider() {
            return denied || values.isEmpty()
                    ? Set.of()
                    : Set.of(values.stream().sorted().findFirst().orElse(""));
        }
    }

    /**
     * Sets of words: with at least one of each of these, and with none of those.
     *
     * @param fact whose words; keywords may be phrases, and prefixes that end with a star
     */
    record Words(Fact<?> fact, List<WordSet> any, WordSet none, boolean unknown) implements Demand {

        /** What is asked for, but for words that say a denied one. */
        private List<WordSet> left() {
            return none.isEmpty() ? any : any.stream().map(words -> words.without(none)).toList();
        }

        @Override
        public boolean noValue() {
            return left().stream().anyMatch(WordSet::isEmpty);
        }

        @Override
        public boolean everyValue() {
            return false;
        }

        @Override
        public boolean valuesWithin(Demand other) {
            Words that = (Words) other;
            List<WordSet> left = left();
            return that.any.stream().allMatch(those -> left.stream().anyMatch(those::isSaidByAll))
                    && none.isSaidByAll(that.none);
        }

        @Override
        public Demand and(Demand other) {
            Words that = (Words) other;
            List<WordSet> both = new ArrayList<>(any);
            both.addAll(that.any);
            return new Words(fact, both, none.and(that.none), unknown && that.unknown);
        }

        @Override
        public boolean meets(Demand other) {
            return (none.isEmpty() && ((Words) other).none.isEmpty()) || Demand.super.meets(other);
        }

        /** Do both ask for a word that is the same, or begins as the other's prefix does? */
        boolean shares(Words other) {
            return any.stream().anyMatch(words -> other.any.stream().anyMatch(words::shares));
        }

        /** How much work it is to compare it. */
        int size() {
            return none.size() + any.stream().mapToInt(WordSet::size).sum();
        }

        @Override
        public Set<String> names() {
            return any.isEmpty() ? Set.of("") : any.get(0).words();
        }

        @Override
        public Set<String> namesOfWider() {
            Set<String> names = new HashSet<>();
            left().forEach(words -> names.addAll(words.namesOfWider()));
            return names;
        }
    }
}
