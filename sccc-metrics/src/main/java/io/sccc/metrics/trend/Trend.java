package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Something that people suddenly speak of more than they used to.
 *
 * @param topic its name, as it is written most
 * @param kind what sort of term it is
 * @param rank its place among the trends of that moment, from 1
 * @param score how unlikely so many people are by chance, as standard deviations
 * @param ratio people who spoke of it over people who were to be expected
 * @param authors distinct people who spoke of it in the last three hours
 * @param firstSeen when the first post of this burst was written
 * @param conversations a few of its conversations, the latest first
 * @param languages languages of its posts, the most frequent first
 * @param also other terms that the same posts brought up, the strongest first
 */
public record Trend(
        String topic,
        Term.Kind kind,
        int rank,
        double score,
        double ratio,
        long authors,
        Instant firstSeen,
        List<String> conversations,
        List<String> languages,
        List<String> also) {

    /** Copies the lists. */
    public Trend {
        conversations = List.copyOf(conversations);
        languages = List.copyOf(languages);
        also = List.copyOf(also);
    }

    void writeTo(DataOutput out) throws IOException {
        Coding.text(out, topic);
        Coding.kind(out, kind);
        Packed.write(out, rank);
        out.writeDouble(score);
        out.writeDouble(ratio);
        Packed.write(out, authors);
        Coding.time(out, firstSeen);
        Coding.texts(out, conversations);
        Coding.texts(out, languages);
        Coding.texts(out, also);
    }

    static Trend readFrom(DataInput in) throws IOException {
        return new Trend(
                Coding.text(in),
                Coding.kind(in),
                Packed.readInt(in),
                in.readDouble(),
                in.readDouble(),
                Packed.read(in),
                Coding.time(in),
                Coding.texts(in),
                Coding.texts(in),
                Coding.texts(in));
    }
}
