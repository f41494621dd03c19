package io.sccc.knowledge;

/**
 * How sure we are that a content answers, 0..1: a logistic curve over three measures that mean the same in every index,
 * large or small. The weights were fitted once, on questions with and without an answer in Spanish, Portuguese and English.
 */
final class Fit {

    /** From here on a content may be offered. */
    static final double OFFERED = 0.5;

    private static final double REACHED = 1.92;
    private static final double COVERED = 4.03;
    private static final double EVIDENCE = 3.71;
    private static final double NONE = -6.84;

    private Fit() {}

    /**
     * @param found the content's BM25 score
     * @param reach what a content that holds all that was asked could have scored
     * @param rarest the weight of a word that a single content holds: makes evidence comparable between index sizes
     * @param covered share of what was asked, weighed by rarity, that the content holds
     */
    static double of(double found, double reach, double rarest, double covered) {
        double reached = reach > 0 ? Math.min(1, found / reach) : 0;
        double evidence = Math.log1p(found / rarest);
        return 1 / (1 + Math.exp(-(REACHED * reached + COVERED * covered + EVIDENCE * evidence + NONE)));
    }
}
