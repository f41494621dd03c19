package io.sccc.micrometer;

import io.sccc.metrics.MetricStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which values of a dimension have totals of their own, for good. Scrapes read it while a refresh adds to it.
 *
 * @param shown those that have
 * @param others those that came when there was no room
 */
record Kept(Set<String> shown, Set<String> others) {

    static Kept none() {
        Kept none = new Kept(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
        none.others.add(MetricStore.OTHER);
        return none;
    }

    /** Takes up a value that is new. */
    void add(String value, int most) {
        if (!shown.contains(value) && !others.contains(value)) {
            (shown.size() < most ? shown : others).add(value);
        }
    }

    /** Whether values have gone into the rest. */
    boolean full() {
        return others.size() > 1;
    }
}
