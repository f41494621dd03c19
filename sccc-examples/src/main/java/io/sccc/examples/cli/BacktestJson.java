package io.sccc.examples.cli;

import io.sccc.rules.backtest.BacktestReport;
import io.sccc.rules.backtest.BacktestReport.Change;
import io.sccc.rules.backtest.BacktestReport.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A back-test for programs. */
final class BacktestJson {

    private BacktestJson() {}

    static Map<String, Object> of(BacktestReport report) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("conversations", report.stream().conversations());
        told.put("changed", report.changes().size());
        told.put("changes", report.changes().stream().map(BacktestJson::row).toList());
        told.put("levels", both(report, side -> named(side.levels(), Enum::name)));
        told.put("cases", both(report, Side::cases));
        told.put("actions", both(report, side -> named(side.actions(), kind -> kind.label())));
        told.put("queues", both(report, Side::queues));
        told.put("same_level", report.others().stream().map(BacktestJson::row).toList());
        told.put("posts", report.stream().posts());
        told.put("customers", report.from().customers());
        told.put("left_out", report.stream().left());
        told.put("rulesets", both(report, Side::ruleset));
        return told;
    }

    private static Map<String, Object> both(BacktestReport report, Function<Side, Object> of) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("A", of.apply(report.from()));
        both.put("B", of.apply(report.to()));
        return both;
    }

    private static <K> Map<String, Long> named(Map<K, Long> counts, Function<K, String> name) {
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((key, count) -> named.put(name.apply(key), count));
        return named;
    }

    private static Map<String, @Nullable Object> row(Change change) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("conversation_id", change.conversation().value());
        row.put("author", change.customer());
        row.put("from", change.from().level().name());
        row.put("to", change.to().level().name());
        row.put("post_id", change.post().nativeId());
        row.put("network", change.post().network());
        stand(row, "from_", change.from());
        stand(row, "to_", change.to());
        return row;
    }

    private static void stand(Map<String, @Nullable Object> row, String side, BacktestReport.Stand stand) {
        row.put(side + "queue", stand.queue());
        row.put(side + "rules", stand.rules());
        row.put(side + "reason", stand.reason().bestFor("en"));
        row.put(
                side + "actions",
                stand.actions().stream().map(kind -> kind.label()).sorted().toList());
    }
}
