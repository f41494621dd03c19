package io.sccc.metrics.trend;

import org.jspecify.annotations.Nullable;

/**
 * Something a post speaks of, and that may trend.
 *
 * @param key what makes two terms the same one: folded, without the sign of a hashtag
 * @param text how it was written here
 * @param kind what sort of term
 * @param first key of the first word of a pair; null for anything else
 * @param second key of the second word of a pair; null for anything else
 */
public record Term(
        String key,
        String text,
        Kind kind,
        @Nullable String first,
        @Nullable String second) {

    /** What sort of term; the earlier one names a story better. */
    public enum Kind {
        /** A topic that somebody gave the post. */
        TOPIC,
        /** A hashtag in the text. */
        HASHTAG,
        /** A word of the text. */
        WORD,
        /** Two words that follow each other. */
        PAIR
    }

    /** A term that is no pair. */
    static Term of(String key, String text, Kind kind) {
        return new Term(key, text, kind, null, null);
    }

    /** Two words as one term. */
    static Term pair(Term first, Term second) {
        return new Term(
                first.key() + " " + second.key(),
                first.text() + " " + second.text(),
                Kind.PAIR,
                first.key(),
                second.key());
    }

    /** Its kind; people's words do not belong in a log. */
    @Override
    public String toString() {
        return "Term[" + kind + "]";
    }
}
