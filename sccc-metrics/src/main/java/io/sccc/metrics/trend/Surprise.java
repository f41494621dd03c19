package io.sccc.metrics.trend;

/** How unlikely a count is, in standard deviations: the signed root of the deviance, which suits small counts too. */
final class Surprise {

    private Surprise() {}

    /**
     * Of a count whose mean is known and whose distribution is a negative binomial.
     *
     * @param count what was seen
     * @param mean what was to be expected, above 0
     * @param spread variance beyond chance: the variance is {@code mean + spread * mean * mean}
     */
    static double of(double count, double mean, double spread) {
        if (count <= mean) {
            return 0;
        }
        double shape = 1 / Math.max(spread, 1e-6);
        double deviance = count * StrictMath.log(count / mean)
                - (count + shape) * StrictMath.log((count + shape) / (mean + shape));
        return StrictMath.sqrt(2 * Math.max(0, deviance));
    }
}
