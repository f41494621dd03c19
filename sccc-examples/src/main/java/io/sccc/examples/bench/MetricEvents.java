package io.sccc.examples.bench;

import static io.sccc.metrics.Metric.count;
import static io.sccc.metrics.Metric.quantiles;
import static io.sccc.metrics.Metric.top;
import static io.sccc.metrics.Metric.unique;

import io.sccc.metrics.Metric;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Sample;
import io.sccc.metrics.sketch.UniqueSketch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Made-up events of twelve dimensions, zipf, with an author, a link and two durations; the same ones again and again, a
 * thousand a second.
 */
final class MetricEvents {

    static final List<String> DIMENSIONS = List.of(
            "network",
            "country",
            "language",
            "sentiment",
            "level",
            "queue",
            "team",
            "party",
            "topic",
            "hashtag",
            "brand",
            "campaign");
    static final Metric[] METRICS = {
        count(DIMENSIONS.toArray(new String[0])),
        unique("author"),
        top("author", 10),
        top("link", 10),
        quantiles("first_response"),
        quantiles("resolution")
    };
    static final int WIDTH = DIMENSIONS.size();
    static final int COUNT = 1 << 12;
    static final long STEP_MILLIS = 1;
    static final long FROM_MILLIS = 1_772_000_040_000L;

    private static final int[] SIZES = {12, 40, 30, 3, 4, 20, 15, 8, 1000, 3000, 150, 1000};
    private static final int AUTHORS = 100_000;
    private static final int LINKS = 97_315;

    private final int[] values = new int[COUNT * WIDTH];
    private final String[] names = new String[COUNT * WIDTH];
    private final String[] authors = new String[COUNT];
    private final String[] links = new String[COUNT];
    private final long[] authorItems = new long[COUNT];
    private final long[] linkItems = new long[COUNT];
    private final double[] first = new double[COUNT];
    private final double[] second = new double[COUNT];
    private final Map<Long, String> known = new HashMap<>();

    /** Zipf, of exponent one. */
    static final class Zipf {

        private final double[] upTo;

        Zipf(int size) {
            upTo = new double[size];
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += 1.0 / (i + 1);
                upTo[i] = sum;
            }
        }

        int next(Random random) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            return Math.min(upTo.length - 1, at < 0 ? -at - 1 : at);
        }
    }

    MetricEvents(long seed) {
        Random random = new Random(seed);
        for (int d = 0; d < WIDTH; d++) {
            Zipf zipf = new Zipf(SIZES[d]);
            String[] pool = pool(DIMENSIONS.get(d) + " ", SIZES[d]);
            for (int i = 0; i < COUNT; i++) {
                values[i * WIDTH + d] = zipf.next(random);
                names[i * WIDTH + d] = pool[values[i * WIDTH + d]];
            }
        }
        people(authors, authorItems, pool("author", AUTHORS), random);
        people(links, linkItems, pool("https://example.org/", LINKS), random);
        for (int i = 0; i < COUNT; i++) {
            first[i] = Math.exp(random.nextGaussian() + 5);
            second[i] = Math.exp(random.nextGaussian() * 2 + 8);
        }
    }

    private void people(String[] each, long[] items, String[] pool, Random random) {
        Zipf zipf = new Zipf(pool.length);
        for (int i = 0; i < COUNT; i++) {
            each[i] = pool[zipf.next(random)];
            items[i] = UniqueSketch.item(each[i]);
            known.put(items[i], each[i]);
        }
    }

    private static String[] pool(String prefix, int size) {
        String[] pool = new String[size];
        Arrays.setAll(pool, i -> prefix + i);
        return pool;
    }

    /** The name of an author or link. */
    @Nullable
    String name(long item) {
        return known.get(item);
    }

    /** Number of a value in its dimension, from zero. */
    int value(int event, int dimension) {
        return values[event * WIDTH + dimension];
    }

    String name(int event, int dimension) {
        return names[event * WIDTH + dimension];
    }

    String author(int event) {
        return authors[event];
    }

    String link(int event) {
        return links[event];
    }

    long authorItem(int event) {
        return authorItems[event];
    }

    long linkItem(int event) {
        return linkItems[event];
    }

    double first(int event) {
        return first[event];
    }

    double second(int event) {
        return second[event];
    }

    /** The values' numbers in this store, event after event. */
    int[] ids(MetricStore store) {
        int[] ids = new int[values.length];
        Arrays.setAll(ids, i -> store.id(DIMENSIONS.get(i % WIDTH), names[i]));
        return ids;
    }

    /** An event as strings. */
    void fill(Sample sample, int event) {
        for (int d = 0; d < WIDTH; d++) {
            sample.tag(DIMENSIONS.get(d), names[event * WIDTH + d]);
        }
        sample.id("author", authors[event])
                .tag("link", links[event])
                .value("first_response", first[event])
                .value("resolution", second[event]);
    }
}
