package io.sccc.metrics.alert;

/**
 * The numbers of {@link SeriesDetector}, in buckets of the series where they are lengths of time.
 *
 * @param width width of a histogram's bucket, in units of the natural logarithm
 * @param memory buckets after which a count weighs 1/e in the histograms: 4,000 are two weeks of five minutes
 * @param beyond score for each unit of logarithm beyond the tail
 * @param tail share of entries that are the tail
 * @param smooth buckets of the running mean
 * @param profile entries of one hour of the day after which one weighs 1/e: 100 are eight days of five minutes
 * @param least added to counts before the logarithm of their ratio to the usual is taken
 * @param threshold the score from which on it is an alert
 * @param factor of the {@link PeakHold}
 * @param hold memory of the {@link PeakHold}
 * @param learn buckets before anything is scored
 */
record Tuning(
        double width,
        double memory,
        double beyond,
        double tail,
        double smooth,
        int profile,
        double least,
        double threshold,
        double factor,
        double hold,
        int learn) {

    /** The one that is used: the middle of a plateau, not its highest peak. */
    static final Tuning STANDARD = new Tuning(0.15, 4000, 1.5, 0.01, 18, 100, 0.5, 2.9, 1.4, 600, 288);
}
