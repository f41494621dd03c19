package io.sccc.metrics;

import io.sccc.metrics.sketch.HeavyHitters;
import io.sccc.metrics.sketch.QuantileSketch;
import io.sccc.metrics.sketch.UniqueSketch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one window says, as it was when it was asked for. Does not change; any thread may ask. A name that is not declared
 * is an {@link IllegalArgumentException}, a value that never came is zero.
 */
public final class Reading {

    private final Schema schema;
    private final Dictionary dictionary;

    /** By time. */
    private final List<Pane> panes;

    /** The same in fewer, without the uniques by value. */
    private final List<Pane> parts;

    private final Instant from;
    private final Instant to;
    private final boolean complete;

    Reading(
            Schema schema,
            Dictionary dictionary,
            List<Pane> panes,
            List<Pane> parts,
            Instant from,
            Instant to,
            boolean complete) {
        this.schema = schema;
        this.dictionary = dictionary;
        this.panes = panes;
        this.parts = parts;
        this.from = from;
        this.to = to;
        this.complete = complete;
    }

    /** First moment of the window; {@link Instant#EPOCH} for totals. */
    public Instant from() {
        return from;
    }

    /** First moment after the window; {@link Instant#EPOCH} for totals. */
    public Instant to() {
        return to;
    }

    /** True when nothing can be added any more: the watermark is past the end by the allowed lateness. */
    public boolean complete() {
        return complete;
    }

    // ------------------------------------------------------------------------------------------------ counts

    /** Number of samples. */
    public long count() {
        return count(0);
    }

    /** Number of samples with this value of a dimension. */
    public long count(String dimension, String value) {
        int id = dictionary.find(schema.dimension(dimension), value);
        return id < 0 ? 0 : count(id);
    }

    private long count(int id) {
        long sum = 0;
        for (Pane part : parts) {
            sum += part.counts.get(id);
        }
        return sum;
    }

