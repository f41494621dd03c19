package io.sccc.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts, sums, uniques, tops and quantiles of samples over tumbling and sliding windows, in memory, by the samples' own
 * time. Any number of threads may record and read; needs nothing but the JDK.
 *
 * <pre>{@code
 * var m = MetricStore.of(count("network", "topic"), unique("author"), top("topic", 10), quantiles("first_response"));
 * m.record(Sample.at(t).tag("topic", "billing").id("author", a).value("first_response", d));
 * m.advanceTo(t);
 * m.last(Duration.ofHours(1)).top("topic");
 * }</pre>
 *
 * <p>No clock: {@link #advanceTo} tells how far time is. A minute stays open until the watermark is past its end by the
 * allowed lateness; a sample that comes later is in the {@link #total()} only, and in {@link #late()}. A sample from the
 * future waits in its own minute, for the watermark to come; {@value Timeline#OPEN} minutes may be open at once, a sample
 * that would need one more is in the total and in {@link #late()}, as unplaced.
 *
 * <p>A reading sees every sample whose {@code record} had returned before it was asked for.
 */
public final class MetricStore {

    /** The value that stands for all values of a dimension that are not kept; a value of this name is one of them. */
    public static final String OTHER = "other";

    private static final int STRIPES = 16;
    private static final int SPARE = 4;

    private final Schema schema;
    private final Grid grid;
    private final Duration lateness;
    private final int keys;
    private final Dictionary dictionary;
    private final Timeline timeline;
    private final List<Writer> writers = new CopyOnWriteArrayList<>();
    private final AtomicReferenceArray<Writer> stripes = new AtomicReferenceArray<>(STRIPES);
    private final Queue<Pane> spare = new ArrayBlockingQueue<>(SPARE);
    private final Object reading = new Object();
    private volatile long closed = Timeline.NEVER;

    private MetricStore(Builder builder) {
        schema = new Schema(builder.metrics);
        grid = new Grid(builder.zone);
        lateness = builder.lateness;
        keys = builder.keys;
        dictionary = new Dictionary(schema.dimensions().size(), keys);
        timeline = new Timeline(schema, grid, lateness, this::recycle);
    }

    /** In UTC, with an hour of allowed lateness and 10,000 values for each dimension. */
    public static MetricStore of(Metric... metrics) {
        return builder().metrics(metrics).build();
    }

    /** To be told apart from the usual. */
    public static Builder builder() {
        return new Builder();
    }

    // ------------------------------------------------------------------------------------------------ writing

    /**
     * Counts a sample in. Any thread; never waits for another. The sample is not kept.
     */
    public void record(Sample sample) {
        Writer writer = stripe();
        try {
            writer.record(sample);
        } finally {
            writer.unlock();
        }
    }

    /** One whose flag is ours. */
    private Writer stripe() {
        int at = (int) Thread.currentThread().getId();
        while (true) {
            Writer writer = stripes.get(at & (STRIPES - 1));
            if (writer == null) {
                synchronized (stripes) {
                    if (stripes.get(at & (STRIPES - 1)) == null) {
                        stripes.set(at & (STRIPES - 1), writer());
                    }
                }
            } else if (writer.tryLock()) {
                return writer;
            } else {
                at++;
            }
        }
    }

    /** A way in for one thread that writes much, where no top is declared but of counted dimensions. */
    public Writer writer() {
        return writer(item -> null);
    }

    /**
     * A way in for one thread that writes much. Writers are few and stay as long as the store.
     *
     * @param names the name of an {@link io.sccc.metrics.sketch.UniqueSketch#item item}, for the few keys that a top keeps;
     *     asked by the thread that reads or advances; null when it is not known, which names it by its number
     */
    public Writer writer(LongFunction<@Nullable String> names) {
        Writer writer = new Writer(this, schema, dictionary, names);
        writers.add(writer);
        return writer;
    }

    /** The number of a value, for a {@link Writer}; of {@link #OTHER} when no more values are kept. */
    public int id(String dimension, String value) {
        return dictionary.id(schema.dimension(dimension), Sample.kept(value));
    }

    /** Names of the declared uniques, in the order a {@link Writer} takes them. */
    public List<String> uniques() {
        return schema.uniques().stream().map(Metric::name).toList();
    }

    /** Names of the declared tops, in the order a {@link Writer} takes them. */
    public List<String> tops() {
        return schema.tops().stream().map(Metric::name).toList();
    }

    /** Names of the values that sums and quantiles are declared of, each once, in the order a {@link Writer} takes them. */
    public List<String> values() {
        return schema.values();
    }

    /** What was declared. */
    public List<Metric> metrics() {
        return schema.metrics();
    }

    /** The zone days and weeks are in. */
    public ZoneId zone() {
        return grid.zone();
    }

    /** How long a minute stays open after its end. */
    public Duration lateness() {
        return lateness;
    }

    /**
     * Tells that time has come this far; never goes back. Closes the minutes that the allowed lateness has passed. Any
     * thread; calls within one minute cost next to nothing.
     *
     * @param watermark no sample is expected from further back than this less the allowed lateness
     */
    public void advanceTo(Instant watermark) {
        long millis = Grid.bounded(watermark).toEpochMilli();
        synchronized (reading) {
            if (Grid.minute(millis) > timeline.minute()) {
                closed = Math.max(closed, timeline.closedBy(millis));
                drain(Grid.minute(millis), Grid.minute(millis));
            }
            timeline.advance(millis);
            closed = timeline.closed();
        }
    }

    private void drain(long before, long settled) {
        for (Writer writer : writers) {
            writer.drain(before, settled, timeline);
        }
    }

    private void drain() {
        drain(Long.MAX_VALUE, timeline.minute());
    }

    long closed() {
        return closed;
    }

    Pane fresh() {
        Pane pane = spare.poll();
        return pane == null ? new Pane(schema) : pane;
    }

    private void recycle(Pane pane) {
        pane.clear();
        spare.offer(pane);
    }

    // ------------------------------------------------------------------------------------------------ reading

    /** How far time has come; {@link Instant#MIN} before the first {@link #advanceTo}. */
    public Instant watermark() {
        synchronized (reading) {
            return timeline.begun() ? Instant.ofEpochMilli(timeline.watermark()) : Instant.MIN;
        }
    }

    /**
     * The minutes up to and with the one the watermark is in. To the minute for the last 25 hours; a longer one begins with
     * the quarter of an hour (two days), the hour (eight days), the day (62 days) that its beginning lies in: {@link
     * Reading#from()} tells.
     *
     * @throws IllegalArgumentException when it is shorter than a minute
     */
    public Reading last(Duration length) {
        if (length.toMinutes() < 1) {
            throw new IllegalArgumentException("a sliding window (%s) is shorter than a minute".formatted(length));
        }
        synchronized (reading) {
            drain();
            if (!timeline.begun()) {
                return reading(List.of(), 0, 0, false);
            }
            long end = timeline.minute() + 1;
            long start = timeline.readable(end - length.toMinutes());
            List<Pane> slide = timeline.slide(start, end);
            List<Pane> panes = slide.isEmpty() || schema.uniquesByValue() ? timeline.range(start, end) : slide;
            return new Reading(
                    schema,
                    dictionary,
                    panes,
                    slide.isEmpty() ? panes : slide,
                    Grid.time(start),
                    Grid.time(end),
                    end - 1 <= timeline.closed());
        }
    }

    /**
     * The tumbling window that this moment lies in. Kept are the minutes of the last 25 hours, the quarters of an hour of two
     * days, the hours of eight, the days of 62 and the weeks of 400; earlier ones are empty.
     */
    public Reading window(Window window, Instant within) {
        synchronized (reading) {
            drain();
            return window(window, grid.start(window, Grid.minute(Grid.bounded(within))));
        }
    }

    private Reading window(Window window, long start) {
        long end = grid.end(window, start);
        return reading(timeline.window(window, start), start, end, end - 1 <= timeline.closed());
    }

    /** Everything ever recorded, whatever its time. */
    public Reading total() {
        synchronized (reading) {
            drain();
            return reading(timeline.total(), 0, 0, false);
        }
    }

    private Reading reading(List<Pane> parts, long start, long end, boolean complete) {
        return new Reading(schema, dictionary, parts, parts, Grid.time(start), Grid.time(end), complete);
    }

    /** The tumbling windows of this kind that begin in {@code [from, to)} and have samples, oldest first. */
    public List<Reading> windows(Window window, Instant from, Instant to) {
        synchronized (reading) {
            drain();
            List<Reading> readings = new ArrayList<>();
            long first = Grid.minute(Grid.bounded(from).plusMillis(Grid.MILLIS - 1));
            long end = Grid.minute(Grid.bounded(to).plusMillis(Grid.MILLIS - 1));
            timeline.starts(window, first, end).forEach(start -> readings.add(window(window, start)));
            return readings;
        }
    }

    /** The rows of the tumbling windows of this kind that begin in {@code [from, to)} and have samples, oldest first. */
    public List<MetricRow> rows(Window window, Instant from, Instant to) {
        List<MetricRow> rows = new ArrayList<>();
        windows(window, from, to).forEach(each -> rows.addAll(each.rows()));
        return rows;
    }

    /** Samples that had a time and yet are in no window. */
    public Late late() {
        synchronized (reading) {
            drain();
            return timeline.late();
        }
    }

    /** How many different values of a dimension were not kept and count as {@link #OTHER}; about, above 256. */
    public long dropped(String dimension) {
        return total().dropped(dimension);
    }

    // ------------------------------------------------------------------------------------------------ state

    /** The whole state; the same state has the same bytes, whatever way it came about. Others may go on recording. */
    public byte[] toBytes() {
        synchronized (reading) {
            drain();
            return state().toBytes(timeline);
        }
    }

    /**
     * A store with the state {@link #toBytes()} gave.
     *
     * @throws IllegalArgumentException when the bytes are no such state, or damaged
     */
    public static MetricStore fromBytes(byte[] bytes) {
        return StoreState.open(bytes, in -> {
            MetricStore store = StoreState.readParameters(in).build();
            store.state().readFrom(in, store.timeline);
            store.closed = store.timeline.closed();
            return store;
        });
    }

    /**
     * Takes in what another one measured: the same as if its samples had been recorded here, exactly for everything but tops,
     * whose bounds add up. Goes on to the later of the two watermarks. Associative and commutative; an empty store changes
     * nothing. Values that either kept stay kept, beyond the number a dimension may have. The other is not changed.
     *
     * @throws IllegalArgumentException when the other measures other things, or in another zone or with another lateness
     */
    public void merge(MetricStore other) {
        if (!schema.metrics().equals(other.schema.metrics())
                || !grid.zone().equals(other.grid.zone())
                || !lateness.equals(other.lateness)) {
            throw new IllegalArgumentException(
                    "two metric stores differ: %s in %s with %s, and %s in %s with %s. Maybe build both the same way."
                            .formatted(
                                    schema.metrics(),
                                    grid.zone(),
                                    lateness,
                                    other.schema.metrics(),
                                    other.grid.zone(),
                                    other.lateness));
        }
        byte[] bytes = other.toBytes();
        Timeline theirs = new Timeline(schema, grid, lateness, pane -> {});
        StoreState.open(bytes, in -> {
            StoreState.readParameters(in);
            state().readFrom(in, theirs);
            return theirs;
        });
        synchronized (reading) {
            closed = Math.max(closed, theirs.closed());
            drain();
            timeline.merge(theirs);
            closed = timeline.closed();
        }
    }

    private StoreState state() {
        return new StoreState(schema, grid, lateness, keys, dictionary);
    }

    /** How far it is; no value. */
    @Override
    public String toString() {
        return "MetricStore[%s, %d metrics]"
                .formatted(watermark(), schema.metrics().size());
    }

    // ------------------------------------------------------------------------------------------------ building

    /** What a store is to be like. */
    public static final class Builder {

        private final List<Metric> metrics = new ArrayList<>();
        private ZoneId zone = ZoneOffset.UTC;
        private Duration lateness = Duration.ofHours(1);
        private int keys = 10_000;

        private Builder() {}

        /** The zone days and weeks are in; UTC unless told. */
        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        /** How long a minute stays open after its end; an hour unless told. */
        public Builder lateness(Duration value) {
            lateness = value;
            return this;
        }

        /** How many values of each dimension are kept; 10,000 unless told. Further ones count as {@link #OTHER}. */
        public Builder keys(int perDimension) {
            keys = perDimension;
            return this;
        }

        /** What is to be measured, beside what was named before. */
        public Builder metrics(Metric... declared) {
            Collections.addAll(metrics, declared);
            return this;
        }

        /**
         * The store, empty.
         *
         * @throws IllegalArgumentException when something is declared twice, or a number is out of range
         */
        public MetricStore build() {
            if (lateness.isNegative() || keys < 1) {
                throw new IllegalArgumentException(
                        "the lateness (%s) is negative or no value (%d) may be kept".formatted(lateness, keys));
            }
            return new MetricStore(this);
        }
    }
}
