package io.sccc.metrics;

import io.sccc.metrics.Metric.Kind;
import io.sccc.metrics.sketch.UniqueSketch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reading as rows of the long fact table. */
final class Rows {

    private static final double P50 = 0.5;
    private static final double P90 = 0.9;
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;

    private final Schema schema;
    private final Dictionary dictionary;
    private final Reading reading;
    private final List<MetricRow> rows = new ArrayList<>();

    Rows(Schema schema, Dictionary dictionary, Reading reading) {
        this.schema = schema;
        this.dictionary = dictionary;
        this.reading = reading;
    }

    List<MetricRow> all() {
        for (Metric metric : schema.metrics()) {
            if (metric.kind() == Kind.TOP) {
                reading.top(metric.name())
                        .forEach(heavy ->
                                rows.add(row(metric.name(), heavy.key(), "top", heavy.count(), 0, null, null)));
            } else {
                if (!told(metric, "")) {
                    add(metric, "", "", 0);
                }
                for (String dimension : metric.by()) {
                    if (told(metric, dimension)) {
                        continue;
                    }
                    for (Map.Entry<String, Long> entry :
                            reading.counts(dimension).entrySet()) {
                        int id = dictionary.find(schema.dimension(dimension), entry.getKey());
                        add(metric, dimension, entry.getKey(), id);
                    }
                }
            }
        }
        return List.copyOf(rows);
    }

    /** A sum of what quantiles are of, too, is in their rows: two rows of one key would be one too many. */
    private boolean told(Metric metric, String dimension) {
        return metric.kind() == Kind.SUM
                && schema.quantiles().stream()
                        .anyMatch(other -> other.name().equals(metric.name())
                                && (dimension.isEmpty() || other.by().contains(dimension)));
    }

    private void add(Metric metric, String dimension, String value, int id) {
        String name = metric.name();
        switch (metric.kind()) {
            case COUNT ->
                rows.add(row(
                        dimension,
                        value,
                        name,
                        id == 0 ? reading.count() : reading.count(dimension, value),
                        0,
                        null,
                        null));
            case SUM -> {
                Summed sum = reading.sum(schema.sum(name), id);
                rows.add(row(dimension, value, name, sum.count(), sum.sum(), null, null));
            }
            case QUANTILES -> {
                Quantiles quantiles = reading.quantiles(schema.quantile(name), id);
                rows.add(row(dimension, value, name, quantiles.count(), quantiles.sum(), quantiles, null));
            }
            case UNIQUE -> {
                UniqueSketch sketch = reading.unique(schema.unique(name), id);
                long samples = id == 0 ? reading.count() : reading.count(dimension, value);
                rows.add(row(dimension, value, name, samples, 0, null, sketch == null ? new UniqueSketch() : sketch));
            }
            case TOP -> throw new IllegalStateException("a top has rows of its own");
        }
    }

    private MetricRow row(
            String dimension,
            String value,
            String metric,
            long count,
            double sum,
            @Nullable Quantiles quantiles,
            @Nullable UniqueSketch uniques) {
        Duration length = Duration.between(reading.from(), reading.to());
        byte[] sketch = quantiles != null ? quantiles.sketch().toBytes() : uniques != null ? uniques.toBytes() : null;
        return new MetricRow(
                reading.from(),
                length,
                dimension,
                value,
                metric,
                count,
                sum,
                quantiles == null ? null : quantiles.at(P50),
                quantiles == null ? null : quantiles.at(P90),
                quantiles == null ? null : quantiles.at(P95),
                quantiles == null ? null : quantiles.at(P99),
                uniques == null ? null : uniques.estimate(),
                uniques == null ? null : uniques.low(),
                uniques == null ? null : uniques.high(),
                reading.complete(),
                (int) Math.min(Integer.MAX_VALUE, reading.events()),
                sketch);
    }
}
