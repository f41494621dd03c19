package io.sccc.micrometer;

import io.sccc.metrics.MetricStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The values of a dimension with the most samples. */
final class Largest {

    private Largest() {}

    /** Most first, so many at most, without the bucket of the rest. */
    static List<String> of(Map<String, Long> counts, int most) {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(MetricStore.OTHER))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
