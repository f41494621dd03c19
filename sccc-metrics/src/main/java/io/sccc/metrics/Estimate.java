package io.sccc.metrics;

/**
 * A number and how sure it is.
 *
 * @param value best guess
 * @param low two standard errors below; the value itself when exact
 * @param high two standard errors above; the value itself when exact
 */
public record Estimate(double value, double low, double high) {

    /** None. */
    public static final Estimate ZERO = new Estimate(0, 0, 0);

    /** True when there is no doubt. */
    public boolean exact() {
        return low == high;
    }
}
