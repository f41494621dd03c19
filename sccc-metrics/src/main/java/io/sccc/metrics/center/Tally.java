package io.sccc.metrics.center;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts by name. Not thread-safe. */
final class Tally {

    private final Map<String, long[]> counts = new HashMap<>();

    void add(String name) {
        add(name, 1);
    }

    void add(String name, long by) {
        counts.computeIfAbsent(name, n -> new long[1])[0] += by;
    }

    /** The counts in the names' order. */
    Map<String, Long> snapshot() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((name, count) -> copy.put(name, count[0]));
        return copy;
    }
}
