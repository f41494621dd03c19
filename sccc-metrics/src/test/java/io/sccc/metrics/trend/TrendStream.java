package io.sccc.metrics.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A made-up stream: topics whose sizes follow Zipf's law (the first ones are always hot), counts that are negative
 * binomial, days and weeks, topics with an hour of their own, bursts of many people and floods of one to three.
 * Everything follows from the seed.
 */
final class TrendStream {

    static final int TOPICS = 20_000;
    static final int DAY = 144;
    static final long FIRST = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli() / 600_000;

    private static final int PEOPLE = 50_000;
    private static final int HEAD = 1500;
    private static final int FLOODS = 60;

    /** Somebody speaks of a topic. */
    record Post(int topic, int author) {}

    /**
     * The rate of a topic is multiplied; {@code end} is the first pane after it.
     *
     * @param extra posts to be expected beyond the usual ones
     * @param sight standard deviations that the expected posts of the whole burst stand out, were the topic known exactly
     */
    record Burst(int topic, int start, int end, double factor, boolean ramp, double extra, double sight) {}

    final int days;
    final List<Burst> bursts = new ArrayList<>();
    private final double postsADay;
    private final double shape;
    private final SplittableRandom random;
    private final List<Burst> floods = new ArrayList<>();
    private final double[] usual = new double[TOPICS];
    private final int[] hour = new int[TOPICS];
    private final double[] tail = new double[TOPICS + 1];

    /**
     * A stream.
     *
     * @param shape of the negative binomial: variance is mean + mean * mean / shape
     * @param least posts that a burst brings at least, as expected
     */
    TrendStream(long seed, int days, double postsADay, double shape, int howMany, double least) {
        this.days = days;
        this.postsADay = postsADay;
        this.shape = shape;
        random = new SplittableRandom(seed);
        sizes();
        Set<Integer> taken = new HashSet<>();
        while (bursts.size() < howMany) {
            Burst burst = burst();
            if (burst.extra() >= least && taken.add(burst.topic())) {
                bursts.add(burst);
            }
        }
        for (int i = 0; i < FLOODS; i++) {
            int start = DAY + random.nextInt((days - 1) * DAY - 12);
            floods.add(new Burst(topic(), start, start + 1 + random.nextInt(6), 10 + random.nextInt(40), false, 0, 0));
        }
    }

    private void sizes() {
        double sum = 0;
        for (int i = 0; i < TOPICS; i++) {
            sum += 1.0 / (i + 1);
        }
        for (int i = 0; i < TOPICS; i++) {
            usual[i] = postsADay / DAY / sum / (i + 1);
            hour[i] = i < HEAD && random.nextInt(100) == 0 ? 1 + random.nextInt(24) : 0;
            tail[i + 1] = tail[i] + (i < HEAD ? 0 : usual[i]);
        }
    }

    /** Large ones and small ones alike: even over the logarithm of the rank. */
    private int topic() {
        return (int) Math.min(TOPICS - 1, 5 * Math.exp(random.nextDouble() * Math.log(TOPICS / 5.0)));
    }

    private Burst burst() {
        int topic = topic();
        double factor = 2 * Math.exp(random.nextDouble() * Math.log(25));
        int length = (int) Math.round(Math.exp(random.nextDouble() * Math.log(36)));
        int start = DAY + random.nextInt((days - 1) * DAY - length);
        Burst plain = new Burst(topic, start, start + length, factor, random.nextBoolean(), 0, 0);
        double extra = 0;
        double mean = 0;
        for (int pane = start; pane < plain.end(); pane++) {
            double rate = usual[topic] * cycle(topic, pane);
            mean += rate;
            extra += rate * (times(plain, pane) - 1);
        }
        double sight = Surprise.of(mean + extra, mean, 1 / shape / length);
        return new Burst(topic, start, plain.end(), factor, plain.ramp(), extra, sight);
    }

    private static double times(Burst burst, int pane) {
        double part = burst.ramp() ? (pane - burst.start() + 1.0) / (burst.end() - burst.start()) : 1;
        return 1 + (burst.factor() - 1) * part;
    }

    private static double cycle(int pane) {
        double hour = (pane % DAY) / 6.0;
        return (1 + 0.7 * Math.sin((hour - 9) / 24 * 2 * Math.PI)) * (pane / DAY % 7 >= 5 ? 0.6 : 1.15);
    }

    /** A topic with an hour of its own has most of its posts around it. */
    private double cycle(int topic, int pane) {
        double away = Math.abs((pane % DAY) / 6.0 - hour[topic] + 0.5);
        double own = hour[topic] == 0 ? 1 : Math.min(away, 24 - away) < 1.5 ? 5 : 0.4;
        return cycle(pane) * own;
    }

    /** The posts of each pane; to be called once. */
    List<List<Post>> panes() {
        List<List<Post>> panes = new ArrayList<>();
        for (int pane = 0; pane < days * DAY; pane++) {
            panes.add(pane(pane));
        }
        return panes;
    }

    private List<Post> pane(int pane) {
        List<Post> posts = new ArrayList<>();
        for (int topic = 0; topic < HEAD; topic++) {
            add(posts, topic, usual[topic] * cycle(topic, pane));
        }
        for (int i = count(tail[TOPICS] * cycle(pane)); i > 0; i--) {
            int at = Arrays.binarySearch(tail, random.nextDouble() * tail[TOPICS]);
            posts.add(new Post(at >= 0 ? at : -at - 2, random.nextInt(PEOPLE)));
        }
        for (Burst burst : bursts) {
            if (pane >= burst.start() && pane < burst.end()) {
                add(posts, burst.topic(), usual[burst.topic()] * cycle(burst.topic(), pane) * (times(burst, pane) - 1));
            }
        }
        for (Burst flood : floods) {
            for (int i = 0; pane >= flood.start() && pane < flood.end() && i < flood.factor(); i++) {
                posts.add(new Post(flood.topic(), PEOPLE + flood.topic() * 3 + random.nextInt(1 + flood.topic() % 3)));
            }
        }
        return posts;
    }

    private void add(List<Post> posts, int topic, double mean) {
        for (int i = count(mean < 0.02 ? mean : mean * gamma() / shape); i > 0; i--) {
            posts.add(new Post(topic, random.nextInt(PEOPLE)));
        }
    }

    private int count(double mean) {
        if (mean >= 30) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        double chance = random.nextDouble();
        double term = Math.exp(-mean);
        int count = 0;
        for (double sum = term; chance > sum && count < 1000; sum += term) {
            count++;
            term *= mean / count;
        }
        return count;
    }

    private double normal() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** By Marsaglia and Tsang. */
    private double gamma() {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
