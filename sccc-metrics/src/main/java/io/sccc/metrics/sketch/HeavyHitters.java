package io.sccc.metrics.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which are most frequent, in bounded memory: exact while there are at most as many different keys as the capacity; above,
 * each key that is kept counted at least {@link Entry#count} and at most {@link Entry#upTo} times, and one that is not at
 * most {@link #error()} times. Merging keeps these bounds. Counts may be taken back. Not thread-safe.
 *
 * <p>Misra and Gries (1982), purging half of the keys at once by the median count as Anderson et al. do (IMC 2017); merged
 * as in Agarwal et al., Mergeable summaries (PODS 2012).
 */
public final class HeavyHitters {

    /** Capacity unless told. */
    public static final int CAPACITY = 1024;

    private static final int MAGIC = 0x53434848;
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::count).reversed().thenComparing(Entry::key);

    private final int capacity;
    private long[] hashes = new long[8];
    private long[] counts = new long[8];
    private String[] names = new String[8];
    private int size;
    private long error;

    /** What was taken back, counted the same way. */
    private @Nullable HeavyHitters back;

    /** One key. */
    public record Entry(String key, long count, long upTo) {}

    /** Empty, of the usual capacity. */
    public HeavyHitters() {
        this(CAPACITY);
    }

    /** Empty; keeps so many keys. */
    public HeavyHitters(int capacity) {
        if (capacity < 2) {
            throw new IllegalArgumentException("a capacity (%d) is below 2".formatted(capacity));
        }
        this.capacity = capacity;
    }

    /** Saw a key. */
    public void add(String key) {
        add(UniqueSketch.item(key), key, 1);
    }

    /** Saw a key whose {@link UniqueSketch#item item} is known so often; a negative number takes back. */
    public void add(long item, String key, long times) {
        if (times > 0) {
            put(item, key, times);
            if (size > capacity) {
                purge();
            }
        } else if (times < 0) {
            if (back == null) {
                back = new HeavyHitters(capacity);
            }
            back.add(item, key, -times);
        }
    }

    private void put(long item, String key, long times) {
        long[] known = hashes;
        int mask = known.length - 1;
        int at = (int) item & mask;
        long there = known[at];
        while (there != item && there != 0) {
            at = at + 1 & mask;
            there = known[at];
        }
        if (there == item) {
            counts[at] += times;
            return;
        }
        known[at] = item;
        counts[at] = times;
        names[at] = key;
        size++;
        if (size * 2 > known.length) {
            rebuild(known.length * 2, 0);
        }
    }

    private void purge() {
        long[] sorted = sortedCounts();
        long median = sorted[sorted.length / 2];
        error += median;
        rebuild(hashes.length, median);
    }

    /** As many as the capacity at most, by the least subtraction. */
    private void trim() {
        if (size > capacity) {
            long[] sorted = sortedCounts();
            long next = sorted[sorted.length - 1 - capacity];
            error += next;
            rebuild(hashes.length, next);
        }
    }

    private long[] sortedCounts() {
        long[] sorted = new long[size];
        int n = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != 0) {
                sorted[n++] = counts[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private void rebuild(int length, long less) {
        long[] oldHashes = hashes;
        long[] oldCounts = counts;
        String[] oldNames = names;
        hashes = new long[length];
        counts = new long[length];
        names = new String[length];
        size = 0;
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0 && oldCounts[i] > less) {
                put(oldHashes[i], oldNames[i], oldCounts[i] - less);
            }
        }
    }

    /** Adds all the other one saw. */
    public void merge(HeavyHitters other) {
        error += other.error;
        for (int i = 0; i < other.hashes.length; i++) {
            if (other.hashes[i] != 0) {
                put(other.hashes[i], other.names[i], other.counts[i]);
            }
        }
        trim();
        if (other.back != null) {
            if (back == null) {
                back = new HeavyHitters(capacity);
            }
            back.merge(other.back);
        }
    }

    /** Most that a key which is not among the {@link #entries()} may have been counted; 0 while exact. */
    public long error() {
        return error;
    }

    /** All that are kept, most frequent first, then by key. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(size);
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != 0) {
                Entry entry = entry(i);
                if (entry.upTo() > 0) {
                    entries.add(entry);
                }
            }
        }
        entries.sort(ORDER);
        return entries;
    }

    private Entry entry(int at) {
        long low = counts[at];
        long high = counts[at] + error;
        if (back != null) {
            long less = back.count(hashes[at]);
            low = Math.max(0, low - less - back.error);
            high = high - less;
        }
        return new Entry(names[at], low, Math.max(low, high));
    }

    private long count(long item) {
        int mask = hashes.length - 1;
        int at = (int) item & mask;
        while (hashes[at] != 0) {
            if (hashes[at] == item) {
                return counts[at];
            }
            at = at + 1 & mask;
        }
        return 0;
    }

    /** The most frequent ones, so many at most. */
    public List<Entry> top(int most) {
        List<Entry> entries = entries();
        return List.copyOf(entries.subList(0, Math.min(most, entries.size())));
    }

    /** Puts another string that is equal in the place of each key, so that panes share them. */
    public void rename(UnaryOperator<String> same) {
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != 0) {
                names[i] = same.apply(names[i]);
            }
        }
        if (back != null) {
            back.rename(same);
        }
    }

    /** True when nothing was seen. */
    public boolean isEmpty() {
        return size == 0 && error == 0 && (back == null || back.isEmpty());
    }

    /** Empty again; the memory is kept. */
    public void clear() {
        Arrays.fill(hashes, 0);
        Arrays.fill(names, null);
        size = 0;
        error = 0;
        back = null;
    }

    /** One that goes its own way from here. */
    public HeavyHitters copy() {
        HeavyHitters copy = new HeavyHitters(capacity);
        copy.hashes = hashes.clone();
        copy.counts = counts.clone();
        copy.names = names.clone();
        copy.size = size;
        copy.error = error;
        copy.back = back == null ? null : back.copy();
        return copy;
    }

    /** Canonical while exact: the same counts have the same bytes. */
    public byte[] toBytes() {
        return Packed.seal(MAGIC, 1, this::writeTo);
    }

    /**
     * What {@link #toBytes()} gave.
     *
     * @throws IllegalArgumentException when the bytes are no such sketch, or damaged
     */
    public static HeavyHitters fromBytes(byte[] bytes) {
        return Packed.open("sketch of heavy hitters", MAGIC, 1, bytes, HeavyHitters::readFrom);
    }

    /** Writes the state as part of something larger. */
    public void writeTo(DataOutput out) throws IOException {
        Packed.write(out, capacity);
        Packed.write(out, error);
        Packed.write(out, size);
        List<Entry> sorted = new ArrayList<>(size);
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != 0) {
                sorted.add(new Entry(names[i], counts[i], 0));
            }
        }
        sorted.sort(Comparator.comparing(Entry::key));
        for (Entry entry : sorted) {
            out.writeUTF(entry.key());
            Packed.write(out, entry.count());
        }
        out.writeBoolean(back != null);
        if (back != null) {
            back.writeTo(out);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static HeavyHitters readFrom(DataInput in) throws IOException {
        int capacity = Packed.readInt(in);
        if (capacity < 2) {
            throw new IOException("a capacity (%d) is below 2".formatted(capacity));
        }
        HeavyHitters sketch = new HeavyHitters(capacity);
        sketch.error = Packed.read(in);
        int size = Packed.readInt(in);
        for (int i = 0; i < size; i++) {
            String key = in.readUTF();
            sketch.put(UniqueSketch.item(key), key, Packed.read(in));
        }
        if (in.readBoolean()) {
            sketch.back = readFrom(in);
        }
        return sketch;
    }

    /** How many keys are kept; no key. */
    @Override
    public String toString() {
        return "HeavyHitters[%d keys, error %d]".formatted(size, error);
    }
}
