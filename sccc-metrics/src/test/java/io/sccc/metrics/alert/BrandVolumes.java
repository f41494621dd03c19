package io.sccc.metrics.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Posts that name a brand, in each five minutes, made up: negative binomial counts around a level with its daily and weekly
 * cycle, and what happens to it.
 */
final class BrandVolumes {

    static final int DAY = 288;

    /** Monday, 2026-01-05T00:00Z. */
    static final long BEGIN = 1_767_571_200L;

    static final int BUCKET_SECONDS = 300;

    enum Kind {
        BURST,
        SHIFT,
        DIP,
        GAP
    }

    /** Something that happens from {@code from} to before {@code to} and multiplies the level. */
    record Episode(Kind kind, int from, int to, double factor, int ramp) {

        double at(int bucket) {
            if (bucket < from || bucket >= to) {
                return 1;
            }
            return ramp == 0 ? factor : 1 + (factor - 1) * Math.min(1, (bucket - from + 1) / (double) ramp);
        }
    }

    private final Random random;
    private final double level;
    private final double spread;
    private final double swing;
    private final double weekend;
    private final List<Episode> episodes = new ArrayList<>();

    /** A brand of this mean count, whatever else of it from the seed. */
    BrandVolumes(long seed, double level) {
        this.random = new Random(seed * 1_000_003 + Math.round(level * 10));
        this.level = level;
        this.spread = 6 + 14 * random.nextDouble();
        this.swing = 0.4 + 0.4 * random.nextDouble();
        this.weekend = 0.6 + 0.4 * random.nextDouble();
    }

    BrandVolumes with(Kind kind, int from, int length, double factor, int ramp) {
        episodes.add(new Episode(kind, from, from + length, factor, ramp));
        return this;
    }

    List<Episode> episodes() {
        return List.copyOf(episodes);
    }

    int[] counts(int days) {
        int[] counts = new int[days * DAY];
        for (int i = 0; i < counts.length; i++) {
            double mean = level * (1 + swing * Math.sin(2 * Math.PI * (i % DAY - 100) / DAY));
            mean *= i / DAY % 7 >= 5 ? weekend : 1;
            for (Episode episode : episodes) {
                mean *= episode.at(i);
            }
            counts[i] = poisson(mean * gamma(spread) / spread);
        }
        return counts;
    }

    static long at(int bucket) {
        return BEGIN + (long) bucket * BUCKET_SECONDS;
    }

    /** Marsaglia and Tsang's method, for shapes above 1. */
    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private int poisson(double mean) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return Math.max(0, count);
    }
}
