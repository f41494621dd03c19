package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post of a known author with the hashes of both; the same wherever and whenever they are computed. */
record Heard(Mention mention, long author, long post) {

    /** Person by person, so that the order in which posts arrived makes no difference. */
    static final Comparator<Heard> ORDER = Comparator.comparingLong(Heard::author)
            .thenComparing(heard -> heard.mention().at())
            .thenComparingLong(Heard::post)
            .thenComparing(Heard::spoken);

    /** Tells posts apart that somebody wrote in one conversation at the same time. */
    private static String spoken(Heard heard) {
        StringBuilder spoken = new StringBuilder().append(heard.mention().language());
        heard.mention().terms().forEach(term -> spoken.append(' ').append(term.text()));
        return spoken.toString();
    }

    /** Null when nobody knows who wrote it. */
    static @Nullable Heard of(Mention mention) {
        String author = mention.author();
        if (author == null) {
            return null;
        }
        long person = hash(author);
        long post = mix(person ^ hash(mention.conversation()) ^ mix(mention.at().toEpochMilli()));
        return new Heard(mention, person, post);
    }

    /** FNV-1a over UTF-8, then the finalizer of SplitMix64. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Of the author the hash alone. */
    void writeTo(DataOutput out) throws IOException {
        out.writeLong(author);
        out.writeLong(post);
        Coding.time(out, mention.at());
        Coding.text(out, mention.conversation());
        Coding.text(out, mention.language());
        Packed.write(out, mention.terms().size());
        for (Term term : mention.terms()) {
            Coding.text(out, term.key());
            Coding.text(out, term.text());
            Coding.kind(out, term.kind());
            Coding.text(out, term.first());
            Coding.text(out, term.second());
        }
    }

    static Heard readFrom(DataInput in) throws IOException {
        long author = in.readLong();
        long post = in.readLong();
        Instant at = Coding.time(in);
        String conversation = Coding.text(in);
        String language = Coding.textOrNull(in);
        List<Term> terms = new ArrayList<>();
        for (int i = Packed.readInt(in); i > 0; i--) {
            String key = Coding.text(in);
            String text = Coding.text(in);
            terms.add(new Term(key, text, Coding.kind(in), Coding.textOrNull(in), Coding.textOrNull(in)));
        }
        return new Heard(new Mention(at, terms, null, conversation, language), author, post);
    }
}
