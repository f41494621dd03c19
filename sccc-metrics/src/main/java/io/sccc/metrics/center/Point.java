package io.sccc.metrics.center;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one event adds to the numbers.
 *
 * @param at when it counts; null in totals only
 * @param tags by what it is told apart
 * @param values measure to what is added to it
 * @param author who is counted once however often; null when nobody is
 */
record Point(
        @Nullable Instant at,
        Tags tags,
        Map<String, Double> values,
        @Nullable String author) {

    static Point of(@Nullable Instant at, Tags tags, String measure, double value) {
        return new Point(at, tags, Map.of(measure, value), null);
    }

    /** What takes this one back. Nobody who was counted once is taken back: they may have been counted for more. */
    Point back() {
        Map<String, Double> less = new TreeMap<>();
        values.forEach((measure, value) -> less.put(measure, -value));
        return new Point(at, tags, less, null);
    }

    /** The same of another time. */
    Point at(@Nullable Instant other) {
        return new Point(other, tags, values, author);
    }

    /** Counts; who wrote is private. */
    @Override
    public String toString() {
        return "Point[" + at + ", " + tags + ", " + values + "]";
    }
}
