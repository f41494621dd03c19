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
    private static final int[] NONE = {};
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::count).reversed().thenComparing(Entry::key);

    private final int capacity;

    /** More than the capacity, so that there is less to purge. */
    private final int most;

    /** Item and count, one pair after the other. */
    private long[] pairs = new long[2 * SMALLEST];

    private @Nullable String[] names = new String[SMALLEST];
    private int size;
    private long error;

    /** By hash: the number of a pair plus one, zero is free; null while nothing is added. */
    private int @Nullable [] index;

    /** False while no name is known: purges, which are many then, need not move names. */
    private boolean named;

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

    private void put(long item, @Nullable String key, long times) {
        int[] known = index();
        long[] all = pairs;
        int mask = known.length - 1;
        int at = (int) item & mask;
        int number = known[at];
        while (number != 0 && all[2 * number - 2] != item) {
            at = (at + 1) & mask;
            number = known[at];
        }
        if (number == 0) {
            append(item, key, times, at);
        } else {
            all[2 * number - 1] += times;
        }
    }

    private void append(long item, @Nullable String key, long times, int at) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size + SMALLEST);
            pairs = Arrays.copyOf(pairs, 2 * names.length);
        }
        pairs[2 * size] = item;
        pairs[2 * size + 1] = times;
        if (key != null) {
            names[size] = key;
            named = true;
        }
        size++;
        int[] known = index();
        known[at] = size;
        if (size * 8 > known.length * 3) {
            index = indexed(new int[known.length * 2]);
        }
    }

    private int[] index() {
        int[] known = index;
        if (known == null) {
            known = newIndex();
            index = known;
        }
        return known;
    }

    private int[] newIndex() {
        return indexed(new int[Integer.highestOneBit(Math.max(2 * SMALLEST, 4 * size))]);
    }

    /** Puts the numbers of all pairs into an empty index. */
    private int[] indexed(int[] empty) {
        int mask = empty.length - 1;
        for (int i = 0; i < size; i++) {
            int at = (int) pairs[2 * i] & mask;
            while (empty[at] != 0) {
                at = (at + 1) & mask;
            }
            empty[at] = i + 1;
        }
        return empty;
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
        int n = 0;
        for (int i = 0; i < size; i++) {
            long count = pairs[2 * i + 1] - less;
            pairs[2 * n] = pairs[2 * i];
            pairs[2 * n + 1] = count;
            if (named) {
                names[n] = names[i];
            }
            n += count > 0 ? 1 : 0;
        }
        Arrays.fill(names, n, size, null);
        size = n;
        int[] known = index();
        Arrays.fill(known, 0);
        index = indexed(known);
    }

    /** The count at this place when they are sorted; most are small. */
    private long nth(int place) {
        int[] small = new int[2 * SMALL]; // two, so that one count need not wait for the other
        for (int i = 0; i < size; i++) {
            small[(int) Math.min(pairs[2 * i + 1], SMALL - 1) * 2 + (i & 1)]++;
        }
        int seen = 0;
        for (int count = 1; count < SMALL - 1; count++) {
            seen += small[count * 2] + small[count * 2 + 1];
            if (seen > place) {
                return count;
            }
        }
        long[] counts = new long[size];
        Arrays.setAll(counts, i -> pairs[2 * i + 1]);
        Arrays.sort(counts);
        return counts[place];
    }

    /** Adds all the other one saw. */
    public void merge(HeavyHitters other) {
        error += other.error;
        for (int i = 0; i < other.size; i++) {
            put(other.pairs[2 * i], other.names[i], other.pairs[2 * i + 1]);
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
        int[] takenBack = back == null ? NONE : back.newIndex(); // not kept: any thread may read, and nothing changes
        for (int i = 0; i < size; i++) {
            Entry entry = entry(i, takenBack);
            if (entry.upTo() > 0) {
                entries.add(entry);
            }
        }
        entries.sort(ORDER);
        return entries;
    }

    private Entry entry(int number, int[] takenBack) {
        long low = pairs[2 * number + 1];
        long high = low + error;
        if (back != null) {
            long less = back.count(pairs[2 * number], takenBack);
            low = Math.max(0, low - less - back.error);
            high = high - less;
        }
        return new Entry(name(number), low, Math.max(low, high));
    }

    private long count(long item, int[] known) {
        int mask = known.length - 1;
        for (int at = (int) item & mask; known[at] != 0; at = (at + 1) & mask) {
            int number = known[at] - 1;
            if (pairs[2 * number] == item) {
                return pairs[2 * number + 1];
            }
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
        for (int i = 0; i < size; i++) {
            if (names[i] == null) {
                String name = known.apply(pairs[2 * i]);
                names[i] = name == null ? name(i) : name;
                named = true;
            }
        }
        if (back != null) {
            back.name(known);
        }
    }

    private String name(int number) {
        String name = names[number];
        return name == null ? "%016x".formatted(pairs[2 * number]) : name;
    }

    /** Puts another string that is equal in the place of each key, so that panes share them. */
    public void rename(UnaryOperator<String> same) {
        for (int i = 0; i < size; i++) {
            names[i] = same.apply(name(i));
            named = true;
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
        if (index != null) {
            Arrays.fill(index, 0);
        }
        Arrays.fill(names, 0, size, null);
        named = false;
        size = 0;
        error = 0;
        back = null;
    }

    /** One that goes its own way from here. */
    public HeavyHitters copy() {
        HeavyHitters copy = new HeavyHitters(capacity);
        copy.pairs = Arrays.copyOf(pairs, 2 * size);
        copy.names = Arrays.copyOf(names, size);
        copy.size = size;
        copy.named = named;
        copy.error = error;
        copy.back = back == null ? null : back.copy();
        return copy;
    }

    /** The same in as little memory as it needs; when it is not exact, a quarter of the keys. */
    public HeavyHitters packed() {
        HeavyHitters packed = copy();
        if (error > 0 && size > capacity / QUARTER) {
            packed.trim(capacity / QUARTER);
            packed = packed.copy();
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
        for (int i = 0; i < size; i++) {
            sorted.add(new Entry(name(i), pairs[2 * i + 1], 0));
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
