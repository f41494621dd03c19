package io.sccc.metrics.trend;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A post of a known author with the hashes of both; the same wherever and whenever they are computed. */
record Heard(Mention mention, long author, long post) {

    /** Person by person, so that the order in which posts arrived makes no difference. */
    static final Comparator<Heard> ORDER = Comparator.comparingLong(Heard::author)
            .thenComparing(heard -> heard.mention().at())
            .thenComparingLong(Heard::post);

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
}
