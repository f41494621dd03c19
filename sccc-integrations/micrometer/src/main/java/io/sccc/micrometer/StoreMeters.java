package io.sccc.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.export.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A store's numbers as meters that are read when the registry asks: totals as function counters, estimates, quantiles and
 * sliding windows as gauges. Recording touches no meter.
 *
 * <pre>{@code
 * StoreMeters meters = StoreMeters.of(store).tags("network", "level").windows(Duration.ofHours(1)).build();
 * meters.bindTo(registry);
 * scheduler.scheduleAtFixedRate(meters::refresh, 1, 1, TimeUnit.MINUTES);
 * }</pre>
 *
 * <p>The names are {@code sccc.samples} for the count, {@code sccc.cost} for a sum, {@code sccc.author.unique} (and {@code
 * .low}, {@code .high}) for uniques, {@code sccc.first.response} with the tag {@code quantile} beside {@code .samples} and
 * {@code .added} for quantiles, {@code sccc.top} for tops; then {@code .by.network} where they are by a dimension, which is
 * the tag, and {@code .in.window} with the tag {@code window}.
 *
 * <p>A dimension shows at most {@link Builder#values} values and {@code other}, which exists for counts and sums. A total
 * that has a meter of its own keeps it, and one that went into {@code other} stays there, so no counter falls. Windows and
 * tops show the largest of the last refresh.
 *
 * <p>Values are read on the registry's thread, from the store, which makes no recorder wait. Starts no thread: {@link
 * #refresh} finds values that are new.
 */
public final class StoreMeters implements MeterBinder {

    private final MetricStore store;
    private final Names names;
    private final Set<String> tags;
    private final List<Duration> windows;
    private final int most;
    private final List<BoundMeters> bound = new ArrayList<>();
    private final Map<String, Kept> kept = new HashMap<>();

    private StoreMeters(Builder builder) {
        store = builder.store;
        names = new Names(builder.prefix, Map.copyOf(builder.units), Set.copyOf(builder.falling));
        tags = Set.copyOf(builder.tags);
        windows = List.copyOf(builder.windows);
        most = builder.values;
    }

    /** Begins with the prefix {@code sccc}, no tags, no windows and at most 50 values of a dimension. */
    public static Builder of(MetricStore store) {
        return new Builder(store);
    }

    /** Registers meters for what the store knows by now. Any thread. */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        BoundMeters meters = new BoundMeters(registry, store, names, tags, windows, most);
        bound.add(meters);
        refresh();
    }

    /**
     * Registers meters for values that came since, and lets go of windows' values that are no longer among the largest. On a
     * thread of the application's, as often as new values should appear; one call at a time.
     */
    public synchronized void refresh() {
        for (String tag : tags) {
            if (names.counted(store, tag)) {
                keep(tag);
            }
        }
        bound.forEach(meters -> meters.refresh(kept));
    }

    private void keep(String dimension) {
        Kept values = kept.computeIfAbsent(dimension, key -> Kept.none());
        Largest.of(store.total().counts(dimension), Integer.MAX_VALUE).forEach(value -> values.add(value, most));
    }

    /** Names tags, windows and units. Not thread-safe. */
    public static final class Builder {

        private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.]*");

        private final MetricStore store;
        private final Set<String> tags = new LinkedHashSet<>();
        private final Set<Duration> windows = new LinkedHashSet<>();
        private final Map<String, String> units = new HashMap<>();
        private final Set<String> falling = new LinkedHashSet<>();
        private String prefix = "sccc";
        private int values = 50;

        private Builder(MetricStore store) {
            this.store = store;
        }

        /** What every name begins with. */
        public Builder prefix(String prefix) {
            this.prefix = prefix;
            return this;
        }

        /** The dimensions that become tags; all others are left out. None that tells persons apart. */
        public Builder tags(String... dimensions) {
            tags.addAll(Arrays.asList(dimensions));
            return this;
        }

        /** Sliding windows to show, each at least a minute. Each is worked out anew for every gauge. */
        public Builder windows(Duration... lengths) {
            windows.addAll(Arrays.asList(lengths));
            return this;
        }

        /** How many values of a dimension get meters of their own; at least 1. */
        public Builder values(int most) {
            values = most;
            return this;
        }

        /** The base unit of a metric's values, such as {@code seconds}. */
        public Builder unit(String metric, String unit) {
            units.put(metric, unit);
            return this;
        }

        /** Metrics whose totals can fall, such as a sum of sentiments: gauges, since a counter that falls means a restart. */
        public Builder falling(String... metrics) {
            falling.addAll(Arrays.asList(metrics));
            return this;
        }

        /**
         * Ready to bind.
         *
         * @throws IllegalArgumentException naming every tag, window, prefix and number that cannot be
         */
        public StoreMeters build() {
            List<String> faults = new ArrayList<>(Labels.faults(tags));
            List<String> known =
                    store.metrics().stream().flatMap(Names::dimensions).toList();
            tags.stream()
                    .filter(tag -> !known.contains(tag))
                    .forEach(tag -> faults.add("the store measures nothing by (%s)".formatted(tag)));
            windows.stream()
                    .filter(window -> window.toMinutes() < 1)
                    .forEach(window -> faults.add("the window (%s) is shorter than a minute".formatted(window)));
            if (!NAME.matcher(prefix).matches()) {
                faults.add("the prefix (%s) is not letters, digits, points and underscores".formatted(prefix));
            }
            if (values < 1) {
                faults.add("values (%d) is below 1".formatted(values));
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(
                        String.join("; ", faults) + ". Maybe one of %s?".formatted(new LinkedHashSet<>(known)));
            }
            return new StoreMeters(this);
        }
    }
}
