package io.sccc.examples.bench;

import com.sun.management.ThreadMXBean;
import io.sccc.metrics.Metric;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Sample;
import io.sccc.metrics.Writer;
import io.sccc.metrics.sketch.HeavyHitters;
import io.sccc.metrics.sketch.QuantileSketch;
import io.sccc.metrics.sketch.UniqueSketch;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.apache.datasketches.frequencies.LongsSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * The metric store against adders, maps, Apache DataSketches, HdrHistogram and Micrometer, on the same events. Time is CPU
 * time of the measuring thread; the contenders take turns, and a ratio is the median of those of the rounds.
 */
public final class MetricsBench {

    private static final int ROUNDS = 9;
    private static final int WARM_UP = 6;
    private static final int WRITER_ROUNDS = 25;
    private static final long NANOS_A_TURN = 40_000_000;
    private static final int MASK = MetricEvents.COUNT - 1;
    private static final int KEYS = 5000;
    private static final int PANES = 60;
    private static final int QUARTER = 15;

    /** The second half counts: what happens once a minute takes thousands of minutes to be compiled for good. */
    private static final int PANE_ROUNDS = 12_000;

    private static final int LG = 12;
    private static final double MIB = 1 << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, Object> told = new LinkedHashMap<>();
    private final MetricEvents events = new MetricEvents(20_260_301);

    private MetricsBench() {}

    /** Takes so many events. */
    private interface Turn {
        void take(int count);
    }

    /** Measures; the keys of {@code sccc bench metrics}. */
    public static Map<String, Object> run() throws InterruptedException {
        MetricsBench bench = new MetricsBench();
        bench.primitives(); // first: alone, as they would be in a process of their own
        bench.twoWriters(); // early: what collections leave side by side makes two writers share cache lines
        bench.fullUpdate();
        bench.counter();
        bench.paneClose();
        bench.slidingUniques();
        bench.heap();
        return bench.told;
    }

    // ---------------------------------------------------------------------------------------------- full update

    /** Of the whole store, by its writer. */
    private static final class Ids implements Turn {

        private final MetricStore store;
        private final MetricEvents events;
        private final int[] all;
        private final Writer writer;
        private final boolean leads;
        private long next = MetricEvents.FROM_MILLIS;

        Ids(MetricStore store, MetricEvents events, boolean leads) {
            this.store = store;
            this.events = events;
            this.leads = leads;
            all = events.ids(store);
            writer = store.writer(events::name);
        }

        @Override
        public void take(int count) {
            int[] ids = new int[MetricEvents.WIDTH]; // made by the thread that fills them
            long[] items = new long[1];
            long[] keys = new long[2];
            double[] measured = new double[2];
            long millis = next; // one field for two threads beside one another would be one cache line
            for (int i = 0; i < count; i++) {
                int event = (int) millis & MASK;
                System.arraycopy(all, event * ids.length, ids, 0, ids.length);
                items[0] = events.authorItem(event);
                keys[0] = items[0];
                keys[1] = events.linkItem(event);
                measured[0] = events.first(event);
                measured[1] = events.second(event);
                writer.record(millis, ids, items, keys, measured);
                millis += MetricEvents.STEP_MILLIS;
                if (leads && millis % Duration.ofMinutes(1).toMillis() == 0) {
                    store.advanceTo(Instant.ofEpochMilli(millis));
                }
            }
            next = millis;
        }
    }

    /** Of the whole store, from strings. */
    private static final class Strings implements Turn {

        private final MetricStore store = MetricStore.of(MetricEvents.METRICS);
        private final MetricEvents events;
        private final boolean reuses;
        private final Sample used = Sample.untimed();
        private long millis = MetricEvents.FROM_MILLIS;

        Strings(MetricEvents events, boolean reuses) {
            this.events = events;
            this.reuses = reuses;
        }

        @Override
        public void take(int count) {
            for (int i = 0; i < count; i++) {
                Sample sample = reuses ? used.reuse(millis) : Sample.at(millis);
                events.fill(sample, (int) millis & MASK);
                store.record(sample);
                millis += MetricEvents.STEP_MILLIS;
                if (millis % Duration.ofMinutes(1).toMillis() == 0) {
                    store.advanceTo(Instant.ofEpochMilli(millis));
                }
            }
        }
    }

    private final class Control implements Turn {

        private final MetricControls.Taker taker;
        private long millis = MetricEvents.FROM_MILLIS;

        Control(MetricControls.Taker taker) {
            this.taker = taker;
        }

        @Override
        public void take(int count) {
            for (int i = 0; i < count; i++) {
                taker.take(events, (int) millis & MASK, millis);
                millis += MetricEvents.STEP_MILLIS;
            }
        }
    }

