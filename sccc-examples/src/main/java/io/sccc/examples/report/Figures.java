package io.sccc.examples.report;

import io.sccc.metrics.MetricRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Defined numbers of one stretch of time, found by name. */
final class Figures {

    private record Place(String metric, String dimension, String value) {}

    private final Map<Place, MetricRow> rows = new HashMap<>();
    private final List<MetricRow> all;

    Figures(List<MetricRow> all) {
        this.all = List.copyOf(all);
        all.forEach(row -> rows.put(new Place(row.metric(), row.dimension(), row.value()), row));
    }

    /** Null when nothing is known of it. */
    @Nullable
    MetricRow row(String metric) {
        return rows.get(new Place(metric, "", ""));
    }

    @Nullable
    MetricRow row(String metric, String dimension, String value) {
        return rows.get(new Place(metric, dimension, value));
    }

    double sum(String metric) {
        MetricRow row = row(metric);
        return row == null ? 0 : row.sum();
    }

    double sum(String metric, String dimension, String value) {
        MetricRow row = row(metric, dimension, value);
        return row == null ? 0 : row.sum();
    }

    /** Sum over count; null where nothing counts. */
    @Nullable
    Double ratio(String metric) {
        MetricRow row = row(metric);
        return row == null || row.count() == 0 ? null : row.sum() / row.count();
    }

    /** People, about. */
    long people() {
        MetricRow row = row("unique_authors");
        Double uniques = row == null ? null : row.uniques();
        return uniques == null ? 0 : Math.round(uniques);
    }

    /** The values of a dimension by a number, the largest first. */
    List<MetricRow> by(String metric, String dimension) {
        return all.stream()
                .filter(row -> row.metric().equals(metric) && row.dimension().equals(dimension) && row.sum() != 0)
                .sorted(Comparator.comparingDouble(MetricRow::sum)
                        .reversed()
                        .thenComparing(row -> Objects.requireNonNull(row).value()))
                .toList();
    }

    /** The values of a dimension that a time is known of, by name. */
    List<MetricRow> times(String metric, String dimension) {
        return all.stream()
                .filter(row -> row.metric().equals(metric) && row.dimension().equals(dimension) && row.count() > 0)
                .sorted(Comparator.comparing(MetricRow::value))
                .toList();
    }
}
