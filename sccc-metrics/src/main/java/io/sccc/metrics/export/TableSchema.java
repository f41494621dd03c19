package io.sccc.metrics.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table and the views of it, in one dialect and with one prefix. */
record TableSchema(TableDialect dialect, String prefix) {

    static final List<String> COLUMNS = Stream.concat(Columns.NAMES.stream(), Stream.of("value_text", "content"))
            .toList();
    static final List<String> KEYS = List.of("metric", "dimension", "value", "window_start", "window_ms", "revision");

    private static final String MEAN = "case when count <> 0 then sum / count end as mean";

    static TableSchema of(TableDialect dialect, String prefix) {
        return new TableSchema(dialect, prefix);
    }

    /** What makes the table and its views; again it changes nothing. */
    List<String> statements() {
        List<String> statements = new ArrayList<>();
        statements.add(table());
        statements.add(latest());
        statements.add(family(
                "volume_hourly",
                "window_start, dimension, value, count as volume, is_final, revision",
                "metric in ('count', 'volume') and " + lasting(Duration.ofHours(1))));
        statements.add(family(
                "volume_daily",
                "window_start, dimension, value, count as volume, is_final, revision",
                "metric in ('count', 'volume') and " + lasting(Duration.ofDays(1))));
        statements.add(family(
                "sums_daily",
                "metric, window_start, dimension, value, count, sum, " + MEAN + ", is_final, revision",
                "metric not in ('count', 'volume', 'top') and uniques is null and p50 is null and "
                        + lasting(Duration.ofDays(1))));
        statements.add(family(
                "uniques_daily",
                "metric, window_start, dimension, value, uniques, uniques_lo, uniques_hi, is_final, revision, sketch",
                "uniques is not null and " + lasting(Duration.ofDays(1))));
        statements.add(family(
                "quantiles_daily",
                "metric, window_start, dimension, value, count, " + MEAN
                        + ", p50, p90, p95, p99, is_final, revision, sketch",
                "p50 is not null and " + lasting(Duration.ofDays(1))));
        return statements.stream().map(dialect::sql).toList();
    }

    private String table() {
        String values = Columns.measureNames().stream()
                .map(name -> name + " double precision,\n    ")
                .collect(Collectors.joining());
        return """
                create table if not exists %smetric (
                    window_start %s not null,
                    window_ms bigint not null,
                    dimension %s not null,
                    value %s not null,
                    metric %s not null,
                    count bigint not null,
                    %sis_final %s not null,
                    revision integer not null,
                    sketch %s,
                    value_text %s,
                    content bigint not null,
                    primary key (%s)
                )%s""".formatted(
                        prefix,
                        dialect.time(),
                        dialect.text(TableLine.NAME),
                        dialect.text(TableLine.VALUE),
                        dialect.text(TableLine.NAME),
                        values,
                        dialect.flag(),
                        dialect.bytes(),
                        dialect.longText(),
                        String.join(", ", KEYS),
                        dialect.tableOptions());
    }

    private String latest() {
        String columns = Columns.NAMES.stream()
                .map(name -> name.equals("value") ? "coalesce(m.value_text, m.value) as value" : "m." + name)
                .collect(Collectors.joining(", "));
        String same = KEYS.stream()
                .filter(key -> !key.equals("revision"))
                .map(key -> "n.%1$s = m.%1$s".formatted(key))
                .collect(Collectors.joining(" and "));
        return dialect.view(prefix + "metric_latest") + " as select " + columns + " from " + prefix
                + "metric m where m.revision = (select max(n.revision) from " + prefix + "metric n where " + same + ")";
    }

    private String family(String name, String columns, String where) {
        return dialect.view(prefix + name) + " as select " + columns + " from " + prefix + "metric_latest where "
                + where;
    }

    /** One line for each window and value, the metrics side by side. */
    String wide(String name, Duration window, List<String> metrics) {
        String columns = metrics.stream()
                .flatMap(metric -> Stream.of("count", "sum", "p50", "p95", "uniques")
                        .map(column ->
                                "max(case when metric = '%1$s' then %2$s end) as %1$s_%2$s".formatted(metric, column)))
                .collect(Collectors.joining(", "));
        String keys = "window_start, dimension, value";
        return dialect.sql(dialect.view(prefix + name) + " as select " + keys + ", " + columns + " from " + prefix
                + "metric_latest where metric in ('" + String.join("', '", metrics) + "') and " + lasting(window)
                + " group by " + keys);
    }

    /** Days and weeks are an hour shorter or longer when the clocks change. */
    private static String lasting(Duration window) {
        long hour = window.compareTo(Duration.ofDays(1)) < 0
                ? 0
                : Duration.ofHours(1).toMillis();
        return hour == 0
                ? "window_ms = " + window.toMillis()
                : "window_ms between " + (window.toMillis() - hour) + " and " + (window.toMillis() + hour);
    }
}
