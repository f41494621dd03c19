package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import java.util.Map;
import java.util.Set;

/** How families are called: prefix, metric, dimension, window, unit. */
record FamilyNames(String prefix, Map<String, String> units, Map<String, String> helps, Set<String> falling) {

    /** A metric's unit; empty if it has none. */
    String unit(MetricRow row) {
        return units.getOrDefault(row.metric(), "");
    }

    /** Counts and sums: counters of totals that only grow, else gauges. */
    Family tally(MetricRow row, String unit) {
        boolean grows = row.window().isZero() && !falling.contains(row.metric());
        return family(row, grows ? "counter" : "gauge", "", unit);
    }

    Family gauge(MetricRow row, String part, String unit) {
        return family(row, "gauge", part, unit);
    }

    Family summary(MetricRow row) {
        return family(row, "summary", "", unit(row));
    }

    private Family family(MetricRow row, String type, String part, String unit) {
        String metric = row.metric().equals("count") ? "samples" : plain(row.metric());
        String by = row.dimension().isEmpty() ? "" : "_by_" + plain(row.dimension());
        String window = row.window().isZero() ? "" : "_in_window";
        String name = prefix + "_" + withoutEnd(withoutEnd(metric, "_total"), "_" + unit) + part + by + window;
        return new Family(
                unit.isEmpty() ? name : name + "_" + unit,
                type,
                unit,
                helps.getOrDefault(row.metric(), "What the application calls " + row.metric() + "."),
                plain(row.dimension()),
                "%s by (%s)".formatted(row.metric(), row.dimension()));
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^a-zA-Z0-9_]", "_");
        return plain.isEmpty() || !Character.isDigit(plain.charAt(0)) ? plain : "n" + plain;
    }

    private static String withoutEnd(String name, String end) {
        return end.length() > 1 && name.endsWith(end) && name.length() > end.length()
                ? name.substring(0, name.length() - end.length())
                : name;
    }
}
