package io.sccc.micrometer;

import io.micrometer.core.instrument.Tags;
import io.sccc.metrics.Estimate;
import io.sccc.metrics.Metric;
import io.sccc.metrics.Quantiles;
import io.sccc.metrics.Reading;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One number a metric gives in a window.
 *
 * @param name what the meter is called, without prefix, dimension and window
 * @param unit of the meter
 * @param adds values of a dimension can be added up
 * @param grows its total never falls
 */
record Measure(String name, @Nullable String unit, Tags tags, boolean adds, boolean grows, Look look) {

    /** How it is read. */
    @FunctionalInterface
    interface Look {
        /** @param dimension empty for all */
        double at(Reading reading, String dimension, String value);
    }

    /** The numbers of a metric; a top has none of this kind, nor has a sum that quantiles of its name tell as well. */
    static List<Measure> of(Metric metric, List<Metric> all, Names names) {
        String name = metric.name();
        @Nullable String unit = names.unit(metric);
        boolean grows = names.grows(metric);
        return switch (metric.kind()) {
            case COUNT -> List.of(tally("samples", null, grows, Measure::count));
            case SUM ->
                all.stream()
                                .anyMatch(other -> other.kind() == Metric.Kind.QUANTILES
                                        && other.name().equals(name))
                        ? List.of()
                        : List.of(tally(name, unit, grows, (reading, by, value) -> sum(name, reading, by, value)));
            case UNIQUE ->
                List.of(
                        unique(name, ".unique", Estimate::value),
                        unique(name, ".unique.low", Estimate::low),
                        unique(name, ".unique.high", Estimate::high));
            case QUANTILES -> quantiles(name, unit, grows);
            case TOP -> List.of();
        };
    }

    private static List<Measure> quantiles(String name, @Nullable String unit, boolean grows) {
        Stream<Measure> shares = Stream.of("0.5", "0.9", "0.95", "0.99").map(share -> {
            double at = Double.parseDouble(share);
            return new Measure(name, unit, Tags.of("quantile", share), false, false, (reading, by, value) -> {
                Quantiles found = spread(name, reading, by, value);
                return found.count() == 0 ? Double.NaN : found.at(at);
            });
        });
        return Stream.concat(
                        shares,
                        Stream.of(
                                tally(name + ".samples", null, grows, (reading, by, value) -> (double)
                                        spread(name, reading, by, value).count()),
                                tally(
                                        name + ".added",
                                        unit,
                                        grows,
                                        (reading, by, value) ->
                                                spread(name, reading, by, value).sum())))
                .toList();
    }

    private static Measure tally(String name, @Nullable String unit, boolean grows, Look look) {
        return new Measure(name, unit, Tags.empty(), true, grows, look);
    }

    private static Measure unique(String name, String part, ToDoubleFunction<Estimate> side) {
        return new Measure(
                name + part,
                null,
                Tags.empty(),
                false,
                false,
                (reading, by, value) ->
                        side.applyAsDouble(by.isEmpty() ? reading.unique(name) : reading.unique(name, by, value)));
    }

    private static double count(Reading reading, String by, String value) {
        return by.isEmpty() ? reading.count() : reading.count(by, value);
    }

    private static double sum(String name, Reading reading, String by, String value) {
        return by.isEmpty() ? reading.sum(name) : reading.sum(name, by, value);
    }

    private static Quantiles spread(String name, Reading reading, String by, String value) {
        return by.isEmpty() ? reading.quantiles(name) : reading.quantiles(name, by, value);
    }

    /** Of these values together. */
    double together(Reading reading, String dimension, Iterable<String> values) {
        double sum = 0;
        for (String value : values) {
            sum += look.at(reading, dimension, value);
        }
        return sum;
    }
}
