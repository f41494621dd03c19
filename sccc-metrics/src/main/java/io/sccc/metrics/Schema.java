package io.sccc.metrics;

import io.sccc.metrics.Metric.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The declared metrics by number: what the hot path needs of them. */
final class Schema {

    private final List<Metric> metrics;
    private final List<String> dimensions;
    private final Set<String> counted = new LinkedHashSet<>();
    private final List<Metric> sums;
    private final List<Metric> uniques;
    private final List<Metric> tops;
    private final List<Metric> quantiles;
    private final List<String> values;
    private final Map<String, Name> names = new HashMap<>();
    private final boolean[][] sumBy;
    private final boolean[][] uniqueBy;
    private final boolean[][] quantileBy;

    private static final Name NOTHING = new Name(-1, -1, -1, -1, -1);

    /** By top: its keys come one by one, for it is no counted dimension. */
    private final boolean[] keyed;

    /** By value: its sum and its quantiles, -1 for none. */
    private final int[] sumOf;

    private final int[] quantilesOf;

    /** What a name is; -1 is nothing. */
    record Name(int dimension, int unique, int top, int sum, int quantiles) {}

    Schema(List<Metric> declared) {
        metrics = List.copyOf(declared);
        Set<String> all = new LinkedHashSet<>();
        metrics.stream().filter(m -> m.kind() == Kind.COUNT).forEach(m -> counted.addAll(m.by()));
        all.addAll(counted);
        metrics.forEach(m -> all.addAll(m.by()));
        dimensions = List.copyOf(all);
        sums = of(Kind.SUM);
        uniques = of(Kind.UNIQUE);
        tops = of(Kind.TOP);
        quantiles = of(Kind.QUANTILES);
        Set<String> measured = new LinkedHashSet<>();
        sums.forEach(m -> measured.add(m.name()));
        quantiles.forEach(m -> measured.add(m.name()));
        values = List.copyOf(measured);
        refuseUniquesOf(values);
        sumOf = values.stream().mapToInt(name -> index(sums, name)).toArray();
        quantilesOf = values.stream().mapToInt(name -> index(quantiles, name)).toArray();
        keyed = new boolean[tops.size()];
        for (int i = 0; i < keyed.length; i++) {
            keyed[i] = !dimensions.contains(tops.get(i).name());
        }
        sumBy = by(sums);
        uniqueBy = by(uniques);
        quantileBy = by(quantiles);
        Set<String> known = new LinkedHashSet<>(dimensions);
        metrics.forEach(m -> known.add(m.name()));
        known.forEach(name -> names.put(
                name,
                new Name(
                        dimensions.indexOf(name),
                        index(uniques, name),
                        index(tops, name),
                        index(sums, name),
                        index(quantiles, name))));
    }

    private List<Metric> of(Kind kind) {
        List<Metric> found = metrics.stream().filter(m -> m.kind() == kind).toList();
        List<String> twice = new ArrayList<>(found.stream().map(Metric::name).toList());
        new LinkedHashSet<>(twice).forEach(twice::remove);
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s of %s is declared twice. Maybe join them with by(...).".formatted(kind, twice));
        }
        return found;
    }

    /** By metric: by dimension whether it is measured for each value; empty when for none. */
    private boolean[][] by(List<Metric> some) {
        boolean[][] by = new boolean[some.size()][];
        for (int i = 0; i < by.length; i++) {
            by[i] = new boolean[some.get(i).by().isEmpty() ? 0 : dimensions.size()];
            for (String dimension : some.get(i).by()) {
                by[i][dimensions.indexOf(dimension)] = true;
            }
        }
        return by;
    }

    private static int index(List<Metric> some, String name) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** As declared. */
    List<Metric> metrics() {
        return metrics;
    }

    /** All dimensions, those that are only in a {@code by} too; all are counted. */
    List<String> dimensions() {
        return dimensions;
    }

    /** Dimensions that a count names. */
    Set<String> counted() {
        return counted;
    }

    List<Metric> sums() {
        return sums;
    }

    List<Metric> uniques() {
        return uniques;
    }

    List<Metric> tops() {
        return tops;
    }

    List<Metric> quantiles() {
        return quantiles;
    }

    /** Names of sums and quantiles, each once. */
    List<String> values() {
        return values;
    }

    boolean uniquesByValue() {
        return uniques.stream().anyMatch(each -> !each.by().isEmpty());
    }

    boolean[] keyed() {
        return keyed;
    }

    int[] sumOf() {
        return sumOf;
    }

    int[] quantilesOf() {
        return quantilesOf;
    }

    Name name(String name) {
        return names.getOrDefault(name, NOTHING);
    }

    boolean[][] sumBy() {
        return sumBy;
    }

    boolean[][] uniqueBy() {
        return uniqueBy;
    }

    boolean[][] quantileBy() {
        return quantileBy;
    }

    int dimension(String name) {
        return known(Kind.COUNT, name, dimensions.indexOf(name), dimensions);
    }

    int sum(String name) {
        return known(
                Kind.SUM,
                name,
                index(sums, name),
                sums.stream().map(Metric::name).toList());
    }

    int unique(String name) {
        return known(
                Kind.UNIQUE,
                name,
                index(uniques, name),
                uniques.stream().map(Metric::name).toList());
    }

    int top(String name) {
        return known(
                Kind.TOP,
                name,
                index(tops, name),
                tops.stream().map(Metric::name).toList());
    }

    int quantile(String name) {
        return known(
                Kind.QUANTILES,
                name,
                index(quantiles, name),
                quantiles.stream().map(Metric::name).toList());
    }

    /** Their rows would have one key. */
    private void refuseUniquesOf(List<String> names) {
        List<String> both =
                uniques.stream().map(Metric::name).filter(names::contains).toList();
        if (!both.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is declared of ids and of values. Maybe call one of them otherwise.".formatted(both));
        }
    }

    private static int known(Kind kind, String name, int at, List<String> declared) {
        if (at < 0) {
            throw new IllegalArgumentException(
                    "no %s of %s is declared. Maybe one of %s.".formatted(kind, name, declared));
        }
        return at;
    }
}
