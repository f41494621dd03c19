package io.sccc.metrics.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How values are spread: a histogram of {@value #BUCKETS_AN_OCTAVE} buckets to the doubling, from a millionth to about
 * 10<sup>12</sup>. A bucket is at most 3.1 % wide and answers with its middle, so a quantile is at most 1.6 % off the
 * value of that rank. Values of zero, below zero or below a millionth count as zero, those above the range as its end;
 * the sum is of the values themselves, each rounded to a millionth, and exact whatever the order. Merging and
 * subtracting are exact. Not thread-safe.
 */
public final class QuantileSketch {

    /** Buckets from a value to its double. */
    public static final int BUCKETS_AN_OCTAVE = 32;

    /** Most that a quantile may be off, relative. */
    public static final double ERROR = 1.0 / (2 * BUCKETS_AN_OCTAVE);

    private static final int MAGIC = 0x53435154;
    private static final int LOWEST = -20;
    private static final int OCTAVES = 60;
    private static final int SHIFT = 52 - 5;
    private static final int FIRST = (1023 + LOWEST) << 5;
    private static final int BUCKETS = OCTAVES * BUCKETS_AN_OCTAVE + 1;

    private final Counters buckets;
    private final ExactSum sum = new ExactSum();

    /** Empty. */
    public QuantileSketch() {
        this(new Counters());
    }

    private QuantileSketch(Counters buckets) {
        this.buckets = buckets;
    }

    /** Empty, with all buckets at hand from the beginning: faster for one that sees much, and 15 KiB. */
    public static QuantileSketch large() {
        return new QuantileSketch(new Counters(BUCKETS));
    }

    /** Saw a value. */
    public void add(double value) {
        add(value, 1);
    }

    /** Saw a value so often; a negative number takes values back. */
    public void add(double value, long times) {
        buckets.add(bucket(value), times);
        sum.add(value, times);
    }

    private static int bucket(double value) {
        int at = (int) (Double.doubleToRawLongBits(value) >> SHIFT) - FIRST + 1;
        return at < 0 ? 0 : Math.min(at, BUCKETS - 1);
    }

    private static double middle(int bucket) {
        if (bucket == 0) {
            return 0;
        }
        double low = Double.longBitsToDouble((long) (bucket - 1 + FIRST) << SHIFT);
        double high = Double.longBitsToDouble((long) (bucket + FIRST) << SHIFT);
        return (low + high) / 2;
    }

    /** How many values. */
    public long count() {
        return buckets.total();
    }

    /** Their sum. */
    public double sum() {
        return sum.value();
    }

    /**
     * The value below or at which this share of the values lies; 0 when there are none.
     *
     * @param share from 0 to 1
     * @throws IllegalArgumentException when it is not
     */
    public double at(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share (%s) is not from 0 to 1".formatted(share));
        }
        long count = count();
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long[] seen = new long[1];
        int[] found = {-1};
        buckets.forEach((bucket, times) -> {
            seen[0] += times;
            if (found[0] < 0 && seen[0] >= rank) {
                found[0] = bucket;
            }
        });
        return found[0] < 0 ? 0 : middle(found[0]);
    }

    /** Adds all the other one saw. */
    public void merge(QuantileSketch other) {
        buckets.merge(other.buckets);
        sum.merge(other.sum);
    }

    /** Takes away all the other one saw; it must have been added. */
    public void subtract(QuantileSketch other) {
        buckets.subtract(other.buckets);
        sum.subtract(other.sum);
    }

    /** True when no bucket counts anything and the sum is zero. */
    public boolean isEmpty() {
        return sum.isZero() && buckets.size() == 0;
    }

    /** Empty again; the memory is kept. */
    public void clear() {
        buckets.clear();
        sum.clear();
    }

    /** One that goes its own way from here. */
    public QuantileSketch copy() {
        return with(buckets.copy());
    }

    /** The same in as little memory as it needs; made to be read. */
    public QuantileSketch packed() {
        return with(buckets.packed());
    }

    private QuantileSketch with(Counters same) {
        QuantileSketch copy = new QuantileSketch(same);
        copy.sum.merge(sum);
        return copy;
    }

    /** Canonical: the same values have the same bytes, whatever their order. */
    public byte[] toBytes() {
        return Packed.seal(MAGIC, 1, this::writeTo);
    }

    /**
     * What {@link #toBytes()} gave.
     *
     * @throws IllegalArgumentException when the bytes are no such sketch, or damaged
     */
    public static QuantileSketch fromBytes(byte[] bytes) {
        return Packed.open("sketch of quantiles", MAGIC, 1, bytes, QuantileSketch::readFrom);
    }

    /** Writes the state as part of something larger. */
    public void writeTo(DataOutput out) throws IOException {
        buckets.writeTo(out);
        sum.writeTo(out);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static QuantileSketch readFrom(DataInput in) throws IOException {
        QuantileSketch sketch = new QuantileSketch(Counters.readFrom(in));
        sketch.sum.merge(ExactSum.readFrom(in));
        return sketch;
    }

    /** How many and their middle. */
    @Override
    public String toString() {
        return "QuantileSketch[%d values, median %s]".formatted(count(), at(0.5));
    }
}
