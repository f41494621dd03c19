package io.sccc.metrics.insight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A part of a number that changed otherwise than the rest.
 *
 * @param where dimension to value, in the order of the dimensions
 * @param before how much it was
 * @param now how much it is
 * @param share its change over the whole change; below 0 when it goes against it, 0 when there is no whole change
 * @param score how far it stands out, in standard deviations
 */
public record Driver(Map<String, String> where, double before, double now, double share, double score) {

    /** Copies the map. */
    public Driver {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    /** What it adds to the change. */
    public double change() {
        return now - before;
    }
}
