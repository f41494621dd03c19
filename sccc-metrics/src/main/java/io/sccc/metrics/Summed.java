package io.sccc.metrics;

import io.sccc.metrics.sketch.ExactSum;
import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Values and their sum. Not thread-safe. */
final class Summed {

    private long count;
    private final ExactSum sum = new ExactSum();

    void add(double value, long times) {
        count += times;
        sum.add(value, times);
    }

    void merge(Summed other) {
        count += other.count;
        sum.merge(other.sum);
    }

    void subtract(Summed other) {
        count -= other.count;
        sum.subtract(other.sum);
    }

    long count() {
        return count;
    }

    double sum() {
        return sum.value();
    }

    boolean isEmpty() {
        return count == 0 && sum.isZero();
    }

    void clear() {
        count = 0;
        sum.clear();
    }

    Summed copy() {
        Summed copy = new Summed();
        copy.merge(this);
        return copy;
    }

    void writeTo(DataOutput out) throws IOException {
        Packed.writeSigned(out, count);
        sum.writeTo(out);
    }

    static Summed readFrom(DataInput in) throws IOException {
        Summed read = new Summed();
        read.count = Packed.readSigned(in);
        read.sum.merge(ExactSum.readFrom(in));
        return read;
    }
}
