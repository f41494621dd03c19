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
    private static final int SMALLEST = 8;
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::count).reversed().thenComparing(Entry::key);

    private final int capacity;

    /** Pairs of item and count; item zero is free. */
    private long[] table = new long[2 * SMALLEST];

    private String[] names = new String[SMALLEST];
    private int size;
    private long error;

    /** To rebuild the table without asking for memory; null until it was rebuilt. */
    private long @Nullable [] oldTable;

    private String @Nullable [] oldNames;

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
        long[] known = table;
        int mask = known.length - 2;
        int at = (int) item << 1 & mask;
        long there = known[at];
        while (there != item && there != 0) {
            at = at + 2 & mask;
            there = known[at];
        }
        if (there == item) {
            known[at + 1] += times;
            return;
        }
        known[at] = item;
        known[at + 1] = times;
        names[at >> 1] = key;
        size++;
        boolean half = size * 4 > known.length;
        if (half && known.length < 4 * capacity || size * 8 > known.length * 3) {
            rebuild(new long[known.length * 2], new String[known.length], 0);
        }
    }

    private void purge() {
        long median = nth(size / 2);
        error += median;
        subtract(median);
    }

    /** As many as the capacity at most, by the least subtraction. */
    private void trim() {
        if (size > capacity) {
            long next = nth(size - 1 - capacity);
            error += next;
            subtract(next);
        }
    }

    private void subtract(long less) {
        long[] newTable = oldTable;
        String[] newNames = oldNames;
        if (newTable == null || newNames == null || newTable.length != table.length) {
            newTable = new long[table.length];
            newNames = new String[names.length];
        }
        long[] before = table;
        String[] namesBefore = names;
        rebuild(newTable, newNames, less);
        Arrays.fill(before, 0);
        Arrays.fill(namesBefore, null);
        oldTable = before;
        oldNames = namesBefore;
    }

    /** The count at this place when they are sorted; Hoare's quickselect. */
    private long nth(int place) {
        long[] counts = scratch();
        int n = 0;
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                counts[n++] = table[i + 1];
            }
        }
        int from = 0;
        int to = n - 1;
        while (from < to) {
            long pivot = counts[from + to >>> 1];
            int i = from - 1;
            int j = to + 1;
            while (true) {
                do {
                    i++;
                } while (counts[i] < pivot);
                do {
                    j--;
                } while (counts[j] > pivot);
                if (i >= j) {
                    break;
                }
                long swap = counts[i];
                counts[i] = counts[j];
                counts[j] = swap;
            }
            if (place <= j) {
                to = j;
            } else {
                from = j + 1;
            }
        }
        return counts[place];
    }

    private long[] scratch() {
        if (oldTable == null || oldTable.length < size) {
            oldTable = new long[table.length];
            oldNames = new String[names.length];
        }
        return oldTable;
    }

    private void rebuild(long[] newTable, String[] newNames, long less) {
        long[] before = table;
        String[] namesBefore = names;
        Arrays.fill(newTable, 0);
        table = newTable;
        names = newNames;
        size = 0;
        for (int i = 0; i < before.length; i += 2) {
            if (before[i] != 0 && before[i + 1] > less) {
                put(before[i], namesBefore[i >> 1], before[i + 1] - less);
            }
        }
    }

    /** Adds all the other one saw. */
    public void merge(HeavyHitters other) {
        error += other.error;
        for (int i = 0; i < other.table.length; i += 2) {
            if (other.table[i] != 0) {
                put(other.table[i], other.names[i >> 1], other.table[i + 1]);
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
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
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
        long low = table[at + 1];
        long high = low + error;
        if (back != null) {
            long less = back.count(table[at]);
            low = Math.max(0, low - less - back.error);
            high = high - less;
        }
        return new Entry(names[at >> 1], low, Math.max(low, high));
    }

    private long count(long item) {
        int mask = table.length - 2;
        int at = (int) item << 1 & mask;
        while (table[at] != 0) {
            if (table[at] == item) {
                return table[at + 1];
            }
            at = at + 2 & mask;
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
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                names[i >> 1] = same.apply(names[i >> 1]);
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
        Arrays.fill(table, 0);
        Arrays.fill(names, null);
        size = 0;
        error = 0;
        back = null;
    }

    /** One that goes its own way from here. */
    public HeavyHitters copy() {
        HeavyHitters copy = new HeavyHitters(capacity);
        copy.table = table.clone();
        copy.names = names.clone();
        copy.size = size;
        copy.error = error;
        copy.back = back == null ? null : back.copy();
        return copy;
    }

    /** The same in as little memory as it needs; made to be read. */
    public HeavyHitters packed() {
        HeavyHitters packed = new HeavyHitters(capacity);
        packed.merge(this);
        return packed;
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
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                sorted.add(new Entry(names[i >> 1], table[i + 1], 0));
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
