package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import io.sccc.metrics.MetricStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the values of a dimension few: the largest, and what the rest adds up to. Not thread-safe. */
final class Values {

    private static final Comparator<MetricRow> LARGEST = Comparator.comparingLong(MetricRow::count)
            .reversed()
            .thenComparing(row -> -Math.abs(row.sum()))
            .thenComparing(MetricRow::value);

    private final int most;
    /** Metrics whose values do not add up. */
    private final Set<String> apart;
    /** Which values have a counter of their own, by metric and dimension; the others came too late, for good. */
    private final Map<String, Set<String>> admitted = new HashMap<>();

    private final Map<String, Set<String>> refused = new HashMap<>();

    Values(int most, Set<String> apart) {
        this.most = most;
        this.apart = apart;
    }

    /** The rows of one group, its own first in the order of their values, then {@code other} if there is one. */
    List<MetricRow> limited(List<MetricRow> group, Shape shape) {
        MetricRow any = group.get(0);
        if (any.dimension().isEmpty()) {
            return group;
        }
        boolean adds = shape != Shape.TOP && !apart.contains(any.metric());
        Set<String> shown = any.window().isZero() && shape != Shape.TOP ? kept(group) : largest(group);
        List<MetricRow> limited = new ArrayList<>();
        List<MetricRow> rest = new ArrayList<>();
        group.forEach(row -> (shown.contains(row.value()) ? limited : rest).add(row));
        if (!rest.isEmpty() && adds) {
            limited.add(other(rest));
        }
        return limited;
    }

    private Set<String> largest(List<MetricRow> group) {
        Set<String> largest = new HashSet<>();
        group.stream()
                .filter(row -> !row.value().equals(MetricStore.OTHER))
                .sorted(LARGEST)
                .limit(most)
                .forEach(row -> largest.add(row.value()));
        return largest;
    }

    private Set<String> kept(List<MetricRow> group) {
        MetricRow any = group.get(0);
        String key = any.metric() + '\0' + any.dimension();
        Set<String> in = admitted.computeIfAbsent(key, k -> new HashSet<>());
        Set<String> out = refused.computeIfAbsent(key, k -> new HashSet<>());
        out.add(MetricStore.OTHER);
        group.stream().sorted(LARGEST).forEach(row -> {
            if (!in.contains(row.value()) && !out.contains(row.value())) {
                (in.size() < most ? in : out).add(row.value());
            }
        });
        return in;
    }

    private static MetricRow other(List<MetricRow> rest) {
        MetricRow any = rest.get(0);
        boolean alone = rest.size() == 1;
        return new MetricRow(
                any.windowStart(),
                any.window(),
                any.dimension(),
                MetricStore.OTHER,
                any.metric(),
                rest.stream().mapToLong(MetricRow::count).sum(),
                rest.stream().mapToDouble(MetricRow::sum).sum(),
                alone ? any.p50() : null,
                alone ? any.p90() : null,
                alone ? any.p95() : null,
                alone ? any.p99() : null,
                alone ? any.uniques() : null,
                alone ? any.uniquesLow() : null,
                alone ? any.uniquesHigh() : null,
                rest.stream().allMatch(MetricRow::complete),
                0,
                null);
    }
}
