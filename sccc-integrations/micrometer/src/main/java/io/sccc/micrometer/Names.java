package io.sccc.micrometer;

import io.sccc.metrics.Metric;
import io.sccc.metrics.MetricStore;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How meters are called, and what metrics they are of. */
record Names(String prefix, Map<String, String> units, Set<String> falling) {

    @Nullable
    String unit(Metric metric) {
        return units.get(metric.name());
    }

    /** A total that only grows is a counter. */
    boolean grows(Metric metric) {
        return !falling.contains(metric.name());
    }

    /** The name of a meter, of all windows or of one. */
    String of(String measure, String dimension, boolean window) {
        return prefix + "." + plain(measure) + (dimension.isEmpty() ? "" : ".by." + plain(dimension))
                + (window ? ".in.window" : "");
    }

    private static String plain(String name) {
        return name.replace('_', '.').replace(' ', '.');
    }

    /** {@code 15m}, {@code 1h}, {@code 7d}. */
    static String text(Duration window) {
        long minutes = window.toMinutes();
        if (minutes % Duration.ofDays(1).toMinutes() == 0) {
            return window.toDays() + "d";
        }
        return minutes % Duration.ofHours(1).toMinutes() == 0 ? window.toHours() + "h" : minutes + "m";
    }

    /** The dimensions a metric has values of; a top's own name is one. */
    static Stream<String> dimensions(Metric metric) {
        return metric.kind() == Metric.Kind.TOP ? Stream.of(metric.name()) : metric.by().stream();
    }

    /** Whether the store counts by this dimension: a top alone does not. */
    boolean counted(MetricStore store, String dimension) {
        return store.metrics().stream().anyMatch(metric -> metric.by().contains(dimension));
    }
}
