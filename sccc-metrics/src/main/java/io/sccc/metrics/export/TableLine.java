package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A row as the table holds it.
 *
 * @param series the key without value and revision
 * @param value the key's value, shortened where it is too long
 * @param valueText the whole value, where it was shortened
 * @param content what tells whether anything but the revision changed: the first 64 bits of a SHA-256
 */
record TableLine(Series series, String value, @Nullable String valueText, long content, MetricRow row) {

    static final int NAME = 190;
    static final int VALUE = 300;

    /** What lines of one dimension in one window have in common. */
    record Series(String metric, String dimension, Instant windowStart, long windowMillis) {}

    static TableLine of(MetricRow row) {
        String value = TableText.key(row.value(), VALUE);
        return new TableLine(
                new Series(
                        TableText.key(row.metric(), NAME),
                        TableText.key(row.dimension(), NAME),
                        row.windowStart().truncatedTo(ChronoUnit.MILLIS),
                        row.window().toMillis()),
                value,
                value.equals(row.value()) ? null : TableText.storable(row.value()),
                content(row),
                row);
    }

    /** A line of which nothing is left, with the key and whole value that the table has. */
    static TableLine gone(TableLine other, String value, @Nullable String valueText) {
        MetricRow of = other.row();
        MetricRow row = new MetricRow(
                of.windowStart(),
                of.window(),
                of.dimension(),
                valueText == null ? value : valueText,
                of.metric(),
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                of.complete(),
                0,
                null);
        return new TableLine(other.series(), value, valueText, content(row), row);
    }

    /** The line as a revision of this number. */
    TableRevision as(int number) {
        return new TableRevision(number, row.complete(), content);
    }

    /** Whether more is to come in the ordinary way: its window ends after this moment, or it is a total. */
    boolean open(Instant watermark) {
        return row.window().isZero() || row.windowStart().plus(row.window()).isAfter(watermark);
    }

    /** A number a column can hold. */
    static @Nullable Double number(@Nullable Double number) {
        return number == null || !Double.isFinite(number) ? null : number + 0.0; // no negative zero
    }

    private static long content(MetricRow row) {
        MessageDigest sha = TableText.sha256();
        ByteBuffer numbers = ByteBuffer.allocate(
                1 + Long.BYTES * (1 + 2 * Columns.measureNames().size()));
        numbers.put((byte) (row.complete() ? 1 : 0)).putLong(row.count());
        for (Double measure : Columns.measures(row)) {
            Double number = number(measure);
            numbers.putLong(number == null ? 0 : 1).putLong(number == null ? 0 : Double.doubleToLongBits(number));
        }
        sha.update(numbers.array());
        byte[] sketch = row.sketch();
        if (sketch != null) {
            sha.update((byte) 1);
            sha.update(sketch);
        }
        return ByteBuffer.wrap(sha.digest()).getLong();
    }
}
