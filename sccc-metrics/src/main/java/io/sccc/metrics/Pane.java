package io.sccc.metrics;

import io.sccc.metrics.sketch.Counters;
import io.sccc.metrics.sketch.HeavyHitters;
import io.sccc.metrics.sketch.Packed;
import io.sccc.metrics.sketch.QuantileSketch;
import io.sccc.metrics.sketch.UniqueSketch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything measured of some stretch of time, by dense number. Merges; not thread-safe. */
final class Pane {

    private static final int KEPT_SLOTS = 64;

    private final Schema schema;

    /** Of a writer's pane. */
    long minute;

    long events;
    Counters counts = new Counters();
    private final Slots<Summed>[] sums;
    private final Slots<UniqueSketch>[] uniques;
    private final Slots<QuantileSketch>[] quantiles;
    private final @Nullable HeavyHitters[] tops;

    /** By dimension: values that were not kept. */
    private final @Nullable UniqueSketch[] dropped;

    /** A reading looks at it: it must not change any more. */
    private boolean shared;

    private boolean packed;

    Pane(Schema schema) {
        this.schema = schema;
        sums = slots(schema.sums().size());
        uniques = slots(schema.uniques().size());
        quantiles = slots(schema.quantiles().size());
        tops = new HeavyHitters[schema.tops().size()];
        dropped = new UniqueSketch[schema.dimensions().size()];
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> Slots<T>[] slots(int count) {
        Slots<T>[] slots = new Slots[count];
        Arrays.setAll(slots, i -> new Slots<T>());
        return slots;
    }

    // ------------------------------------------------------------------------------------------------ writing

    void unique(int which, int id, long item) {
        uniques[which].get(id, key -> new UniqueSketch()).add(item);
    }

    void value(int sum, int quantile, int id, double value, long times) {
        if (sum >= 0) {
            sums[sum].get(id, key -> new Summed()).add(value, times);
        }
        if (quantile >= 0) {
            quantiles[quantile]
                    .get(id, key -> key == 0 ? QuantileSketch.large() : new QuantileSketch())
                    .add(value, times);
        }
    }

    void top(int which, long item, @Nullable String name, long times) {
        HeavyHitters top = tops[which];
        if (top == null) {
            top = new HeavyHitters();
            tops[which] = top;
        }
        top.add(item, name, times);
    }

    void drop(int dimension, long item) {
        UniqueSketch sketch = dropped[dimension];
        if (sketch == null) {
            sketch = new UniqueSketch();
            dropped[dimension] = sketch;
        }
        sketch.add(item);
    }

    // ------------------------------------------------------------------------------------------------ reading

    @Nullable
    Summed sum(int which, int id) {
        return sums[which].get(id);
    }

    @Nullable
    UniqueSketch unique(int which, int id) {
        return uniques[which].get(id);
    }

    @Nullable
    QuantileSketch quantile(int which, int id) {
        return quantiles[which].get(id);
    }

    @Nullable
    HeavyHitters top(int which) {
        return tops[which];
    }

    @Nullable
    UniqueSketch dropped(int dimension) {
        return dropped[dimension];
    }

    /** No longer to be changed, by whomever. */
    Pane share() {
        shared = true;
        return this;
    }

    boolean shared() {
        return shared;
    }

    boolean isPacked() {
        return packed;
    }

    boolean isEmpty() {
        return events == 0 && counts.size() == 0;
    }

    // ------------------------------------------------------------------------------------------------ as a whole

    void merge(Pane other) {
        events += other.events;
        counts.merge(other.counts);
        merge(sums, other.sums, Summed::copy, Summed::merge);
        merge(uniques, other.uniques, UniqueSketch::copy, UniqueSketch::merge);
        merge(quantiles, other.quantiles, QuantileSketch::copy, QuantileSketch::merge);
        merge(tops, other.tops, HeavyHitters::copy, HeavyHitters::merge);
        merge(dropped, other.dropped, UniqueSketch::copy, UniqueSketch::merge);
    }

    /** What can be subtracted. */
    void mergeLinear(Pane other) {
        events += other.events;
        counts.merge(other.counts);
        merge(sums, other.sums, Summed::copy, Summed::merge);
        merge(quantiles, other.quantiles, QuantileSketch::copy, QuantileSketch::merge);
    }

    /** Takes away what {@link #mergeLinear} added. */
    void subtractLinear(Pane other) {
        events -= other.events;
        counts.subtract(other.counts);
        merge(sums, other.sums, Summed::copy, Summed::subtract);
        merge(quantiles, other.quantiles, QuantileSketch::copy, QuantileSketch::subtract);
    }

    /** Another one, of both: what cannot be subtracted, which is uniques of all, tops and what was dropped. */
    Pane withOthersOf(Pane other) {
        Pane both = new Pane(schema);
        for (int i = 0; i < uniques.length; i++) {
            UniqueSketch ours = uniques[i].get(0);
            UniqueSketch theirs = other.uniques[i].get(0);
            if (ours != null || theirs != null) {
                both.uniques[i].get(0, key -> UniqueSketch.union(ours, theirs));
            }
        }
        merge(both.tops, tops, HeavyHitters::copy, HeavyHitters::merge);
        merge(both.tops, other.tops, HeavyHitters::copy, HeavyHitters::merge);
        merge(both.dropped, dropped, UniqueSketch::copy, UniqueSketch::merge);
        merge(both.dropped, other.dropped, UniqueSketch::copy, UniqueSketch::merge);
        return both;
    }

    private static <T> void merge(Slots<T>[] to, Slots<T>[] from, UnaryOperator<T> copy, BiConsumer<T, T> merge) {
        for (int i = 0; i < to.length; i++) {
            Slots<T> slots = to[i];
            from[i].forEach((key, theirs) -> {
                T ours = slots.get(key);
                if (ours == null) {
                    slots.get(key, k -> copy.apply(theirs));
                } else {
                    merge.accept(ours, theirs);
                }
            });
        }
    }

    private static <T> void merge(@Nullable T[] to, @Nullable T[] from, UnaryOperator<T> copy, BiConsumer<T, T> merge) {
        for (int i = 0; i < to.length; i++) {
            T ours = to[i];
            T theirs = from[i];
            if (theirs != null && ours != null) {
                merge.accept(ours, theirs);
            } else if (theirs != null) {
                to[i] = copy.apply(theirs);
            }
        }
    }

    /** Empty again; the memory is kept. */
    void clear() {
        events = 0;
        counts.clear();
        clear(sums, Summed::clear);
        clear(uniques, UniqueSketch::clear);
        clear(quantiles, QuantileSketch::clear);
        clear(tops, HeavyHitters::clear);
        Arrays.fill(dropped, null);
    }

    private static <T> void clear(Slots<T>[] all, Consumer<T> clear) {
        for (Slots<T> slots : all) {
            slots.shrink(KEPT_SLOTS);
            slots.forEach((key, each) -> clear.accept(each));
        }
    }

    private static <T> void clear(@Nullable T[] all, Consumer<T> clear) {
        for (T each : all) {
            if (each != null) {
                clear.accept(each);
            }
        }
    }

    Pane copy() {
        Pane copy = new Pane(schema);
        copy.events = events;
        copy.counts = counts.copy();
        copy(sums, copy.sums, Summed::copy, each -> true);
        copy(uniques, copy.uniques, UniqueSketch::copy, each -> true);
        copy(quantiles, copy.quantiles, QuantileSketch::copy, each -> true);
        merge(copy.tops, tops, HeavyHitters::copy, HeavyHitters::merge);
        merge(copy.dropped, dropped, UniqueSketch::copy, UniqueSketch::merge);
        return copy;
    }

    /** The same, smaller and slower to change. */
    Pane packed() {
        Pane copy = new Pane(schema);
        copy.minute = minute;
        copy.events = events;
        copy.counts = counts.packed();
        copy(sums, copy.sums, Summed::copy, each -> !each.isEmpty());
        copy(uniques, copy.uniques, UniqueSketch::packed, each -> !each.isEmpty());
        copy(quantiles, copy.quantiles, QuantileSketch::packed, each -> !each.isEmpty());
        merge(copy.tops, tops, HeavyHitters::packed, HeavyHitters::merge);
        merge(copy.dropped, dropped, UniqueSketch::packed, UniqueSketch::merge);
        copy.packed = true;
        return copy;
    }

    private static <T> void copy(Slots<T>[] from, Slots<T>[] to, UnaryOperator<T> copier, Predicate<T> filled) {
        for (int i = 0; i < from.length; i++) {
            Slots<T> slots = to[i];
            from[i].forEach((key, each) -> {
                if (filled.test(each)) {
                    slots.get(key, k -> copier.apply(each));
                }
            });
        }
    }

    /** Names the keys of tops that have come without. */
    void name(LongFunction<@Nullable String> names) {
        for (HeavyHitters top : tops) {
            if (top != null) {
                top.name(names);
            }
        }
    }

    /** The same strings for the same keys of tops. */
    void rename(UnaryOperator<String> same) {
        for (HeavyHitters top : tops) {
            if (top != null) {
                top.rename(same);
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ bytes

    /** Writes itself with other numbers for the values; these must be in the order of the values. */
    void writeTo(DataOutput out, int[] rank) throws IOException {
        Packed.write(out, events);
        Counters ranked = new Counters();
        counts.forEach((id, count) -> ranked.add(rank[id], count));
        ranked.writeTo(out);
        write(out, sums, rank, each -> !each.isEmpty(), Summed::writeTo);
        write(out, uniques, rank, each -> !each.isEmpty(), UniqueSketch::writeTo);
        write(out, quantiles, rank, each -> !each.isEmpty(), QuantileSketch::writeTo);
        write(out, tops, each -> !each.isEmpty(), HeavyHitters::writeTo);
        write(out, dropped, each -> !each.isEmpty(), UniqueSketch::writeTo);
    }

    /** Marks the numbers that are in use. */
    void mark(boolean[] used) {
        counts.forEach((id, count) -> used[id] = true);
        mark(used, sums, Summed::isEmpty);
        mark(used, uniques, UniqueSketch::isEmpty);
        mark(used, quantiles, QuantileSketch::isEmpty);
    }

    private static <T> void mark(boolean[] used, Slots<T>[] all, Predicate<T> empty) {
        for (Slots<T> slots : all) {
            slots.forEach((id, each) -> used[id] |= !empty.test(each));
        }
    }

    private interface Put<T> {
        void put(T thing, DataOutput out) throws IOException;
    }

    private interface Take<T> {
        T take(DataInput in) throws IOException;
    }

    private static <T> void write(DataOutput out, Slots<T>[] all, int[] rank, Predicate<T> filled, Put<T> put)
            throws IOException {
        for (Slots<T> slots : all) {
            Slots<T> ranked = new Slots<>();
            slots.forEach((id, thing) -> {
                if (filled.test(thing)) {
                    ranked.get(rank[id], key -> thing);
                }
            });
            List<Integer> keys = new ArrayList<>();
            List<T> things = new ArrayList<>();
            ranked.forEach((key, thing) -> {
                keys.add(key);
                things.add(thing);
            });
            Packed.write(out, keys.size());
            for (int i = 0; i < keys.size(); i++) {
                Packed.write(out, keys.get(i));
                put.put(things.get(i), out);
            }
        }
    }

    private static <T> void write(DataOutput out, @Nullable T[] all, Predicate<T> filled, Put<T> put)
            throws IOException {
        for (T each : all) {
            boolean there = each != null && filled.test(each);
            out.writeBoolean(there);
            if (each != null && there) {
                put.put(each, out);
            }
        }
    }

    /** Reads what {@link #writeTo} wrote, its numbers made ours. */
    static Pane readFrom(DataInput in, Schema schema, IntUnaryOperator ours) throws IOException {
        Pane pane = new Pane(schema);
        pane.events = Packed.read(in);
        Counters.readFrom(in).forEach((key, count) -> pane.counts.add(ours.applyAsInt(key), count));
        read(in, pane.sums, ours, Summed::readFrom);
        read(in, pane.uniques, ours, UniqueSketch::readFrom);
        read(in, pane.quantiles, ours, QuantileSketch::readFrom);
        read(in, pane.tops, HeavyHitters::readFrom);
        read(in, pane.dropped, UniqueSketch::readFrom);
        return pane;
    }

    private static <T> void read(DataInput in, Slots<T>[] all, IntUnaryOperator ours, Take<T> take) throws IOException {
        for (Slots<T> slots : all) {
            int size = Packed.readInt(in);
            for (int i = 0; i < size; i++) {
                int id = ours.applyAsInt(Packed.readInt(in));
                T thing = take.take(in);
                slots.get(id, key -> thing);
            }
        }
    }

    private static <T> void read(DataInput in, @Nullable T[] all, Take<T> take) throws IOException {
        for (int i = 0; i < all.length; i++) {
            if (in.readBoolean()) {
                all[i] = take.take(in);
            }
        }
    }
}
