package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A term that trends.
 *
 * @param topic the term
 * @param since the pane it began to trend in
 * @param firstSeen when the first post of it was written, in milliseconds
 * @param score standard deviations
 * @param ratio people over people expected
 * @param people distinct people of late
 */
record Burst(Topic topic, int since, long firstSeen, double score, double ratio, int people) {

    void writeTo(DataOutput out) throws IOException {
        Packed.writeSigned(out, since);
        Packed.writeSigned(out, firstSeen);
        out.writeDouble(score);
        out.writeDouble(ratio);
        Packed.write(out, people);
    }

    static Burst readFrom(Topic topic, DataInput in) throws IOException {
        int since = Coding.number(in);
        long first = Packed.readSigned(in);
        return new Burst(topic, since, first, in.readDouble(), in.readDouble(), Packed.readInt(in));
    }
}
