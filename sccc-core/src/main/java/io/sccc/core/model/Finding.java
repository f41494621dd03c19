package io.sccc.core.model;

/**
 * One thing somebody believes about a post.
 *
 * @param label what is believed: a language code, a sentiment, an intent, {@code "true"} or {@code "false"}
 * @param score how sure they are, 0..1
 */
public record Finding(String label, double score) {

    /** Refuses a score outside 0..1. */
    public Finding {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score (%s) of finding (%s) is not within 0..1".formatted(score, label));
        }
    }

    /** A yes or no. */
    public static Finding of(boolean value, double score) {
        return new Finding(Boolean.toString(value), score);
    }

    /** Is it a yes? */
    public boolean yes() {
        return "true".equals(label);
    }
}