    private static Turn adder(LongAdder adder) {
        return count -> {
            for (int i = 0; i < count; i++) {
                adder.increment();
            }
        };
    }

    private void fullUpdate() {
        MetricStore store = MetricStore.of(MetricEvents.METRICS);
        Ids ids = new Ids(store, events, true);
        Map<String, double[]> nanos = measure(Map.of(
                "longadder", adder(new LongAdder()),
                "ids", ids,
                "strings", new Strings(events, true),
                "strings_new_samples", new Strings(events, false),
                "naive", new Control(new MetricControls.Naive()),
                "raw_datasketches", new Control(new MetricControls.Raw()),
                "micrometer_tagged", new Control(new MetricControls.Micrometer())));
        double[] ours = of(nanos, "ids");
        told.put("full_update_ids_vs_longadder", ratio(ours, of(nanos, "longadder")));
        told.put("full_update_ids_vs_naive", ratio(ours, of(nanos, "naive")));
        told.put("full_update_strings_vs_longadder", ratio(of(nanos, "strings"), of(nanos, "longadder")));
        told.put(
                "full_update_strings_new_samples_vs_longadder",
                ratio(of(nanos, "strings_new_samples"), of(nanos, "longadder")));
        told.put("full_update_ids_ns", Cost.median(ours));
        told.put("full_update_strings_ns", Cost.median(of(nanos, "strings")));
        for (String control : List.of("longadder", "naive", "raw_datasketches", "micrometer_tagged")) {
            told.put("control_%s_ns".formatted(control), Cost.median(of(nanos, control)));
        }
        int many = 2_000_000;
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        ids.take(many);
        told.put("bytes_per_event", Cost.rounded((double) (threads.getThreadAllocatedBytes(thread) - before) / many));
    }

    // ---------------------------------------------------------------------------------------------- parts

    private void primitives() {
        UniqueSketch uniques = new UniqueSketch();
        HllSketch hll = new HllSketch(LG, TgtHllType.HLL_8);
        long[] authors = new long[MetricEvents.COUNT];
        long[] links = new long[MetricEvents.COUNT];
        double[] seconds = new double[MetricEvents.COUNT];
        long[] millis = new long[MetricEvents.COUNT];
        for (int i = 0; i < seconds.length; i++) {
            authors[i] = events.authorItem(i);
            links[i] = events.linkItem(i);
            seconds[i] = events.first(i);
            millis[i] = Math.min((long) (seconds[i] * 1000), Duration.ofDays(7).toMillis());
        }
        compare(
                "uniques_vs_hll8",
                "hll8",
                count -> {
                    for (int i = 0; i < count; i++) {
                        uniques.add(authors[i & MASK]);
                    }
                },
                count -> {
                    for (int i = 0; i < count; i++) {
                        hll.update(authors[i & MASK]);
                    }
                });
        QuantileSketch quantiles = QuantileSketch.large();
        Histogram hdr = new Histogram(1, Duration.ofDays(7).toMillis(), 2);
        compare(
                "quantile_vs_hdrhistogram",
                "hdrhistogram",
                count -> {
                    for (int i = 0; i < count; i++) {
                        quantiles.add(seconds[i & MASK]);
                    }
                },
                count -> {
                    for (int i = 0; i < count; i++) {
                        hdr.recordValue(millis[i & MASK]);
                    }
                });
        HeavyHitters heavy = new HeavyHitters();
        LongsSketch longs = new LongsSketch(1024);
        compare(
                "topk_vs_longssketch",
                "longssketch",
                count -> {
                    for (int i = 0; i < count; i++) {
                        heavy.add(links[i & MASK], null, 1);
                    }
                },
                count -> {
                    for (int i = 0; i < count; i++) {
                        longs.update(links[i & MASK]);
                    }
                });
    }

    private void compare(String key, String control, Turn ours, Turn theirs) {
        Map<String, double[]> nanos = measure(Map.of("ours", ours, "theirs", theirs));
        told.put(key, ratio(of(nanos, "ours"), of(nanos, "theirs")));
        told.put("control_%s_ns".formatted(control), Cost.median(of(nanos, "theirs")));
    }

    /** Twelve dimensions counted through a writer, against twelve updates of one window's map. */
    private void counter() {
        MetricStore store = MetricStore.of(MetricEvents.METRICS[0]);
        int[] all = events.ids(store);
        int[] ids = new int[MetricEvents.WIDTH];
        Writer writer = store.writer();
        long[] millis = {MetricEvents.FROM_MILLIS};
        long[] none = {};
        double[] nothing = {};
        Turn ours = count -> {
            for (int i = 0; i < count; i++) {
                System.arraycopy(all, ((int) millis[0] & MASK) * ids.length, ids, 0, ids.length);
                writer.record(millis[0], ids, none, none, nothing);
                millis[0] += MetricEvents.STEP_MILLIS;
                if (millis[0] % Duration.ofMinutes(1).toMillis() == 0) {
                    store.advanceTo(Instant.ofEpochMilli(millis[0]));
                }
            }
        };
        compare("counter_vs_hashmap_pane", "hashmap_pane_12", ours, new Control(new MetricControls.HashMapPane()));
    }

