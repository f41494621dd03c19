package io.sccc.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.sccc.metrics.Heavy;
import io.sccc.metrics.Metric;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The meters of one registry. Not thread-safe; what it registers is. */
final class BoundMeters {

    private final MeterRegistry registry;
    private final MetricStore store;
    private final Names names;
    private final Set<String> tags;
    private final List<Duration> windows;
    private final int values;
    private final Set<List<Object>> registered = new HashSet<>();
    private final Map<Several, MultiGauge> gauges = new HashMap<>();

    /** The name of gauges whose tags change. */
    private record Several(String name, @Nullable String unit) {}

    BoundMeters(
            MeterRegistry registry,
            MetricStore store,
            Names names,
            Set<String> tags,
            List<Duration> windows,
            int values) {
        this.registry = registry;
        this.store = store;
        this.names = names;
        this.tags = tags;
        this.windows = windows;
        this.values = values;
    }

    /**
     * Registers what is missing.
     *
     * @param kept by dimension
     */
    void refresh(Map<String, Kept> kept) {
        Map<Several, List<Row<?>>> rows = new LinkedHashMap<>();
        for (Metric metric : store.metrics()) {
            for (Measure measure : Measure.of(metric, store.metrics(), names)) {
                all(measure);
                for (String dimension : metric.by()) {
                    if (tags.contains(dimension)) {
                        totals(measure, dimension, kept.getOrDefault(dimension, Kept.none()));
                        windows.forEach(window -> window(measure, dimension, window, rows));
                    }
                }
            }
            if (metric.kind() == Metric.Kind.TOP && tags.contains(metric.name())) {
                top(metric, rows);
            }
        }
        gauges.forEach((name, gauge) -> gauge.register(rows.getOrDefault(name, List.of()), true));
        rows.forEach((name, some) -> {
            if (!gauges.containsKey(name)) {
                MultiGauge gauge =
                        MultiGauge.builder(name.name()).baseUnit(name.unit()).register(registry);
                gauges.put(name, gauge);
                gauge.register(some, true);
            }
        });
    }

    private void all(Measure measure) {
        total(measure, "", Tags.empty(), () -> measure.look().at(store.total(), "", ""));
        for (Duration window : windows) {
            Tags tag = measure.tags().and("window", Names.text(window));
            gauge(
                    measure,
                    names.of(measure.name(), "", true),
                    tag,
                    () -> measure.look().at(store.last(window), "", ""));
        }
    }

    private void totals(Measure measure, String dimension, Kept kept) {
        for (String value : kept.shown()) {
            total(
                    measure,
                    dimension,
                    Tags.of(dimension, value),
                    () -> measure.look().at(store.total(), dimension, value));
        }
        boolean more = kept.full() || store.total().count(dimension, MetricStore.OTHER) != 0;
        if (more && measure.adds()) {
            total(
                    measure,
                    dimension,
                    Tags.of(dimension, MetricStore.OTHER),
                    () -> measure.together(store.total(), dimension, kept.others()));
        }
    }

    private void total(Measure measure, String dimension, Tags tag, Supplier<Number> value) {
        String name = names.of(measure.name(), dimension, false);
        Tags all = measure.tags().and(tag);
        if (!measure.adds() || !measure.grows()) {
            gauge(measure, name, all, value);
        } else if (registered.add(List.of(name, all))) {
            // the function holds the store, so the weak reference to it stays alive
            FunctionCounter.builder(name, store, same -> value.get().doubleValue())
                    .tags(all)
                    .baseUnit(measure.unit())
                    .register(registry);
        }
    }

    private void gauge(Measure measure, String name, Tags all, Supplier<Number> value) {
        if (registered.add(List.of(name, all))) {
            Gauge.builder(name, value).tags(all).baseUnit(measure.unit()).register(registry);
        }
    }

    private void window(Measure measure, String dimension, Duration window, Map<Several, List<Row<?>>> rows) {
        Map<String, Long> counts = store.last(window).counts(dimension);
        List<String> largest = Largest.of(counts, values);
        List<Row<?>> some = rows.computeIfAbsent(
                new Several(names.of(measure.name(), dimension, true), measure.unit()), key -> new ArrayList<>());
        Tags tag = measure.tags().and("window", Names.text(window));
        for (String value : largest) {
            some.add(row(tag.and(dimension, value), () -> measure.look().at(store.last(window), dimension, value)));
        }
        if (measure.adds() && counts.size() > largest.size()) {
            Set<String> apart = Set.copyOf(largest);
            some.add(row(tag.and(dimension, MetricStore.OTHER), () -> {
                Reading reading = store.last(window);
                Set<String> rest = new HashSet<>(reading.counts(dimension).keySet());
                rest.removeAll(apart);
                return measure.together(reading, dimension, rest);
            }));
        }
    }

    /** A key that is no longer among the most frequent is nothing until the next refresh lets go of it. */
    private void top(Metric metric, Map<Several, List<Row<?>>> rows) {
        String name = metric.name();
        List<Row<?>> some =
                rows.computeIfAbsent(new Several(names.of("top", name, false), null), key -> new ArrayList<>());
        for (Heavy heavy : store.total().top(name)) {
            some.add(row(
                    Tags.of(name, heavy.key()),
                    () -> store.total().top(name).stream()
                            .filter(now -> now.key().equals(heavy.key()))
                            .mapToDouble(Heavy::count)
                            .findFirst()
                            .orElse(Double.NaN)));
        }
    }

    private static Row<?> row(Tags tags, Supplier<Number> value) {
        return Row.of(tags, value);
    }
}
