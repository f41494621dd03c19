package io.sccc.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link MetricStore} is to measure. Made by the factories, which are there to be imported statically.
 *
 * @param kind how it is measured
 * @param name what the application calls it; {@code count} for the counts
 * @param by dimensions: it is measured for each value of each of these alone, beside the one for all
 * @param keep how many keys a top tells; 0 for the others
 */
public record Metric(Kind kind, String name, List<String> by, int keep) {

    /** The name of all counts. */
    public static final String COUNT = "count";

    /** How something is measured. */
    public enum Kind {
        /** Number of samples. */
        COUNT,
        /** Sum of a value. */
        SUM,
        /** Number of different ids. */
        UNIQUE,
        /** Most frequent tags or ids. */
        TOP,
        /** Spread of a value. */
        QUANTILES
    }

    /** Checks. */
    public Metric {
        by = List.copyOf(by);
        if (name.isBlank() || by.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "a metric (%s) or one of its dimensions (%s) has no name".formatted(name, by));
        }
        if (kind != Kind.COUNT && kind != Kind.TOP && (name.equals(COUNT) || name.equals("top"))) {
            throw new IllegalArgumentException(
                    "a %s is called %s: rows of counts and tops have this name. Maybe another?".formatted(kind, name));
        }
        if (kind == Kind.TOP && (keep < 1 || !by.isEmpty())) {
            throw new IllegalArgumentException(
                    "a top (%s) of %d by %s: it needs a number from 1 and takes no dimensions"
                            .formatted(name, keep, by));
        }
    }

    /** The number of samples in all, and by each value of each of these dimensions. */
    public static Metric count(String... dimensions) {
        return new Metric(Kind.COUNT, COUNT, List.of(dimensions), 0);
    }

    /** The sum of the {@link Sample#value values} of this name; exact to a millionth each. */
    public static Metric sum(String name) {
        return new Metric(Kind.SUM, name, List.of(), 0);
    }

    /** The number of different {@link Sample#id ids} of this name: exact up to 256, 1.6 % standard error above. */
    public static Metric unique(String name) {
        return new Metric(Kind.UNIQUE, name, List.of(), 0);
    }

    /**
     * The most frequent {@link Sample#tag tags} or {@link Sample#id ids} of this name: exact for a counted dimension that
     * dropped no key, and while there are at most 1024 different ones; with bounds above. Tells {@code keep} of them.
     */
    public static Metric top(String name, int keep) {
        return new Metric(Kind.TOP, name, List.of(), keep);
    }

    /** How the {@link Sample#value values} of this name are spread; a quantile is at most 1.6 % off. */
    public static Metric quantiles(String name) {
        return new Metric(Kind.QUANTILES, name, List.of(), 0);
    }

    /** The same, also for each value of each of these dimensions. */
    public Metric by(String... dimensions) {
        List<String> all = new ArrayList<>(by);
        all.addAll(List.of(dimensions));
        return new Metric(kind, name, all, keep);
    }
}
