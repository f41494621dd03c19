package io.sccc.rules.internal;

import java.util.List;

/**
 * Finds out which rules match. Thread-safe.
 *
 * @param <T> what the conditions look at; it is told of every rule that matches it
 */
public interface Matcher<T extends Target> {

    /** Tells {@code target} of every rule that matches it. */
    void match(T target);

    /**
     * Drools' match network, entered and left without a session. Rule number {@code i} has the conditions {@code
     * rules.get(i)}, all of which must hold; those that should be asked first stand first.
     */
    static <T extends Target> Matcher<T> network(Class<T> type, List<List<Test<T>>> rules) {
        return new Network<>(type, rules);
    }

    /** The same by Drools' public interfaces alone: slower, and what the network is tested against. */
    static <T extends Target> Matcher<T> sessions(Class<T> type, List<List<Test<T>>> rules) {
        return Sessions.of(type, rules);
    }
}
