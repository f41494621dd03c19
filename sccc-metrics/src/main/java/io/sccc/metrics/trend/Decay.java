package io.sccc.metrics.trend;

/** What of an exponentially weighted sum is left after so many panes, at the half-lives of 1 hour, 1 day, 7 days. */
final class Decay {

    /** Place of the half-life of one hour, one day, seven days. */
    static final int HOUR = 0;

    static final int DAY = 1;
    static final int WEEK = 2;
    static final int LIVES = 3;

    private static final int TABLE = 4096;

    private final double[][] left = new double[LIVES][TABLE];

    Decay(double panesPerHour) {
        double[] lives = {panesPerHour, 24 * panesPerHour, 168 * panesPerHour};
        for (int life = 0; life < LIVES; life++) {
            for (int i = 0; i < TABLE; i++) {
                left[life][i] = StrictMath.pow(2, -i / lives[life]);
            }
        }
    }

    double left(int life, int panes) {
        double[] table = left[life];
        double all = 1;
        int rest = panes;
        for (; rest >= TABLE && all > 1e-12; rest -= TABLE - 1) {
            all *= table[TABLE - 1];
        }
        return all <= 1e-12 ? 0 : all * table[rest];
    }
}
