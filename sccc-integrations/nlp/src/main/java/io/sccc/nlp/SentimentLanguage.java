package io.sccc.nlp;

import org.jspecify.annotations.Nullable;

/**
 * A language with a word list, and where its feelings are cut into three.
 *
 * <p>The cuts were chosen in steps of 0.05 for the macro-F1 of three classes on one half (by a hash of the id) of tweets and
 * customer posts that people had labeled, and checked on the other half. A step further from zero costs less than 0.005, a
 * step nearer to zero up to 0.015. That the negative cut is nearer to zero says that people complain in plainer words than
 * they praise.
 */
enum SentimentLanguage {
    EN("en", -0.15, 0.25, 0.4),
    ES("es", -0.15, 0.25, 0.4),
    PT("pt", -0.1, 0.3, 0.25);

    private final String code;
    private final double negativeBelow;
    private final double positiveAbove;
    private final double negationSaddens;

    SentimentLanguage(String code, double negativeBelow, double positiveAbove, double negationSaddens) {
        this.code = code;
        this.negativeBelow = negativeBelow;
        this.positiveAbove = positiveAbove;
        this.negationSaddens = negationSaddens;
    }

    /** The language of an ISO 639-1 code; null when there is no list in it. */
    static @Nullable SentimentLanguage of(@Nullable String code) {
        for (SentimentLanguage language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        return null;
    }

    /** The resource that holds its words. */
    String file() {
        return code + ".txt";
    }

    /** A normalized sum below it is negative. */
    double negativeBelow() {
        return negativeBelow;
    }

    /** A normalized sum above it is positive. */
    double positiveAbove() {
        return positiveAbove;
    }

    /** What a negating word takes from the sum by itself: who writes "no" is seldom glad. */
    double negationSaddens() {
        return negationSaddens;
    }
}
