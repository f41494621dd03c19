package io.sccc.metrics.alert;

/**
 * One alert for one episode: after an alert only a score that is clearly higher is another, and what is clearly higher
 * falls back with time. Not thread-safe.
 */
final class PeakHold {

    private final double threshold;
    private final double factor;
    private final double decay;
    private double hold;

    /**
     * Holds nothing yet.
     *
     * @param threshold the score from which on it is an alert
     * @param factor by which the next alert's score must exceed the last one's at once
     * @param memory steps after which 1/e of that is left
     */
    PeakHold(double threshold, double factor, double memory) {
        this.threshold = threshold;
        this.factor = factor;
        this.decay = Math.exp(-1 / memory);
    }

    /** The score, or 0 when it belongs to the last alert's episode. Called once a step. */
    double pass(double score) {
        hold *= decay;
        if (score <= hold) {
            return 0;
        }
        if (score >= threshold) {
            hold = score * factor;
        }
        return score;
    }
}