    // ---------------------------------------------------------------------------------------------- panes

    /** What looking at the clock costs. */
    private double clock() {
        double[] nanos = new double[2001];
        for (int i = 0; i < nanos.length; i++) {
            long begun = threads.getCurrentThreadCpuTime();
            nanos[i] = threads.getCurrentThreadCpuTime() - begun;
        }
        return Cost.median(nanos);
    }

    private void paneClose() {
        double clock = clock();
        MetricStore store = MetricStore.of(Metric.count("key"));
        Writer writer = store.writer();
        int[] ids = new int[KEYS];
        Arrays.setAll(ids, i -> store.id("key", "key " + i));
        Random random = new Random(1);
        long[] none = {};
        double[] nothing = {};
        Instant minute = Instant.ofEpochMilli(MetricEvents.FROM_MILLIS);
        double[] micros = new double[PANE_ROUNDS];
        for (int round = 0; round < micros.length; round++) {
            for (int i = 0; i < KEYS; i++) {
                int[] one = {ids[i]};
                for (int n = 1 + random.nextInt(3); n > 0; n--) {
                    writer.record(minute.toEpochMilli(), one, none, none, nothing);
                }
            }
            minute = minute.plusSeconds(60);
            long begun = threads.getCurrentThreadCpuTime();
            store.advanceTo(minute);
            micros[round] = (threads.getCurrentThreadCpuTime() - begun - clock) / 1e3;
        }
        double[] quarters = new double[micros.length / 2 / QUARTER]; // each with the hour, day and week it is added to
        Arrays.setAll(quarters, i -> {
            int from = micros.length / 2 + i * QUARTER;
            return Arrays.stream(micros, from, from + QUARTER).average().orElseThrow();
        });
        told.put("pane_close_5000_keys_us", Cost.median(quarters));
    }

    private void slidingUniques() {
        double clock = clock();
        MetricStore store = MetricStore.of(Metric.unique("author"));
        Writer writer = store.writer();
        List<HllSketch> panes = new ArrayList<>();
        Random random = new Random(2);
        long[] item = new long[1];
        int[] ids = {};
        long[] none = {};
        double[] nothing = {};
        double[] ours = new double[PANE_ROUNDS];
        double[] theirs = new double[PANE_ROUNDS];
        Instant minute = Instant.ofEpochMilli(MetricEvents.FROM_MILLIS);
        for (int round = 0; round < ours.length; round++) {
            HllSketch pane = new HllSketch(LG, TgtHllType.HLL_8);
            for (int i = 0; i < KEYS; i++) {
                item[0] = random.nextInt(500_000) + 1L;
                writer.record(minute.toEpochMilli(), ids, item, none, nothing);
                pane.update(item[0]);
            }
            panes.add(pane);
            if (panes.size() > PANES) {
                panes.remove(0);
            }
            store.advanceTo(minute);
            long begun = threads.getCurrentThreadCpuTime();
            double estimate = store.last(Duration.ofHours(1)).unique("author").value();
            long between = threads.getCurrentThreadCpuTime();
            Union union = new Union(LG);
            panes.forEach(union::update);
            double expected = union.getEstimate();
            theirs[round] = threads.getCurrentThreadCpuTime() - between - clock;
            ours[round] = between - begun - clock;
            if (Math.abs(estimate / expected - 1) > 0.15) {
                throw new IllegalStateException("unions differ: %s and %s".formatted(estimate, expected));
            }
            minute = minute.plusSeconds(60);
        }
        double[] warm = Arrays.copyOfRange(ours, ours.length / 2, ours.length);
        double[] warmTheirs = Arrays.copyOfRange(theirs, theirs.length / 2, theirs.length);
        told.put("sliding_uniques_60_vs_union", ratio(warm, warmTheirs));
        told.put("control_clock_ns", Cost.rounded(clock));
        told.put("sliding_uniques_60_us", Cost.rounded(Cost.median(warm) / 1e3));
        told.put("control_union_60_ns", Cost.median(warmTheirs));
    }

    // ---------------------------------------------------------------------------------------------- as a whole

