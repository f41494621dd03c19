package io.sccc.metrics;

import io.sccc.metrics.sketch.QuantileSketch;

/** How the values of a window are spread. Does not change; any thread may ask. */
public final class Quantiles {

    private final QuantileSketch sketch;

    Quantiles(QuantileSketch sketch) {
        this.sketch = sketch;
    }

    /** How many values. */
    public long count() {
        return sketch.count();
    }

    /** Their sum; exact to a millionth each. */
    public double sum() {
        return sketch.sum();
    }

    /** Sum by count; 0 when there are none. */
    public double mean() {
        long count = count();
        return count == 0 ? 0 : sum() / count;
    }

    /**
     * The value below or at which this share of the values lies, at most 1.6 % off; 0 when there are none.
     *
     * @param share from 0 to 1: 0.95 is the 95th percentile
     * @throws IllegalArgumentException when it is not
     */
    public double at(double share) {
        return sketch.at(share);
    }

    /** A sketch with the same values, to go on with. */
    public QuantileSketch sketch() {
        return sketch.copy();
    }
}
