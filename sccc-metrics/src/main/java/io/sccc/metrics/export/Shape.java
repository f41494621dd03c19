package io.sccc.metrics.export;

import io.sccc.metrics.Metric;
import io.sccc.metrics.MetricRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a metric's lines tell, seen from the lines; ordered from the vaguest to the clearest. */
enum Shape {
    /** How many. */
    COUNT {
        @Override
        void write(List<MetricRow> rows, FamilyNames names, Exposition out) {
            Family family = out.family(names.tally(rows.get(0), ""));
            rows.forEach(row -> family.tally(row, (double) row.count()));
        }
    },
    /** How many of the most frequent. */
    TOP {
        @Override
        void write(List<MetricRow> rows, FamilyNames names, Exposition out) {
            Family family = out.family(names.gauge(rows.get(0), "", ""));
            rows.forEach(row -> family.gauge(row, (double) row.count()));
        }
    },
    /** How much. */
    SUM {
        @Override
        void write(List<MetricRow> rows, FamilyNames names, Exposition out) {
            Family family = out.family(names.tally(rows.get(0), names.unit(rows.get(0))));
            rows.forEach(row -> family.tally(row, row.sum()));
        }
    },
    /** How large, mostly. */
    QUANTILES {
        @Override
        void write(List<MetricRow> rows, FamilyNames names, Exposition out) {
            MetricRow first = rows.get(0);
            if (first.window().isZero()) {
                Family summary = out.family(names.summary(first));
                rows.forEach(row -> summary.summary(row, quantiles(row)));
                return;
            }
            Family gauge = out.family(names.gauge(first, "", names.unit(first)));
            rows.forEach(row -> gauge.quantiles(row, quantiles(row)));
            Family samples = out.family(names.gauge(first, "_samples", ""));
            rows.forEach(row -> samples.gauge(row, (double) row.count()));
            Family sums = out.family(names.gauge(first, "_added", names.unit(first)));
            rows.forEach(row -> sums.gauge(row, row.sum()));
        }
    },
    /** How many different ones, and between which bounds. */
    UNIQUES {
        @Override
        void write(List<MetricRow> rows, FamilyNames names, Exposition out) {
            MetricRow first = rows.get(0);
            Family estimate = out.family(names.gauge(first, "_unique", ""));
            rows.forEach(row -> estimate.gauge(row, row.uniques()));
            Family low = out.family(names.gauge(first, "_unique_low", ""));
            rows.forEach(row -> low.gauge(row, row.uniquesLow()));
            Family high = out.family(names.gauge(first, "_unique_high", ""));
            rows.forEach(row -> high.gauge(row, row.uniquesHigh()));
        }
    };

    /** Adds the families of one metric, dimension and window. */
    abstract void write(List<MetricRow> rows, FamilyNames names, Exposition out);

    private static final String TOPS = "top";

    static Shape of(Metric metric) {
        return switch (metric.kind()) {
            case COUNT -> COUNT;
            case SUM -> SUM;
            case UNIQUE -> UNIQUES;
            case TOP -> TOP;
            case QUANTILES -> QUANTILES;
        };
    }

    /** What a metric is called in its lines. */
    static String name(Metric metric) {
        return metric.kind() == Metric.Kind.TOP ? TOPS : metric.name();
    }

    static Shape of(MetricRow row) {
        if (row.metric().equals(TOPS)) {
            return TOP;
        }
        if (row.uniques() != null) {
            return UNIQUES;
        }
        if (row.p50() != null) {
            return QUANTILES;
        }
        return row.metric().equals(Metric.COUNT) ? COUNT : SUM;
    }

    /** A line without samples may look like a sum, so what was seen once holds. */
    static Shape clearer(Shape one, Shape other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Map<String, @Nullable Double> quantiles(MetricRow row) {
        Map<String, @Nullable Double> quantiles = new LinkedHashMap<>();
        if (row.count() != 0) {
            quantiles.put("0.5", row.p50());
            quantiles.put("0.9", row.p90());
            quantiles.put("0.95", row.p95());
            quantiles.put("0.99", row.p99());
        }
        return quantiles;
    }
}
