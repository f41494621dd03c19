package io.sccc.metrics.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts by small number, zero unless counted: a table while few differ from zero, a plain array when that is smaller,
 * and, once {@link #packed()}, a narrow array that only reads. Linear: adding and subtracting are exact. Not thread-safe.
 *
 * <p>The plain array has 32 bits a count, so that what is written all the time stays in the nearest cache; what does not
 * fit is in the table beside it, and a count is the sum of both.
 */
public final class Counters {

    private static final int MAGIC = 0x53434E54;
    private static final int SPARSE_AT_MOST = 1 << 26;

    /** Plain when not null. */
    private int @Nullable [] dense;

    /** Key plus one; zero is free. */
    private int[] keys = NO_KEYS;

    private long[] values = NO_VALUES;
    private int used;
    private @Nullable Narrow narrow;

    private static final int[] NO_KEYS = {};
    private static final long[] NO_VALUES = {};

    /** Takes a key and its count. */
    @FunctionalInterface
    public interface Each {
        /** One count that is not zero. */
        void take(int key, long count);
    }

    /** All zero. */
    public Counters() {}

    /** All zero, and plain for keys below this from the beginning. */
    public Counters(int plainTo) {
        dense = new int[plainTo];
    }

    /** Adds to one; keys are 0 and up. */
    public void add(int key, long by) {
        int[] plain = dense;
        if (plain != null && key < plain.length) {
            long sum = plain[key] + by;
            if ((int) sum == sum) {
                plain[key] = (int) sum;
                return;
            }
        }
        addElsewhere(key, by);
    }

    /** Adds to the first {@code n} of these. */
    public void add(int[] some, int n, long by) {
        for (int i = 0; i < n; i++) {
            add(some[i], by);
        }
    }

    private void addElsewhere(int key, long by) {
        if (narrow != null) {
            unpack();
            add(key, by);
        } else if (dense != null && key >= dense.length) {
            dense = Arrays.copyOf(dense, Math.max(key + 1, dense.length + (dense.length >> 3)));
            add(key, by);
        } else {
            addSparse(key, by);
        }
    }

    private void addSparse(int key, long by) {
        if (keys.length == 0) {
            keys = new int[8];
            values = new long[8];
        }
        int at = place(key);
        if (keys[at] != 0) {
            values[at] += by;
            return;
        }
        keys[at] = key + 1;
        values[at] = by;
        used++;
        if (used * 2 > keys.length) {
            grow();
        }
    }

    /** Where a key is in the table, or would be. */
    private int place(int key) {
        int mask = keys.length - 1;
        int at = ((key * 0x9E3779B9) >>> 7) & mask;
        while (keys[at] != 0 && keys[at] != key + 1) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** A table takes 24 bytes a count and more, an array four a key. */
    private void grow() {
        int most = highest();
        if (dense == null && (most <= keys.length * 8 || keys.length >= SPARSE_AT_MOST)) {
            plain(most + most / 8);
            return;
        }
        int[] oldKeys = keys;
        long[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        used = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                addSparse(oldKeys[i] - 1, oldValues[i]);
            }
        }
    }

    /** The highest key of the table, plus one. */
    private int highest() {
        int most = 0;
        for (int key : keys) {
            most = Math.max(most, key);
        }
        return most;
    }

    private void unpack() {
        Narrow packed = narrow;
        if (packed != null) {
            narrow = null;
            if (packed.sparse()) {
                packed.forEach(this::add);
            } else {
                addNarrow(packed, 1);
            }
        }
    }

    /** One of them. */
    public long get(int key) {
        if (narrow != null) {
            return narrow.get(key);
        }
        long plain = dense == null || key >= dense.length ? 0 : dense[key];
        return keys.length == 0 ? plain : plain + values[place(key)];
    }

    /** Adds all of the other. */
    public void merge(Counters other) {
        merge(other, 1);
    }

    /** Takes away all of the other. */
    public void subtract(Counters other) {
        merge(other, -1);
    }

    private void merge(Counters other, long times) {
        if (narrow != null) {
            unpack();
        }
        if (other.dense != null) {
            addPlain(other.dense, times);
            other.forEachSparse((key, count) -> add(key, times * count));
        } else if (other.narrow != null && !other.narrow.sparse()) {
            addNarrow(other.narrow, times);
        } else {
            other.forEachUnordered((key, count) -> add(key, times * count));
        }
    }

    private void addPlain(int[] from, long times) {
        int[] to = plain(from.length);
        for (int i = 0; i < from.length; i++) {
            long sum = to[i] + times * from[i];
            if ((int) sum == sum) {
                to[i] = (int) sum;
            } else {
                addSparse(i, times * from[i]);
            }
        }
    }

    private void addNarrow(Narrow from, long times) {
        from.addTo(plain(from.length()), times, this::add);
    }

    /** Of at least this length from now on. */
    private int[] plain(int length) {
        int[] plain = dense;
        if (plain == null) {
            int[] oldKeys = keys;
            long[] oldValues = values;
            plain = new int[Math.max(length, highest())];
            dense = plain;
            keys = NO_KEYS;
            values = NO_VALUES;
            used = 0;
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    add(oldKeys[i] - 1, oldValues[i]);
                }
            }
        } else if (plain.length < length) {
            plain = Arrays.copyOf(plain, length);
            dense = plain;
        }
        return plain;
    }

    /** All that are not zero, lowest key first. */
    public void forEach(Each each) {
        if (dense == null && narrow == null) {
            int[] sorted = keys.clone();
            Arrays.sort(sorted);
            for (int key : sorted) {
                if (key != 0 && get(key - 1) != 0) {
                    each.take(key - 1, get(key - 1));
                }
            }
        } else {
            forEachUnordered(each);
        }
    }

    private void forEachUnordered(Each each) {
        if (narrow != null) {
            narrow.forEach(each);
        } else if (dense != null) {
            for (int i = 0; i < dense.length; i++) {
                long count = used == 0 ? dense[i] : get(i);
                if (count != 0) {
                    each.take(i, count);
                }
            }
        } else {
            forEachSparse(each);
        }
    }

    private void forEachSparse(Each each) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0 && values[i] != 0) {
                each.take(keys[i] - 1, values[i]);
            }
        }
    }

    /** How many are not zero. */
    public int size() {
        int[] size = new int[1];
        forEachUnordered((key, count) -> size[0]++);
        return size[0];
    }

    /** The sum of all. */
    public long total() {
        long[] total = new long[1];
        forEachUnordered((key, count) -> total[0] += count);
        return total[0];
    }

    /** All zero again; the memory is kept. */
    public void clear() {
        narrow = null;
        if (dense != null) {
            Arrays.fill(dense, 0);
        }
        if (used > 0) {
            Arrays.fill(keys, 0);
            Arrays.fill(values, 0);
            used = 0;
        }
    }

    /** The same counts in as little memory as they need; made to be read, it unpacks itself when counted on. */
    public Counters packed() {
        Counters packed = new Counters();
        if (narrow != null) {
            packed.narrow = narrow;
        } else if (dense != null && used == 0) {
            packed.narrow = Narrow.of(dense);
        } else {
            packed.narrow = Narrow.of(this);
        }
        return packed;
    }

    /** One that goes its own way from here. */
    public Counters copy() {
        Counters copy = new Counters();
        copy.dense = dense == null ? null : dense.clone();
        copy.keys = keys.length == 0 ? keys : keys.clone();
        copy.values = values.length == 0 ? values : values.clone();
        copy.used = used;
        copy.narrow = narrow;
        return copy;
    }

    /** Canonical: the same counts have the same bytes. */
    public byte[] toBytes() {
        return Packed.seal(MAGIC, 1, this::writeTo);
    }

    /**
     * What {@link #toBytes()} gave.
     *
     * @throws IllegalArgumentException when the bytes are no counts, or damaged
     */
    public static Counters fromBytes(byte[] bytes) {
        return Packed.open("set of counts", MAGIC, 1, bytes, Counters::readFrom);
    }

    /** Writes the counts as part of something larger. */
    public void writeTo(DataOutput out) throws IOException {
        int size = size();
        int[] at = new int[1];
        int[] sorted = new int[size];
        long[] counts = new long[size];
        forEach((key, count) -> {
            sorted[at[0]] = key;
            counts[at[0]++] = count;
        });
        Packed.write(out, size);
        int before = 0;
        for (int i = 0; i < size; i++) {
            Packed.write(out, sorted[i] - before);
            Packed.writeSigned(out, counts[i]);
            before = sorted[i];
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Counters readFrom(DataInput in) throws IOException {
        Counters counters = new Counters();
        int size = Packed.readInt(in);
        long key = 0;
        for (int i = 0; i < size; i++) {
            key += Packed.readInt(in);
            if (key > 1 << 28) {
                throw new IOException("a key (%d) is out of range".formatted(key));
            }
            counters.add((int) key, Packed.readSigned(in));
        }
        return counters;
    }
}
