package io.sccc.metrics.export;

import io.sccc.metrics.Metric;
import io.sccc.metrics.MetricRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lines as OpenMetrics text, version 1.0, for a scraper. One family for each metric and dimension, so that adding up a
 * family's series means something: {@code sccc_cost_total}, {@code sccc_cost_by_network_total{network="x"}}.
 *
 * <ul>
 *   <li>Totals (lines whose window is zero long) are counters, or gauges where named in {@link Builder#falling}; quantiles
 *       of totals are summaries.
 *   <li>Windows are gauges with the label {@code window} ({@code 15m}, {@code 1d}), of the latest window of each length;
 *       their quantiles have the label {@code quantile}.
 *   <li>Uniques are gauges with their bounds: an estimate is no counter. So are tops: keys come and go.
 *   <li>The metric {@code count} is called {@code samples}, since {@code _count} is a suffix with a meaning.
 * </ul>
 *
 * <p>Only the dimensions named become labels, each with at most {@link Builder#values} values and {@code other} for the
 * rest. A value that has a counter of its own keeps it and one that went into {@code other} stays there, or both would
 * jump: so keep one object for the life of the process. Windows show the largest of the moment. Estimates and quantiles
 * have no {@code other}: they do not add up; nor do tops, which leave out the rest.
 *
 * <p>Thread-safe; scrapes wait for one another.
 */
public final class OpenMetricsText {

    /** What a scraper is told the text is. */
    public static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final Set<String> labels;
    private final FamilyNames names;
    private final Values values;
    private final Map<String, Shape> shapes = new HashMap<>();

    private OpenMetricsText(Builder builder) {
        labels = Set.copyOf(builder.labels);
        names = new FamilyNames(
                builder.prefix, Map.copyOf(builder.units), Map.copyOf(builder.helps), Set.copyOf(builder.falling));
        values = new Values(builder.values, Set.copyOf(builder.apart));
        shapes.putAll(builder.shapes);
    }

    /** Begins with the prefix {@code sccc} and at most 50 values of a dimension. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Writes one exposition; the stream is left open. On the caller's thread.
     *
     * @param rows totals and windows, as far as they are to be seen; of a line's revisions the last one counts
     * @throws IOException what the stream throws
     * @throws IllegalArgumentException when two metrics or dimensions would have one name; names them all
     */
    public synchronized void write(Iterable<MetricRow> rows, OutputStream out) throws IOException {
        Latest latest = new Latest();
        rows.forEach(row -> {
            if (row.dimension().isEmpty() || labels.contains(row.dimension())) {
                latest.add(row);
                shapes.merge(row.metric(), Shape.of(row), Shape::clearer);
            }
        });
        Exposition exposition = new Exposition();
        latest.groups().forEach(group -> {
            Shape shape = shapes.getOrDefault(group.get(0).metric(), Shape.COUNT);
            shape.write(values.limited(group, shape), names, exposition);
        });
        out.write(exposition.text().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Names labels, units and helps. Not thread-safe. */
    public static final class Builder {

        private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*");
        private final Set<String> labels = new LinkedHashSet<>();
        private final Map<String, String> units = new HashMap<>();
        private final Map<String, String> helps = new HashMap<>();
        private final Set<String> falling = new LinkedHashSet<>();
        private final Set<String> apart = new LinkedHashSet<>();
        private final Map<String, Shape> shapes = new HashMap<>();
        private String prefix = "sccc";
        private int values = 50;

        private Builder() {}

        /** What every name begins with; letters, digits and underscores. */
        public Builder prefix(String prefix) {
            this.prefix = prefix;
            return this;
        }

        /** The dimensions that become labels; all others are left out. None that tells persons apart. */
        public Builder labels(String... dimensions) {
            labels.addAll(Arrays.asList(dimensions));
            return this;
        }

        /** How many values of a dimension get a series of their own; at least 1. */
        public Builder values(int most) {
            values = most;
            return this;
        }

        /**
         * How the metrics are measured, as {@link io.sccc.metrics.MetricStore#metrics()} tells. Of others it is seen from
         * their lines: what is not {@code count} or {@code top} and has neither uniques nor quantiles is a sum.
         */
        public Builder metrics(Collection<Metric> declared) {
            declared.forEach(metric -> shapes.merge(Shape.name(metric), Shape.of(metric), Shape::clearer));
            return this;
        }

        /** The base unit of a metric's values, such as {@code seconds}: the last part of its name. */
        public Builder unit(String metric, String unit) {
            units.put(metric, unit);
            return this;
        }

        /** What a metric is, in a sentence. */
        public Builder help(String metric, String help) {
            helps.put(metric, help);
            return this;
        }

        /** Metrics whose totals can fall, such as a sum of sentiments: gauges, since a counter that falls means a restart. */
        public Builder falling(String... metrics) {
            falling.addAll(Arrays.asList(metrics));
            return this;
        }

        /** Metrics whose values do not add up over a dimension, such as rates: without {@code other}. */
        public Builder apart(String... metrics) {
            apart.addAll(Arrays.asList(metrics));
            return this;
        }

        /**
         * Ready to write.
         *
         * @throws IllegalArgumentException naming every label, unit, prefix and number that cannot be
         */
        public OpenMetricsText build() {
            List<String> faults = new ArrayList<>(Labels.faults(labels));
            if (!NAME.matcher(prefix).matches()) {
                faults.add("the prefix (%s) is not letters, digits and underscores".formatted(prefix));
            }
            units.forEach((metric, unit) -> {
                if (!NAME.matcher(unit).matches()) {
                    faults.add("the unit (%s) of %s is not letters, digits and underscores".formatted(unit, metric));
                }
            });
            if (values < 1) {
                faults.add("values (%d) is below 1".formatted(values));
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", faults)
                        + ". Maybe a coarser dimension such as network or level says enough?");
            }
            return new OpenMetricsText(this);
        }
    }
}
