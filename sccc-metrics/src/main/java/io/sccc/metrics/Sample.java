package io.sccc.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be {@link MetricStore#record recorded}: its time, tags, ids and values. Names that no metric
 * asks for are ignored. One thread fills it; when it is recorded it may be {@link #reuse(Instant) used again}.
 *
 * <p>Tags are kept by name; ids are only hashed, except in a top; of either, what goes beyond {@value #LONGEST} characters
 * is not seen.
 */
public final class Sample {

    /** So much of a tag or id counts. */
    public static final int LONGEST = 256;

    private static final double NANO = 1e9;

    private boolean timed;
    private long millis;
    private long times = 1;

    // pairs; package-private for the writer, which must not pay for a look around
    int tags;
    String[] tag = new String[32];
    int ids;
    String[] id = new String[4];
    int values;
    String[] name = new String[2];
    double[] value = new double[2];

    private Sample() {}

    /** Happened at this time. */
    public static Sample at(Instant time) {
        return new Sample().reuse(time);
    }

    /** Happened at this time, in milliseconds since 1970 UTC. */
    public static Sample at(long epochMillis) {
        return new Sample().reuse(epochMillis);
    }

    /** Happened nobody knows when: counts in the totals and in no window. */
    public static Sample untimed() {
        return new Sample();
    }

    /** Becomes an empty sample of this time, in the same memory. */
    public Sample reuse(Instant time) {
        return reuse(Grid.bounded(time).toEpochMilli());
    }

    /** Becomes an empty sample of this time, in milliseconds since 1970 UTC. */
    public Sample reuse(long epochMillis) {
        timed = true;
        millis = epochMillis;
        times = 1;
        tags = 0;
        ids = 0;
        values = 0;
        return this;
    }

    /** Has this value of a dimension; may have several, each counts once. */
    public Sample tag(String dimension, String value) {
        if (tags == tag.length) {
            tag = Arrays.copyOf(tag, tags * 2);
        }
        put(tag, tags, Objects.requireNonNull(dimension, "dimension"));
        tag[tags + 1] = Objects.requireNonNull(value, dimension);
        tags += 2;
        return this;
    }

    /** Is of this one: an author, a conversation. */
    public Sample id(String of, String value) {
        if (ids == id.length) {
            id = Arrays.copyOf(id, ids * 2);
        }
        put(id, ids, Objects.requireNonNull(of, "of"));
        id[ids + 1] = Objects.requireNonNull(value, of);
        ids += 2;
        return this;
    }

    /**
     * Measures this much.
     *
     * @throws IllegalArgumentException when it is not finite or beyond 10<sup>15</sup>
     */
    public Sample value(String of, double measured) {
        if (!(Math.abs(measured) <= 1e15)) {
            throw new IllegalArgumentException(
                    "the value of %s (%s) is not finite or beyond 10^15".formatted(of, measured));
        }
        if (values == name.length) {
            name = Arrays.copyOf(name, values * 2);
            value = Arrays.copyOf(value, values * 2);
        }
        put(name, values, of);
        value[values++] = measured;
        return this;
    }

    /** A sample that is used again has the same names in the same places: to look is cheaper than to tell the collector. */
    @SuppressWarnings("ReferenceEquality") // only to be quick
    private static void put(String[] names, int at, String name) {
        if (names[at] != name) {
            names[at] = name;
        }
    }

    /** Took this long; measured in seconds. */
    public Sample value(String of, Duration measured) {
        return value(of, measured.getSeconds() + measured.getNano() / NANO);
    }

    /**
     * Stands for so many of its kind: multiplies its counts, sums and numbers of values; -1 takes a sample back. Ids seen
     * cannot be unseen: uniques take part when it is above zero.
     */
    public Sample times(long weight) {
        times = weight;
        return this;
    }

    /** When it happened; null when nobody knows. */
    public @Nullable Instant time() {
        return timed ? Instant.ofEpochMilli(millis) : null;
    }

    boolean timed() {
        return timed;
    }

    long millis() {
        return millis;
    }

    long weight() {
        return times;
    }

    static String kept(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }

    /** Its time alone. */
    @Override
    public String toString() {
        return "Sample[%s]".formatted(timed ? Instant.ofEpochMilli(millis) : "untimed");
    }
}