    /** Two threads with a writer each, of one store; and as a control of two, which share nothing but the machine. */
    private void twoWriters() throws InterruptedException {
        double[] one = new double[WRITER_ROUNDS];
        double[] two = new double[WRITER_ROUNDS];
        double[] apart = new double[WRITER_ROUNDS];
        MetricStore store = MetricStore.of(MetricEvents.METRICS);
        Turn first = new Ids(store, events, true);
        Turn second = new Ids(store, events, false);
        Turn other = new Ids(MetricStore.of(MetricEvents.METRICS), events, true);
        int count = repeats(first) * 2;
        for (int round = -WARM_UP; round < WRITER_ROUNDS; round++) {
            double alone = together(List.of(first), count);
            together(List.of(second), count); // the other keeps up
            store.total(); // what it wrote alone is taken over now, and not at the cost of the next turn
            double both = together(List.of(first, second), count);
            double separate = together(List.of(first, other), count);
            together(List.of(second), count);
            store.total();
            if (round >= 0) {
                one[round] = alone;
                two[round] = both;
                apart[round] = separate;
            }
        }
        told.put("two_writers_cpu_vs_one", ratio(two, one));
        told.put("control_two_stores_cpu_vs_one", ratio(apart, one));
    }

    /** CPU time an event of so many threads at once. */
    private double together(List<Turn> turns, int count) throws InterruptedException {
        double[] nanos = new double[turns.size()];
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < nanos.length; i++) {
            int number = i;
            running.add(new Thread(() -> nanos[number] = nanos(turns.get(number), count)));
        }
        running.forEach(Thread::start);
        for (Thread each : running) {
            each.join();
        }
        return Arrays.stream(nanos).average().orElseThrow();
    }

    /** Ten thousand values, all of which come every hour, for seven days. */
    private void heap() {
        int perMinute = 2000;
        int[] sizes = {12, 40, 30, 3, 4, 20, 15, 8, 3000, 5000, 368, 1500};
        long before = used();
        MetricStore store = MetricStore.of(MetricEvents.METRICS);
        Writer writer = store.writer(events::name);
        int[][] all = new int[sizes.length][];
        for (int d = 0; d < sizes.length; d++) {
            int dimension = d;
            all[d] = new int[sizes[d]];
            Arrays.setAll(all[d], i -> store.id(MetricEvents.DIMENSIONS.get(dimension), "value " + i));
        }
        Random random = new Random(3);
        int[] ids = new int[sizes.length];
        long[] item = new long[1];
        long[] keys = new long[2];
        double[] measured = new double[2];
        long millis = MetricEvents.FROM_MILLIS;
        for (int minute = 0; minute < Duration.ofDays(7).toMinutes(); minute++) {
            for (int i = 0; i < perMinute; i++) {
                for (int d = 0; d < ids.length; d++) {
                    ids[d] = all[d][random.nextInt(sizes[d])];
                }
                int event = random.nextInt(MetricEvents.COUNT);
                item[0] = events.authorItem(event);
                keys[0] = item[0];
                keys[1] = events.linkItem(event);
                measured[0] = events.first(event);
                measured[1] = events.second(event);
                writer.record(millis + i * 25L, ids, item, keys, measured);
            }
            millis += Duration.ofMinutes(1).toMillis();
            store.advanceTo(Instant.ofEpochMilli(millis));
        }
        long after = used();
        told.put("heap_10000_keys_7d_mib", Cost.rounded((after - before) / MIB));
        told.put("heap_samples", store.total().count());
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    // ---------------------------------------------------------------------------------------------- measuring

    private Map<String, double[]> measure(Map<String, Turn> all) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, double[]> nanos = new LinkedHashMap<>();
        all.forEach((name, turn) -> {
            counts.put(name, repeats(turn));
            nanos.put(name, new double[ROUNDS]);
        });
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Integer> each : counts.entrySet()) {
                Turn turn = all.get(each.getKey());
                double cost = turn == null ? 0 : nanos(turn, each.getValue());
                if (round >= 0) {
                    of(nanos, each.getKey())[round] = cost;
                }
            }
        }
        return nanos;
    }

    private int repeats(Turn turn) {
        int count = 1000;
        double nanos = nanos(turn, count);
        for (int trial = 0; trial < 5; trial++) {
            count = (int) Math.min(20_000_000, Math.max(1000, NANOS_A_TURN / nanos));
            nanos = nanos(turn, count);
        }
        return count;
    }

    private double nanos(Turn turn, int count) {
        long begun = threads.getCurrentThreadCpuTime();
        turn.take(count);
        return Math.max(0.001, (double) (threads.getCurrentThreadCpuTime() - begun) / count);
    }

    private static double[] of(Map<String, double[]> nanos, String name) {
        double[] found = nanos.get(name);
        if (found == null) {
            throw new IllegalStateException(name);
        }
        return found;
    }

    private static double ratio(double[] above, double[] below) {
        double[] ratios = new double[above.length];
        Arrays.setAll(ratios, i -> above[i] / below[i]);
        return Cost.median(ratios);
    }
}
