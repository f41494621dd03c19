package io.sccc.metrics.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of numbers, each rounded to a millionth, that does not depend on their order: 2<sup>32</sup> millionths and
 * millionths apart, so that neither overflows. Not thread-safe.
 */
public final class ExactSum {

    private static final double MILLION = 1e6;
    private static final double LIMB = 0x1p32;
    private static final long MASK = 0xFFFFFFFFL;

    private long high;
    private long low;

    /** Zero. */
    public ExactSum() {}

    /** Adds a number so often; it must be finite and below 10<sup>21</sup>. */
    public void add(double value, long times) {
        double millionths = Math.rint(value * MILLION);
        long whole = (long) millionths;
        boolean fits = whole != Long.MAX_VALUE && whole != Long.MIN_VALUE;
        if (fits && times == 1) {
            high += whole >> 32;
            low += whole & MASK;
        } else if (fits) {
            high += (whole >> 32) * times;
            add(times, whole & MASK);
        } else {
            double above = Math.floor(millionths / LIMB);
            high += ((long) above) * times;
            add(times, (long) (millionths - above * LIMB));
        }
    }

    private void add(long times, long below) {
        high += (Math.multiplyHigh(times, below) << 32) | ((times * below) >>> 32);
        low += (times * below) & MASK;
    }

    /** Adds another. */
    public void merge(ExactSum other) {
        high += other.high;
        low += other.low;
    }

    /** Takes away another. */
    public void subtract(ExactSum other) {
        high -= other.high;
        low -= other.low;
    }

    /** The sum. */
    public double value() {
        long above = high + (low >> 32);
        long below = low & MASK;
        if (above >= -(1 << 20) && above < 1 << 20) {
            return (above * (1L << 32) + below) / MILLION;
        }
        BigInteger whole = BigInteger.valueOf(above).shiftLeft(32).add(BigInteger.valueOf(below));
        return new BigDecimal(whole, 6).doubleValue();
    }

    /** True when it is zero. */
    public boolean isZero() {
        return high + (low >> 32) == 0 && (low & MASK) == 0;
    }

    /** Zero again. */
    public void clear() {
        high = 0;
        low = 0;
    }

    /** Writes the sum as part of something larger; the same sum has the same bytes. */
    public void writeTo(DataOutput out) throws IOException {
        Packed.writeSigned(out, high + (low >> 32));
        Packed.write(out, low & MASK);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static ExactSum readFrom(DataInput in) throws IOException {
        ExactSum sum = new ExactSum();
        sum.high = Packed.readSigned(in);
        sum.low = Packed.read(in) & MASK;
        return sum;
    }
}
