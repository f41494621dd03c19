package io.sccc.metrics.alert;

/**
 * Bounds of a share that was seen in a sample.
 *
 * <p>Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 */
final class Wilson {

    /** 99 % from both sides. */
    private static final double Z = 2.576;

    private Wilson() {}

    static double low(double part, double whole) {
        return whole <= 0 ? 0 : center(part, whole) - margin(part, whole);
    }

    static double high(double part, double whole) {
        return whole <= 0 ? 1 : center(part, whole) + margin(part, whole);
    }

    private static double center(double part, double whole) {
        return (part / whole + Z * Z / (2 * whole)) / (1 + Z * Z / whole);
    }

    private static double margin(double part, double whole) {
        double share = part / whole;
        return Z / (1 + Z * Z / whole) * Math.sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole));
    }
}
