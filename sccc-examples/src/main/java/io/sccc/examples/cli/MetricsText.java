package io.sccc.examples.cli;

import io.sccc.metrics.MetricRow;
import io.sccc.metrics.center.CenterSettings;
import io.sccc.metrics.center.Definition;
import io.sccc.metrics.center.Definitions;
import io.sccc.metrics.center.LedgerMetrics;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbers at a glance. */
final class MetricsText {

    /** Dimensions that are told unless others are chosen. */
    static final Set<String> USUAL = Set.of("network", "language", "brand", "topic", "rule");

    private static final int FEW = 6;
    private static final int MANY = 40;
    private static final int BAR = 30;
    private static final int NAME = 34;
    private static final Map<String, String[]> WORDS = Map.of(
            "en", new String[] {"of %,d", "median; 90 %% within %s (%,d)", "events", "+%,d more"},
            "es", new String[] {"de %,d", "mediana; 90 %% en %s (%,d)", "eventos", "+%,d más"},
            "pt", new String[] {"de %,d", "mediana; 90 %% em %s (%,d)", "eventos", "+%,d mais"});
    private static final List<String> COLUMNS = List.of(
            "volume",
            "share_of_voice",
            "unique_authors",
            "sentiment",
            "cases_opened",
            "deflection_rate",
            "backlog",
            "rule_hit_rate",
            "dead_letters",
            "connector_lag");

    private final String[] words;
    private final String lang;
    private final String ledger;
    private final boolean chosen;
    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    /** @param chosen whether dimensions were asked for: then all of their values are told */
    MetricsText(String lang, String ledger, boolean chosen) {
        this.lang = lang;
        this.words = WORDS.getOrDefault(lang, new String[4]);
        this.ledger = ledger;
        this.chosen = chosen;
        Definitions.of(CenterSettings.DEFAULT).forEach(one -> definitions.put(one.id(), one));
    }

    String of(LedgerMetrics metrics, List<MetricRow> rows) {
        StringBuilder text = new StringBuilder();
        text.append("%s: %,d %s".formatted(ledger, metrics.events(), words[2]));
        if (metrics.first() != null) {
            text.append(", ").append(metrics.first()).append(" .. ").append(metrics.last());
        }
        text.append("\n\n");
        rows.stream().filter(row -> row.dimension().isEmpty()).forEach(row -> line(text, row));
        Map<String, Map<String, Map<String, MetricRow>>> tables = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !row.dimension().isEmpty())
                .forEach(row -> tables.computeIfAbsent(row.dimension(), missing -> new TreeMap<>())
                        .computeIfAbsent(row.value(), missing -> new TreeMap<>())
                        .put(row.metric(), row));
        tables.forEach((dimension, values) -> table(text, dimension, values));
        return text.toString().stripTrailing();
    }

    private Definition definition(String metric) {
        return Objects.requireNonNull(definitions.get(metric), metric);
    }

    private void line(StringBuilder text, MetricRow row) {
        Definition definition = definition(row.metric());
        String name = definition.in(lang).name();
        text.append("%s %10s".formatted(pad(name), value(row)));
        if (row.p50() != null && row.p90() != null) {
            text.append("  ").append(words[1].formatted(duration(row.p90()), row.count()));
        } else if (definition.unit().equals("ratio") && !row.metric().equals("sentiment_change")) {
            String bar = row.metric().startsWith("funnel") ? bar(row.sum() / row.count()) + " " : "";
            text.append("  ").append(bar).append(words[0].formatted(row.count()));
        } else if (row.metric().equals("reach")) {
            text.append("  ").append(words[0].formatted(row.count()));
        }
        text.append('\n');
    }

    private void table(StringBuilder text, String dimension, Map<String, Map<String, MetricRow>> values) {
        List<String> columns = COLUMNS.stream()
                .filter(column -> values.values().stream().anyMatch(row -> row.containsKey(column)))
                .filter(column -> chosen || !column.equals("unique_authors"))
                .toList();
        if (columns.isEmpty()) {
            return;
        }
        text.append('\n').append(pad(dimension));
        columns.forEach(column ->
                text.append(" %16s".formatted(cut(definition(column).in(lang).name(), 16))));
        text.append('\n');
        List<Map.Entry<String, Map<String, MetricRow>>> order = values.entrySet().stream()
                .filter(one -> columns.stream().anyMatch(one.getValue()::containsKey))
                .sorted(Comparator.comparingDouble(one -> -size(one.getValue(), columns.get(0))))
                .toList();
        order.stream().limit(chosen ? MANY : FEW).forEach(one -> {
            text.append("  ").append(pad(one.getKey()), 0, NAME - 2);
            columns.forEach(column -> {
                MetricRow row = one.getValue().get(column);
                text.append(" %16s".formatted(row == null ? "-" : value(row)));
            });
            text.append('\n');
        });
        int more = order.size() - (chosen ? MANY : FEW);
        if (more > 0) {
            text.append("  ").append(words[3].formatted(more)).append('\n');
        }
    }

    private static double size(Map<String, MetricRow> rows, String column) {
        MetricRow row = rows.get(column);
        return row == null ? 0 : row.sum();
    }

    private String value(MetricRow row) {
        String unit = definition(row.metric()).unit();
        if (row.uniques() != null) {
            return "%,d".formatted(Math.round(row.uniques()));
        }
        if (unit.equals("seconds")) {
            return duration(row.p50() == null ? row.sum() : row.p50());
        }
        if (row.metric().startsWith("sentiment")) {
            return "%+.2f".formatted(row.sum() / row.count());
        }
        if (unit.equals("ratio")) {
            return "%.1f %%".formatted(100 * row.sum() / row.count());
        }
        return unit.equals("cost") ? "%.2f".formatted(row.sum() / row.count()) : "%,d".formatted(Math.round(row.sum()));
    }

    private static String bar(double share) {
        return "#".repeat((int) Math.round(share * BAR)) + ".".repeat(BAR - (int) Math.round(share * BAR));
    }

    /** 42 s, 12 min, 3.5 h, 2.1 d. */
    static String duration(double seconds) {
        if (seconds < 90) {
            return "%.0f s".formatted(seconds);
        }
        if (seconds < 5400) {
            return "%.0f min".formatted(seconds / 60);
        }
        return seconds < 172_800 ? "%.1f h".formatted(seconds / 3600) : "%.1f d".formatted(seconds / 86_400);
    }

    private static String pad(String name) {
        return String.format(Locale.ROOT, "%-34s", cut(name, NAME));
    }

    private static String cut(@Nullable String name, int most) {
        String word = String.valueOf(name);
        return word.length() <= most ? word : word.substring(0, most - 1) + "…";
    }
}
