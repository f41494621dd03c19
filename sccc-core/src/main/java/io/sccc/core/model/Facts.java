package io.sccc.core.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one post when it is routed: a value for each {@link Fact} that somebody supplied. A fact that is
 * not here is unknown. Filled by one thread, then handed on and changed no more.
 */
public final class Facts {

    private final Map<Fact<?>, Object> values;

    private Facts(Map<Fact<?>, Object> values) {
        this.values = values;
    }

    /** Nothing is known. */
    public static Facts empty() {
        return new Facts(new HashMap<>());
    }

    /**
     * What the post itself tells: network, kind, author, text, language if given, and the attributes that are facts
     * ({@code brand}, {@code brand_sector}, {@code brand_lang}, {@code contact_tier}, {@code country}).
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
            values.put(fact, fold(value));
        }
        return this;
    }

    /** These facts and one more number. */
    public Facts put(Fact<Double> fact, long value) {
        return put(fact, (Double) (double) value);
    }

    /** These facts and all of another sheet, which wins where both know. */
    public Facts putAll(Facts other) {
        values.putAll(other.values);
        return this;
    }

    /** The value of a fact; null when unknown. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Fact<T> fact) {
        return (T) values.get(fact);
    }

    /** Is the fact known? */
    public boolean knows(Fact<?> fact) {
        return values.containsKey(fact);
    }

    /** Every known fact. */
    public Collection<Fact<?>> known() {
        return values.keySet();
    }

    /** A sheet of its own with the same values. */
    public Facts copy() {
        return new Facts(new HashMap<>(values));
    }

    /** Name to value in the names' order: strings, numbers, booleans, sorted sets of strings. */
    public Map<String, Object> byName() {
        Map<String, Object> named = new TreeMap<>();
        values.forEach((fact, value) -> named.put(fact.name(), value));
        return named;
    }

    private static Object fold(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Set<?> words) {
            Set<String> folded = new TreeSet<>();
            words.forEach(word -> folded.add(word.toString().toLowerCase(Locale.ROOT)));
            return folded;
        }
        return value;
    }

    /** How many facts are known; never their values, which may be people's words. */
    @Override
    public String toString() {
        return "Facts[" + values.size() + " known]";
    }
}
