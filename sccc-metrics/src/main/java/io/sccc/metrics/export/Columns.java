package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a line in the order of every format, and how their values are spelled. */
final class Columns {

    /** First the key, then what is known. */
    static final List<String> NAMES = List.of(
            "window_start",
            "window_ms",
            "dimension",
            "value",
            "metric",
            "count",
            "sum",
            "p50",
            "p90",
            "p95",
            "p99",
            "uniques",
            "uniques_lo",
            "uniques_hi",
            "is_final",
            "revision",
            "sketch");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final double WHOLE = 1e15;

    private Columns() {}

    /** ISO-8601, UTC, always with milliseconds: as text these sort as the times do, until the year 9999. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** A text that reads back as the same number, without a locale; nothing for what is no finite number. */
    static @Nullable String number(@Nullable Double number) {
        if (number == null || !Double.isFinite(number)) {
            return null;
        }
        return number == Math.rint(number) && Math.abs(number) < WHOLE
                ? Long.toString(number.longValue())
                : Double.toString(number);
    }

    /** The numbers from {@code sum} to {@code uniques_hi}. Nothing has no quantiles. */
    static List<@Nullable Double> measures(MetricRow row) {
        boolean some = row.count() != 0;
        return Arrays.asList(
                row.sum(),
                some ? row.p50() : null,
                some ? row.p90() : null,
                some ? row.p95() : null,
                some ? row.p99() : null,
                row.uniques(),
                row.uniquesLow(),
                row.uniquesHigh());
    }

    /** What {@link #measures} are called. */
    static List<String> measureNames() {
        return NAMES.subList(NAMES.indexOf("sum"), NAMES.indexOf("is_final"));
    }

    /** The sketch in Base64. */
    static @Nullable String sketch(MetricRow row) {
        byte[] sketch = row.sketch();
        return sketch == null ? null : Base64.getEncoder().encodeToString(sketch);
    }

    /** The texts a cell may hold that people wrote. */
    static Stream<String> texts(MetricRow row) {
        return Stream.of(row.dimension(), row.value(), row.metric());
    }
}
