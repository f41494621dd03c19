package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Of each metric, dimension and length of window the latest window's rows, of each row the last revision. */
final class Latest {

    private final Map<List<String>, Map<String, MetricRow>> groups =
            new TreeMap<>((a, b) -> String.join("\0", a).compareTo(String.join("\0", b)));

    void add(MetricRow row) {
        Map<String, MetricRow> group = groups.computeIfAbsent(
                List.of(row.metric(), row.dimension(), WindowText.of(row.window())), key -> new TreeMap<>());
        if (!group.isEmpty()) {
            int order =
                    row.windowStart().compareTo(group.values().iterator().next().windowStart());
            if (order < 0) {
                return;
            }
            if (order > 0) {
                group.clear();
            }
        }
        group.merge(row.value(), row, (old, other) -> other.revision() < old.revision() ? old : other);
    }

    /** In one order, whatever the order they came in; none empty. */
    List<List<MetricRow>> groups() {
        return groups.values().stream()
                .map(group -> (List<MetricRow>) new ArrayList<>(group.values()))
                .toList();
    }
}