    /** Number of samples by each value of a dimension that has any, in the values' order. */
    public SortedMap<String, Long> counts(String dimension) {
        int number = schema.dimension(dimension);
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Pane part : parts) {
            part.counts.forEach((id, count) -> {
                if (dictionary.dimension(id) == number) {
                    counts.merge(dictionary.name(id), count, Long::sum);
                }
            });
        }
        counts.values().removeIf(count -> count == 0);
        return Collections.unmodifiableSortedMap(counts);
    }

    /** How many different values of a dimension were not kept and count as {@link MetricStore#OTHER}; about, above 256. */
    public long dropped(String dimension) {
        int number = schema.dimension(dimension);
        UniqueSketch all = merged(parts, pane -> pane.dropped(number), UniqueSketch::copy, UniqueSketch::merge);
        return all == null ? 0 : Math.round(all.estimate());
    }

    long events() {
        long sum = 0;
        for (Pane part : parts) {
            sum += part.events;
        }
        return sum;
    }

    // ------------------------------------------------------------------------------------------------ sums

    /** Sum of a value. */
    public double sum(String name) {
        return sum(schema.sum(name), 0).sum();
    }

    /** Sum of a value over the samples with this value of a dimension. */
    public double sum(String name, String dimension, String value) {
        int id = dictionary.find(schema.dimension(dimension), value);
        return sum(schema.sum(name), id).sum();
    }

    /** How many values a sum has. */
    public long values(String name) {
        return sum(schema.sum(name), 0).count();
    }

    /** How many values a sum has over the samples with this value of a dimension. */
    public long values(String name, String dimension, String value) {
        int id = dictionary.find(schema.dimension(dimension), value);
        return sum(schema.sum(name), id).count();
    }

    Summed sum(int which, int id) {
        Summed all = id < 0 ? null : merged(parts, pane -> pane.sum(which, id), Summed::copy, Summed::merge);
        return all == null ? new Summed() : all;
    }

    // ------------------------------------------------------------------------------------------------ uniques

    /** Number of different ids. */
    public Estimate unique(String name) {
        return together(schema.unique(name), 0);
    }

    /** Number of different ids among the samples with this value of a dimension. */
    public Estimate unique(String name, String dimension, String value) {
        int id = dictionary.find(schema.dimension(dimension), value);
        return id < 0 ? Estimate.ZERO : together(schema.unique(name), id);
    }

    /** A sketch of the different ids, to go on with. */
    public UniqueSketch uniqueSketch(String name) {
        UniqueSketch all = unique(schema.unique(name), 0);
        return all == null ? new UniqueSketch() : all.copy();
    }

    /** The same of the samples with this value of a dimension. */
    public UniqueSketch uniqueSketch(String name, String dimension, String value) {
        int id = dictionary.find(schema.dimension(dimension), value);
        UniqueSketch all = id < 0 ? null : unique(schema.unique(name), id);
        return all == null ? new UniqueSketch() : all.copy();
    }

    @Nullable
    UniqueSketch unique(int which, int id) {
        return merged(id == 0 ? parts : panes, pane -> pane.unique(which, id), UniqueSketch::copy, UniqueSketch::merge);
    }

    /** Without a copy where that can be. */
    private Estimate together(int which, int id) {
        List<UniqueSketch> some = new ArrayList<>();
        for (Pane part : id == 0 ? parts : panes) {
            UniqueSketch each = part.unique(which, id);
            if (each != null && each.exact()) {
                return estimate(unique(which, id));
            } else if (each != null) {
                some.add(each);
            }
        }
        return some.isEmpty() ? Estimate.ZERO : estimate(UniqueSketch.estimate(some), 2 * UniqueSketch.ERROR);
    }

    static Estimate estimate(@Nullable UniqueSketch sketch) {
        return sketch == null
                ? Estimate.ZERO
                : estimate(sketch.estimate(), sketch.exact() ? 0 : 2 * UniqueSketch.ERROR);
    }

    private static Estimate estimate(double value, double off) {
        return new Estimate(value, value / (1 + off), value / (1 - off));
    }

    // ------------------------------------------------------------------------------------------------ tops

    /** The most frequent tags or ids, as many as declared, most frequent first. */
    public List<Heavy> top(String name) {
        int which = schema.top(name);
        return top(name, schema.tops().get(which).keep());
    }

    /** The most frequent tags or ids, so many at most, most frequent first. */
    public List<Heavy> top(String name, int most) {
        int which = schema.top(name);
        HeavyHitters kept = merged(parts, pane -> pane.top(which), HeavyHitters::copy, HeavyHitters::merge);
        Map<String, Heavy> all = new TreeMap<>();
        if (kept != null) {
            kept.entries().forEach(e -> all.put(e.key(), new Heavy(e.key(), e.count(), e.upTo())));
        }
        if (schema.dimensions().contains(name)) {
            long error = kept == null ? 0 : kept.error();
            counts(name).forEach((key, count) -> {
                if (!key.equals(MetricStore.OTHER) && count > 0) {
                    Heavy rest = all.getOrDefault(key, new Heavy(key, 0, error));
                    all.put(key, new Heavy(key, count + rest.count(), count + rest.upTo()));
                }
            });
        }
        return all.values().stream()
                .sorted((a, b) ->
                        a.count() == b.count() ? a.key().compareTo(b.key()) : Long.compare(b.count(), a.count()))
                .limit(most)
                .toList();
    }

    // ------------------------------------------------------------------------------------------------ quantiles

    /** How a value is spread. */
    public Quantiles quantiles(String name) {
        return quantiles(schema.quantile(name), 0);
    }

    /** How a value is spread over the samples with this value of a dimension. */
    public Quantiles quantiles(String name, String dimension, String value) {
        return quantiles(schema.quantile(name), dictionary.find(schema.dimension(dimension), value));
    }

    Quantiles quantiles(int which, int id) {
        QuantileSketch all = id < 0
                ? null
                : merged(parts, pane -> pane.quantile(which, id), QuantileSketch::copy, QuantileSketch::merge);
        return new Quantiles(all == null ? new QuantileSketch() : all);
    }

    // ------------------------------------------------------------------------------------------------ rows

    /** All of it as rows of the long fact table, in the order of the declarations, then by dimension and value. */
    public List<MetricRow> rows() {
        return new Rows(schema, dictionary, this).all();
    }

    private static <T> @Nullable T merged(
            List<Pane> some, Function<Pane, @Nullable T> of, UnaryOperator<T> copy, BiConsumer<T, T> merge) {
        T first = null;
        T all = null;
        for (Pane part : some) {
            T each = of.apply(part);
            if (each != null && first == null) {
                first = each;
            } else if (each != null && first != null) {
                if (all == null) {
                    all = copy.apply(first);
                }
                merge.accept(all, each);
            }
        }
        return all == null ? first : all;
    }

    /** Its window and how many samples. */
    @Override
    public String toString() {
        return "Reading[%s to %s, %d samples]".formatted(from, to, count());
    }
}
