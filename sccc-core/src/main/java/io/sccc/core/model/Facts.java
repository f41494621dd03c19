package io.sccc.core.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one post when it is routed: a value for each {@link Fact} that somebody supplied. A fact that is
 * not here is unknown. Filled by one thread, then handed on and changed no more.
 */
public final class Facts {

    /** Values of this library's facts, by their numbers; rules ask for them more often than for anything else. */
    private final @Nullable Object[] values;

    /** Values of an application's own facts; null until there is one. */
    private @Nullable Map<Fact<?>, Object> others;

    private Facts(@Nullable Object[] values, @Nullable Map<Fact<?>, Object> others) {
        this.values = values;
        this.others = others == null ? null : new HashMap<>(others);
    }

    /** Nothing is known. */
    public static Facts empty() {
        return new Facts(new @Nullable Object[FactNumbers.last() + 1], null);
    }

    /**
     * What the post itself tells: tenant, network, kind, author, text, language if given, its own time as the time of the
     * decision until a center knows better, and the attributes that are facts ({@code brand}, {@code brand_sector}, {@code
     * brand_lang}, {@code contact_tier}, {@code country}, {@code party}).
     */
    public static Facts of(Post post) {
        return PostFacts.of(post);
    }

    /** These facts and everything an understanding tells. */
    public Facts put(Understanding understanding) {
        return PostFacts.add(understanding, this);
    }

    /** These facts and one more; a null value means unknown and changes nothing. */
    public <T> Facts put(Fact<T> fact, @Nullable T value) {
        if (value != null) {
            set(fact, fold(value));
        }
        return this;
    }

    /** These facts and one more number. */
    public Facts put(Fact<Double> fact, long value) {
        return put(fact, (Double) (double) value);
    }

    /** These facts and all of another sheet, which wins where both know. */
    public Facts putAll(Facts other) {
        other.forEach(this::set);
        return this;
    }

    /** The value of a fact; null when unknown. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Fact<T> fact) {
        int number = fact.number();
        if (number != FactNumbers.NONE) {
            return (T) values[number];
        }
        return others == null ? null : (T) others.get(fact);
    }

    /** Is the fact known? */
    public boolean knows(Fact<?> fact) {
        return get(fact) != null;
    }

    /** Every known fact. */
    public Collection<Fact<?>> known() {
        List<Fact<?>> known = new ArrayList<>();
        forEach((fact, value) -> known.add(fact));
        return known;
    }

    /** A sheet of its own with the same values. */
    public Facts copy() {
        return new Facts(values.clone(), others);
    }

    /** Name to value in the names' order: strings, numbers, booleans, sorted sets of strings. */
    public Map<String, Object> byName() {
        Map<String, Object> named = new TreeMap<>();
        forEach((fact, value) -> named.put(fact.name(), value));
        return named;
    }

    private void set(Fact<?> fact, Object value) {
        int number = fact.number();
        if (number != FactNumbers.NONE) {
            values[number] = value;
        } else {
            if (others == null) {
                others = new HashMap<>();
            }
            others.put(fact, value);
        }
    }

    private void forEach(BiConsumer<Fact<?>, Object> action) {
        for (int number = 1; number < values.length; number++) {
            Object value = values[number];
            if (value != null) {
                action.accept(FactNumbers.fact(number), value);
            }
        }
        if (others != null) {
            others.forEach(action);
        }
    }

    private static Object fold(Object value) {
        return value instanceof Set<?> words ? FoldedWords.of(words) : value;
    }

    /** How many facts are known; never their values, which may be people's words. */
    @Override
    public String toString() {
        return "Facts[" + known().size() + " known]";
    }
}
