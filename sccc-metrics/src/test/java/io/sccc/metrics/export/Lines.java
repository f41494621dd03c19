package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import java.time.Duration;
import java.time.Instant;

/** Lines to export. */
final class Lines {

    static final Instant DAY = Instant.parse("2026-03-02T05:00:00Z");

    private Lines() {}

    static MetricRow total(String dimension, String value, long count) {
        return new MetricRow(
                Instant.EPOCH,
                Duration.ZERO,
                dimension,
                value,
                "count",
                count,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                0,
                null);
    }

    static MetricRow day(String dimension, String value, long count) {
        return day(dimension, value, count, true, 0);
    }

    static MetricRow day(String dimension, String value, long count, boolean complete, int revision) {
        return new MetricRow(
                DAY,
                Duration.ofDays(1),
                dimension,
                value,
                "count",
                count,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                complete,
                revision,
                null);
    }

    static MetricRow sum(Duration window, String dimension, String value, long count, double sum) {
        return new MetricRow(
                window.isZero() ? Instant.EPOCH : DAY,
                window,
                dimension,
                value,
                "cost",
                count,
                sum,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                0,
                null);
    }

    static MetricRow times(Duration window, String dimension, String value, long count) {
        return new MetricRow(
                window.isZero() ? Instant.EPOCH : DAY,
                window,
                dimension,
                value,
                "first_response",
                count,
                count * 61.5,
                60.25,
                120.0,
                180.0,
                1e-7,
                null,
                null,
                null,
                true,
                0,
                new byte[] {1, 2, -1});
    }

    static MetricRow authors(Duration window, String dimension, String value, double uniques, byte[] sketch) {
        return new MetricRow(
                window.isZero() ? Instant.EPOCH : DAY,
                window,
                dimension,
                value,
                "author",
                10,
                0,
                null,
                null,
                null,
                null,
                uniques,
                uniques * 0.97,
                uniques * 1.03,
                true,
                0,
                sketch);
    }
}
