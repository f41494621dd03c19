package io.sccc.metrics.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
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
    private static final int QUARTER = 4;
    private static final int SMALL = 128;
    private static final @Nullable String[] NO_NAMES = {};
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::count).reversed().thenComparing(Entry::key);

    private final int capacity;

    /** More than the capacity, so that there is less to purge. */
    private final int most;

    /** Pairs of item and count; item zero is free. */
    private long[] table = new long[2 * SMALLEST];

    private @Nullable String[] names = new String[SMALLEST];
    private int size;
    private long error;

    /** False when the pairs lie one after the other, to be read only. */
    private boolean hashed = true;

    /** False while no name is known. */
    private boolean named;

    /** For purging; null until then. */
    private long @Nullable [] scratch;

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
        most = capacity + capacity / 2;
    }

    /** Saw a key. */
    public void add(String key) {
        add(UniqueSketch.item(key), key, 1);
    }

    /**
     * Saw a key whose {@link UniqueSketch#item item} is known so often; a negative number takes back.
     *
     * @param item not zero
     * @param key its name; null when {@link #name} will tell
     */
    public void add(long item, @Nullable String key, long times) {
        if (times > 0) {
            unpack();
            put(item, key, times);
            if (size > most) {
                purge();
            }
        } else if (times < 0) {
            if (back == null) {
                back = new HeavyHitters(capacity);
            }
            back.add(item, key, -times);
        }
    }

    private static int slots(int keys) {
        return Math.max(2 * SMALLEST, Integer.highestOneBit(Math.max(1, keys * 2 - 1)) * 4);
    }

    private void unpack() {
        if (!hashed) {
            rebuild(new long[slots(size)]);
        }
    }

    private void put(long item, @Nullable String key, long times) {
        long[] known = table;
        int mask = known.length - 2;
        int at = ((int) item << 1) & mask;
        long there = known[at];
        while (there != item && there != 0) {
            at = (at + 2) & mask;
            there = known[at];
        }
        if (there == item) {
            known[at + 1] += times;
            return;
        }
        known[at] = item;
        known[at + 1] = times;
        if (key != null) {
            names[at >> 1] = key;
            named = true;
        }
        size++;
        if (size * 8 > known.length * 3) {
            rebuild(new long[known.length * 2]);
        }
    }

    private void purge() {
        long median = nth(size / 2);
        error += median;
        subtract(median);
    }

    /** So many keys at most, by the least subtraction. */
    private void trim(int most) {
        if (size > most) {
            long next = nth(size - 1 - most);
            error += next;
            subtract(next);
        }
    }

    /** Less of each; those that have no more go. */
    private void subtract(long less) {
        long[] left = scratch;
        if (left == null || left.length < size * 2 + 2) {
            left = new long[Math.max(size, most) * 2 + 2];
            scratch = left;
        }
        @Nullable String[] leftNames = named ? new String[size] : NO_NAMES;
        int n = 0;
        for (int i = 0; i < table.length; i += 2) {
            long count = table[i + 1] - less; // below one in free places too
            left[n * 2] = table[i];
            left[n * 2 + 1] = count;
            if (named && count > 0) {
                leftNames[n] = names[i >> 1];
            }
            n += count > 0 ? 1 : 0;
        }
        if (!hashed) {
            table = new long[slots(size)];
            names = new String[table.length / 2];
            hashed = true;
        } else {
            Arrays.fill(table, 0);
            if (named) {
                Arrays.fill(names, null);
            }
        }
        size = 0;
        for (int i = 0; i < n; i++) {
            put(left[i * 2], named ? leftNames[i] : null, left[i * 2 + 1]);
        }
    }

    /** The count at this place when they are sorted; most are small. */
    private long nth(int place) {
        int[] small = new int[2 * SMALL]; // two, so that one count need not wait for the other
        for (int i = 0; i < table.length; i += 2) {
            small[(int) Math.min(table[i + 1], SMALL - 1) * 2 + ((i >> 1) & 1)]++;
        }
        int seen = 0; // free places count nothing
        for (int count = 1; count < SMALL - 1; count++) {
            seen += small[count * 2] + small[count * 2 + 1];
            if (seen > place) {
                return count;
            }
        }
        long[] counts = new long[size];
        int n = 0;
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                counts[n++] = table[i + 1];
            }
        }
        Arrays.sort(counts);
        return counts[place];
    }

    private void rebuild(long[] larger) {
        long[] before = table;
        @Nullable String[] namesBefore = names;
        table = larger;
        names = new String[larger.length / 2];
        hashed = true;
        size = 0;
        for (int i = 0; i < before.length; i += 2) {
            if (before[i] != 0) {
                put(before[i], namesBefore[i >> 1], before[i + 1]);
            }
        }
    }

    /** Adds all the other one saw. */
    public void merge(HeavyHitters other) {
        error += other.error;
        unpack();
        for (int i = 0; i < other.table.length; i += 2) {
            if (other.table[i] != 0) {
                put(other.table[i], other.names[i >> 1], other.table[i + 1]);
            }
        }
        trim(capacity);
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
        return new Entry(nameAt(at), low, Math.max(low, high));
    }

    private long count(long item) {
        unpack();
        int mask = table.length - 2;
        int at = ((int) item << 1) & mask;
        while (table[at] != 0) {
            if (table[at] == item) {
                return table[at + 1];
            }
            at = (at + 2) & mask;
        }
        return 0;
    }

    /** The most frequent ones, so many at most. */
    public List<Entry> top(int most) {
        List<Entry> entries = entries();
        return List.copyOf(entries.subList(0, Math.min(most, entries.size())));
    }

    /** Names the keys that came without a name; those that have none are named by their number. */
    public void name(LongFunction<@Nullable String> known) {
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0 && names[i >> 1] == null) {
                String name = known.apply(table[i]);
                names[i >> 1] = name == null ? "%016x".formatted(table[i]) : name;
                named = true;
            }
        }
        if (back != null) {
            back.name(known);
        }
    }

    private String nameAt(int at) {
        String name = names[at >> 1];
        return name == null ? "%016x".formatted(table[at]) : name;
    }

    /** Puts another string that is equal in the place of each key, so that panes share them. */
    public void rename(UnaryOperator<String> same) {
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                names[i >> 1] = same.apply(nameAt(i));
                named = true;
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
        unpack();
        Arrays.fill(table, 0);
        if (named) {
            Arrays.fill(names, null);
            named = false;
        }
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
        copy.hashed = hashed;
        copy.named = named;
        copy.error = error;
        copy.back = back == null ? null : back.copy();
        return copy;
    }

    /** The same in as little memory as it needs, made to be read; when it is not exact, a quarter of the keys. */
    public HeavyHitters packed() {
        HeavyHitters packed = new HeavyHitters(capacity);
        HeavyHitters from = this;
        if (error > 0 && size > capacity / QUARTER) {
            from = copy();
            from.trim(capacity / QUARTER);
        }
        packed.error = from.error;
        packed.size = from.size;
        packed.hashed = false;
        packed.named = from.named;
        packed.table = new long[from.size * 2];
        packed.names = new String[from.size];
        int at = 0;
        for (int i = 0; i < from.table.length; i += 2) {
            if (from.table[i] != 0) {
                packed.table[at * 2] = from.table[i];
                packed.table[at * 2 + 1] = from.table[i + 1];
                packed.names[at++] = from.names[i >> 1];
            }
        }
        packed.back = back == null ? null : back.packed();
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
                sorted.add(new Entry(nameAt(i), table[i + 1], 0));
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
