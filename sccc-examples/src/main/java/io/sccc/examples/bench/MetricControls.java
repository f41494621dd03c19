package io.sccc.examples.bench;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.frequencies.LongsSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.kll.KllDoublesSketch;

/** What others would do with the same events. */
final class MetricControls {

    private static final int LG = 12;
    private static final int HEAVY = 1024;
    private static final int KLL = 200;
    private static final long[] WINDOWS = {60_000, 900_000, 3_600_000, 86_400_000, 604_800_000};

    private MetricControls() {}

    /** Takes one event. */
    interface Taker {
        void take(MetricEvents events, int event, long millis);
    }

    private record Cell(String dimension, String value, long window) {}

    /** A concurrent map of adders for each window, and sketches under a lock; a window that ends is thrown away. */
    static final class Naive implements Taker {

        private final List<Map<Cell, LongAdder>> maps = new ArrayList<>();
        private final HllSketch[] uniques = new HllSketch[WINDOWS.length];
        private final long[] starts = new long[WINDOWS.length];
        private final Object lock = new Object();
        private ItemsSketch<String> authors = new ItemsSketch<>(HEAVY);
        private ItemsSketch<String> links = new ItemsSketch<>(HEAVY);
        private KllDoublesSketch first = KllDoublesSketch.newHeapInstance(KLL);
        private KllDoublesSketch second = KllDoublesSketch.newHeapInstance(KLL);

        Naive() {
            for (int w = 0; w < WINDOWS.length; w++) {
                maps.add(new ConcurrentHashMap<>());
                uniques[w] = new HllSketch(LG, TgtHllType.HLL_8);
            }
        }

        @Override
        public void take(MetricEvents events, int event, long millis) {
            for (int w = 0; w < WINDOWS.length; w++) {
                long start = millis - millis % WINDOWS[w];
                if (start != starts[w]) {
                    roll(w, start);
                }
                Map<Cell, LongAdder> map = maps.get(w);
                for (int d = 0; d < MetricEvents.WIDTH; d++) {
                    map.computeIfAbsent(
                                    new Cell(MetricEvents.DIMENSIONS.get(d), events.name(event, d), start),
                                    cell -> new LongAdder())
                            .increment();
                }
            }
            synchronized (lock) {
                for (HllSketch each : uniques) {
                    each.update(events.author(event));
                }
                authors.update(events.author(event));
                links.update(events.link(event));
                first.update(events.first(event));
                second.update(events.second(event));
            }
        }

        private void roll(int window, long start) {
            starts[window] = start;
            maps.get(window).clear();
            synchronized (lock) {
                uniques[window].reset();
                if (window == 0) {
                    authors = new ItemsSketch<>(HEAVY);
                    links = new ItemsSketch<>(HEAVY);
                    first = KllDoublesSketch.newHeapInstance(KLL);
                    second = KllDoublesSketch.newHeapInstance(KLL);
                }
            }
        }
    }

    /** One pane of dense counters and raw sketches, of one thread. */
    static final class Raw implements Taker {

        private final long[][] counts = new long[MetricEvents.DIMENSIONS.size()][4096];
        private final HllSketch uniques = new HllSketch(LG, TgtHllType.HLL_8);
        private final LongsSketch authors = new LongsSketch(HEAVY);
        private final LongsSketch links = new LongsSketch(HEAVY);
        private final KllDoublesSketch first = KllDoublesSketch.newHeapInstance(KLL);
        private final KllDoublesSketch second = KllDoublesSketch.newHeapInstance(KLL);

        @Override
        public void take(MetricEvents events, int event, long millis) {
            for (int d = 0; d < MetricEvents.WIDTH; d++) {
                counts[d][events.value(event, d)]++;
            }
            long author = events.authorItem(event);
            uniques.update(author);
            authors.update(author);
            links.update(events.linkItem(event));
            first.update(events.first(event));
            second.update(events.second(event));
        }
    }

    /** Tagged counters looked up for each event, and two timers; no windows, uniques or tops. */
    static final class Micrometer implements Taker {

        private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        private final Timer first = registry.timer("first_response");
        private final Timer second = registry.timer("resolution");

        @Override
        public void take(MetricEvents events, int event, long millis) {
            for (int d = 0; d < MetricEvents.WIDTH; d++) {
                registry.counter("posts", "dimension", MetricEvents.DIMENSIONS.get(d), "value", events.name(event, d))
                        .increment();
            }
            first.record((long) events.first(event), TimeUnit.SECONDS);
            second.record((long) events.second(event), TimeUnit.SECONDS);
        }
    }

    /** As a stream processor keeps one window's counts: a map from dimension, value, window and its start. */
    static final class HashMapPane implements Taker {

        private final Map<PaneKey, long[]> pane = new HashMap<>();

        private record PaneKey(String dimension, String value, long window, long start) {}

        @Override
        public void take(MetricEvents events, int event, long millis) {
            long start = millis - millis % WINDOWS[0];
            for (int d = 0; d < MetricEvents.WIDTH; d++) {
                pane.computeIfAbsent(
                                new PaneKey(MetricEvents.DIMENSIONS.get(d), events.name(event, d), WINDOWS[0], start),
                                key -> new long[1])[0]++;
            }
            if (start == millis) {
                pane.clear();
            }
        }
    }
}
