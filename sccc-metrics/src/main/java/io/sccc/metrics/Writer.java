package io.sccc.metrics;

import io.sccc.metrics.sketch.UniqueSketch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The fast way into a {@link MetricStore}: one for each thread that writes, with values by {@link MetricStore#id number},
 * ids as {@link UniqueSketch#item items} and everything in arrays. Writers share nothing; a sample costs no memory, no
 * clock and no lock but a flag of the writer's own, which only a reader that takes the panes over ever contends for.
 *
 * <p>One thread at a time.
 */
public final class Writer {

    private static final VarHandle BUSY = MethodHandles.arrayElementVarHandle(int[].class);

    /** In the middle of an array, so that no two writers' flags lie on one cache line, nor what others write beside one. */
    private static final int FLAG = 32;

    private static final int NAMES = 32;

    private final MetricStore store;
    private final LongFunction<@Nullable String> names;
    private final Schema schema;
    private final Dictionary dictionary;
    private final boolean[] keyed;
    private final int[] sumOf;
    private final int[] quantilesOf;
    private final boolean[][] sumBy;
    private final boolean[][] uniqueBy;
    private final boolean[][] quantilesBy;

    private final int[] busy = new int[2 * FLAG];
    private final Map<Long, Pane> panes = new HashMap<>();
    private @Nullable Pane current;
    private long currentFrom;
    private @Nullable Pane timeless;
    private final NavigableMap<Long, Long> late = new TreeMap<>();
    private long unlisted;
    private int[] ids = new int[16];
    private final @Nullable String[] lastTags = new String[NAMES];
    private final Schema.Name[] lastNames = new Schema.Name[NAMES];
    private final @Nullable String[] lastValues = new String[NAMES];
    private final Schema.Name[] lastValueNames = new Schema.Name[NAMES];
    private final Recent recent = new Recent();

    Writer(MetricStore store, Schema schema, Dictionary dictionary, LongFunction<@Nullable String> names) {
        this.store = store;
        this.names = names;
        this.schema = schema;
        this.dictionary = dictionary;
        keyed = schema.keyed();
        sumOf = schema.sumOf();
        quantilesOf = schema.quantilesOf();
        sumBy = schema.sumBy();
        uniqueBy = schema.uniqueBy();
        quantilesBy = schema.quantileBy();
    }

    /**
     * Records one sample.
     *
     * @param epochMillis when it happened
     * @param values numbers of its values, each once
     * @param items one for each declared unique, in that order; 0 for none
     * @param keys items too, one for each declared top, in that order; 0 for none; not looked at where the dimension is counted
     * @param measured one for each of {@link MetricStore#values()}, in that order; NaN for none
     */
    public void record(long epochMillis, int[] values, long[] items, long[] keys, double[] measured) {
        lock();
        try {
            Pane pane = pane(epochMillis);
            count(pane, values, values.length, 1);
            for (int i = 0; i < items.length; i++) {
                if (items[i] != 0) {
                    unique(pane, i, items[i], values, values.length);
                }
            }
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != 0 && keyed[i]) {
                    pane.top(i, keys[i], null, 1);
                }
            }
            for (int i = 0; i < measured.length; i++) {
                if (!Double.isNaN(measured[i])) {
                    value(pane, sumOf[i], quantilesOf[i], measured[i], 1, values, values.length);
                }
            }
        } finally {
            unlock();
        }
    }

    // ------------------------------------------------------------------------------------------------ strings

    /** Records one sample whose flag is held. */
    void record(Sample sample) {
        long times = sample.weight();
        Pane pane = sample.timed() ? pane(sample.millis()) : timeless();
        int n = 0;
        long seen = 0;
        if (ids.length < sample.tags) {
            ids = new int[sample.tags];
        }
        String[] tag = sample.tag;
        for (int i = 0; i < sample.tags; i += 2) {
            Schema.Name name = name(i, tag[i]);
            int dimension = name.dimension();
            int id = dimension < 0 ? -1 : recent.id(dimension, tag[i + 1]);
            if (id < 0) {
                id = unusual(pane, name, tag[i + 1], times);
            }
            if (id >= 0) {
                boolean maybeTwice = (seen >>> dimension & 1) != 0;
                seen |= 1L << dimension;
                if (!maybeTwice || !among(id, n)) {
                    ids[n++] = id;
                }
            }
        }
        count(pane, ids, n, times);
        for (int i = 0; i < sample.ids; i += 2) {
            item(pane, name(i + 1, sample.id[i]), sample.id[i + 1], times, n);
        }
        for (int i = 0; i < sample.values; i++) {
            Schema.Name name = valueName(i, sample.name[i]);
            value(pane, name.sum(), name.quantiles(), sample.value[i], times, ids, n);
        }
    }

    private boolean among(int id, int n) {
        for (int i = 0; i < n; i++) {
            if (ids[i] == id) {
                return true;
            }
        }
        return false;
    }

    /** What a name is; samples tend to have the same names in the same places: tags in even ones, ids in odd ones. */
    @SuppressWarnings("ReferenceEquality") // only to be quick
    private Schema.Name name(int at, String name) {
        if (at < lastTags.length && lastTags[at] == name) {
            return lastNames[at];
        }
        Schema.Name known = schema.name(name);
        if (at < lastTags.length) {
            lastTags[at] = name;
            lastNames[at] = known;
        }
        return known;
    }

    @SuppressWarnings("ReferenceEquality")
    private Schema.Name valueName(int at, String name) {
        if (at < lastValues.length && lastValues[at] == name) {
            return lastValueNames[at];
        }
        Schema.Name known = schema.name(name);
        if (at < lastValues.length) {
            lastValues[at] = name;
            lastValueNames[at] = known;
        }
        return known;
    }

    /** A value that did not come here before, or of what is no dimension: its number; -1 for none. */
    private int unusual(Pane pane, Schema.Name name, String value, long times) {
        int dimension = name.dimension();
        String kept = Sample.kept(value);
        if (dimension < 0) {
            if (name.top() >= 0) {
                pane.top(name.top(), UniqueSketch.item(kept), kept, times);
            }
            return -1;
        }
        int id = dictionary.id(dimension, kept);
        if (id != dictionary.other(dimension)) {
            if (kept.length() == value.length()) {
                recent.put(dimension, value, id);
            }
        } else if (!kept.equals(MetricStore.OTHER)) {
            long item = UniqueSketch.item(kept);
            pane.drop(dimension, item);
            top(pane, name, kept, item, times);
        }
        return id;
    }

    private static void top(Pane pane, Schema.Name name, String kept, long item, long times) {
        if (name.top() >= 0) {
            pane.top(name.top(), item, kept, times);
        }
    }

    private void item(Pane pane, Schema.Name name, String value, long times, int n) {
        boolean unique = name.unique() >= 0 && times > 0;
        if (unique || name.top() >= 0) {
            String kept = Sample.kept(value);
            long item = UniqueSketch.item(kept);
            if (unique) {
                unique(pane, name.unique(), item, ids, n);
            }
            top(pane, name, kept, item, times);
        }
    }

    // ------------------------------------------------------------------------------------------------ parts

    private static void count(Pane pane, int[] values, int n, long times) {
        pane.events++;
        pane.counts.add(0, times);
        pane.counts.add(values, n, times);
    }

    private void unique(Pane pane, int which, long item, int[] values, int n) {
        pane.unique(which, 0, item);
        boolean[] by = uniqueBy[which];
        if (by.length > 0) {
            for (int i = 0; i < n; i++) {
                if (by[dictionary.dimension(values[i])]) {
                    pane.unique(which, values[i], item);
                }
            }
        }
    }

    private void value(Pane pane, int sum, int quantiles, double value, long times, int[] values, int n) {
        pane.value(sum, quantiles, 0, value, times);
        boolean sumToo = sum >= 0 && sumBy[sum].length > 0;
        boolean quantilesToo = quantiles >= 0 && quantilesBy[quantiles].length > 0;
        if (sumToo || quantilesToo) {
            for (int i = 0; i < n; i++) {
                int dimension = dictionary.dimension(values[i]);
                int ofSum = sumToo && sumBy[sum][dimension] ? sum : -1;
                int ofQuantiles = quantilesToo && quantilesBy[quantiles][dimension] ? quantiles : -1;
                pane.value(ofSum, ofQuantiles, values[i], value, times);
            }
        }
    }

    private Pane pane(long millis) {
        Pane now = current;
        long closed = store.closed();
        if (now != null && millis - currentFrom >= 0 && millis - currentFrom < Grid.MILLIS && now.minute > closed) {
            return now;
        }
        return otherPane(millis, closed);
    }

    private Pane otherPane(long millis, long closed) {
        long minute = Grid.minute(millis);
        if (minute <= closed) {
            late.merge(millis, 1L, Long::sum);
            if (late.size() > Late.LISTED) {
                unlisted += late.pollFirstEntry().getValue();
            }
            return timeless();
        }
        Pane pane = panes.get(minute);
        if (pane == null) {
            pane = store.fresh();
            pane.minute = minute;
            panes.put(minute, pane);
        }
        current = pane;
        currentFrom = minute * Grid.MILLIS;
        return pane;
    }

    private Pane timeless() {
        Pane pane = timeless;
        if (pane == null) {
            pane = new Pane(schema);
            timeless = pane;
        }
        return pane;
    }

    // ------------------------------------------------------------------------------------------------ hand-over

    boolean tryLock() {
        return BUSY.compareAndSet(busy, FLAG, 0, 1);
    }

    void lock() {
        while (!tryLock()) {
            Thread.onSpinWait();
        }
    }

    void unlock() {
        BUSY.setRelease(busy, FLAG, 0);
    }

    /** Hands over the panes before this minute, and what belongs to none. */
    void drain(long before, long settled, Timeline timeline) {
        List<Pane> taken = new ArrayList<>();
        Pane untimed;
        Map<Long, Long> tooLate;
        long more;
        lock();
        try {
            panes.values().removeIf(pane -> pane.minute < before && taken.add(pane));
            current = null;
            untimed = timeless;
            timeless = null;
            tooLate = late.isEmpty() ? Map.of() : new TreeMap<>(late);
            late.clear();
            more = unlisted;
            unlisted = 0;
        } finally {
            unlock();
        }
        taken.forEach(pane -> timeline.place(pane, settled, names));
        if (untimed != null) {
            timeline.placeTimeless(untimed);
        }
        tooLate.forEach(timeline::late);
        timeline.late(more);
    }
}
