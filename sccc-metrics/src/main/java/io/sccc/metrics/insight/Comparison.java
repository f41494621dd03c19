package io.sccc.metrics.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two periods of a number that may be added up, cell by cell. Not thread-safe.
 *
 * <pre>{@code
 * Comparison posts = Comparison.of("volume", "topic", "country", "network");
 * posts.before(Map.of("topic", "billing", "country", "MX", "network", "bluesky"), 120);
 * posts.now(Map.of("topic", "billing", "country", "MX", "network", "bluesky"), 480);
 * Insight insight = posts.explain();
 * }</pre>
 */
public final class Comparison {

    private static final double SUPPORT = 20;
    private static final double STANDS_OUT = 3.5;
    private static final double SIMPLER = 0.9;
    private static final int DRIVERS = 4;
    private static final int CELLS = 50_000;

    /** Of values one by one, so that the same counts in any order say the same. */
    private static final Comparator<List<String>> ORDER = (one, other) -> {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private final String number;
    private final List<String> dimensions;
    private final Map<List<String>, double[]> cells = new TreeMap<>(ORDER);
    private double before;
    private double now;

    private Comparison(String number, List<String> dimensions) {
        this.number = number;
        this.dimensions = dimensions;
    }

    /**
     * Begins without anything.
     *
     * @param number id of the number
     * @param dimensions by what it is told apart; one to five
     */
    public static Comparison of(String number, String... dimensions) {
        if (dimensions.length < 1 || dimensions.length > 5) {
            throw new IllegalArgumentException("dimensions (%d) must be one to five".formatted(dimensions.length));
        }
        return new Comparison(number, List.of(dimensions));
    }

    /** Adds to a cell of the period before; a dimension the cell does not tell is unknown. */
    public void before(Map<String, String> cell, double amount) {
        add(cell, 0, amount);
    }

    /** Adds to a cell of this period. */
    public void now(Map<String, String> cell, double amount) {
        add(cell, 1, amount);
    }

    private void add(Map<String, String> cell, int period, double amount) {
        List<String> key =
                dimensions.stream().map(name -> cell.getOrDefault(name, "")).toList();
        if (cells.size() >= CELLS && !cells.containsKey(key)) {
            key = dimensions.stream().map(name -> "").toList();
        }
        cells.computeIfAbsent(key, missing -> new double[2])[period] += amount;
        before += period == 0 ? amount : 0;
        now += period == 1 ? amount : 0;
    }

    /** What changed and why. */
    public Insight explain() {
        List<Driver> drivers = new ArrayList<>();
        Map<List<String>, double[]> left = new TreeMap<>(ORDER);
        left.putAll(cells);
        while (drivers.size() < DRIVERS) {
            Part part = best(left);
            if (part == null) {
                break;
            }
            drivers.add(driver(part));
            left.keySet().removeIf(part::holds);
        }
        return new Insight(number, before, now, drivers);
    }

    /** Some values of a cell; an empty one stands for any. */
    private record Part(List<String> values, double before, double now, double score) {

        boolean holds(List<String> cell) {
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).isEmpty() && !values.get(i).equals(cell.get(i))) {
                    return false;
                }
            }
            return true;
        }

        long told() {
            return values.stream().filter(value -> !value.isEmpty()).count();
        }
    }

    private @Nullable Part best(Map<List<String>, double[]> left) {
        double[] all = new double[2];
        Map<List<String>, double[]> sums = new TreeMap<>(ORDER);
        left.forEach((cell, amounts) -> {
            add(all, amounts);
            parts(cell).forEach(part -> add(sums.computeIfAbsent(part, missing -> new double[2]), amounts));
        });
        Part best = null;
        double most = 0;
        for (Map.Entry<List<String>, double[]> sum : sums.entrySet()) {
            Part part = part(sum.getKey(), sum.getValue(), all);
            double worth = part.score() * StrictMath.pow(SIMPLER, part.told() - 1.0);
            if (part.score() >= STANDS_OUT && worth > most && matters(part)) {
                best = part;
                most = worth;
            }
        }
        return best;
    }

    private boolean matters(Part part) {
        double change = Math.abs(part.now() - part.before());
        return part.before() + part.now() >= SUPPORT
                && change >= 0.05 * Math.max(Math.abs(now - before), 0.02 * (now + before));
    }

    /** Every choice of the values a cell tells, but none of them. */
    private static Set<List<String>> parts(List<String> cell) {
        Set<List<String>> parts = new HashSet<>();
        for (int which = 1; which < 1 << cell.size(); which++) {
            String[] values = new String[cell.size()];
            Arrays.fill(values, "");
            boolean told = true;
            for (int i = 0; i < values.length; i++) {
                if ((which >> i & 1) == 1) {
                    values[i] = cell.get(i);
                    told &= !values[i].isEmpty();
                }
            }
            if (told) {
                parts.add(List.of(values));
            }
        }
        return parts;
    }

    private static void add(double[] sum, double[] amounts) {
        sum[0] += amounts[0];
        sum[1] += amounts[1];
    }

    /** Of all it has in both periods, is the part of now another one than in the rest, whose own chance counts too? */
    private static Part part(List<String> values, double[] sum, double[] all) {
        double restBefore = Math.max(0, all[0] - sum[0]) + 0.5;
        double restNow = Math.max(0, all[1] - sum[1]) + 0.5;
        double both = Math.max(0, sum[0] + sum[1]);
        double usual = restNow / (restNow + restBefore);
        double chance = both * usual * (1 - usual) * (1 + both / (restNow + restBefore)) + 0.25;
        double score = Math.abs(sum[1] - both * usual) / StrictMath.sqrt(chance);
        return new Part(values, sum[0], sum[1], score);
    }

    private Driver driver(Part part) {
        Map<String, String> where = new LinkedHashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            if (!part.values().get(i).isEmpty()) {
                where.put(dimensions.get(i), part.values().get(i));
            }
        }
        double change = now - before;
        double share = change == 0 ? 0 : (part.now() - part.before()) / change;
        return new Driver(where, part.before(), part.now(), share, part.score());
    }
}
