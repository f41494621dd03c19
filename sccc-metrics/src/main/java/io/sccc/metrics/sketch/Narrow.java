package io.sccc.metrics.sketch;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts that no longer change, in the narrowest numbers that hold them; with their keys when most are zero. Where all but a
 * few are bytes, these few are apart.
 */
final class Narrow {

    /** With their keys where fewer than one in three is not zero. */
    private static final int SPARSE = 3;

    /** Bytes with some apart where fewer than one in twelve is no byte. */
    private static final int FEW = 12;

    private static final int[] NONE = {};

    private final int @Nullable [] keys;
    private final int length;
    private final byte @Nullable [] bytes;
    private final short @Nullable [] shorts;
    private final int @Nullable [] ints;
    private final long @Nullable [] longs;

    /** Those that are no bytes. */
    private final @Nullable Narrow apart;

    private Narrow(int[] keys, long[] values, long spread) {
        this.keys = keys;
        length = keys.length;
        bytes = spread <= Byte.MAX_VALUE ? new byte[length] : null;
        shorts = bytes == null && spread <= Short.MAX_VALUE ? new short[length] : null;
        ints = bytes == null && shorts == null && spread <= Integer.MAX_VALUE ? new int[length] : null;
        longs = bytes == null && shorts == null && ints == null ? values : null;
        apart = null;
        fill(i -> values[i]);
    }

    private Narrow(int[] plain, int length, int spread) {
        keys = null;
        this.length = length;
        bytes = null;
        shorts = spread <= Short.MAX_VALUE ? new short[length] : null;
        ints = shorts == null ? new int[length] : null;
        longs = null;
        apart = null;
        fill(i -> plain[i]);
    }

    private Narrow(byte[] small, @Nullable Narrow apart) {
        keys = null;
        length = small.length;
        bytes = small;
        shorts = null;
        ints = null;
        longs = null;
        this.apart = apart;
    }

    private void fill(IntToLongFunction values) {
        if (bytes != null) {
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) values.applyAsLong(i);
            }
        } else if (shorts != null) {
            for (int i = 0; i < length; i++) {
                shorts[i] = (short) values.applyAsLong(i);
            }
        } else if (ints != null) {
            for (int i = 0; i < length; i++) {
                ints[i] = (int) values.applyAsLong(i);
            }
        }
    }

    /** Of a plain array. */
    static Narrow of(int[] plain) {
        int end = plain.length;
        while (end > 0 && plain[end - 1] == 0) {
            end--;
        }
        byte[] small = new byte[end];
        int used = 0;
        int wide = 0;
        for (int i = 0; i < end; i++) {
            int each = plain[i];
            if (each == (byte) each) {
                small[i] = (byte) each;
                used += each == 0 ? 0 : 1;
            } else {
                wide++;
            }
        }
        used += wide;
        if (used * SPARSE < end) {
            return keyed(plain, used, each -> each != 0);
        } else if (wide * FEW < end) {
            return new Narrow(small, wide == 0 ? null : keyed(plain, wide, each -> each != (byte) each));
        }
        int spread = 0;
        for (int each : plain) {
            spread |= each ^ (each >> 31);
        }
        return new Narrow(plain, end, spread);
    }

    /** So many of an array, with their keys. */
    private static Narrow keyed(int[] plain, int count, IntPredicate which) {
        int[] keys = new int[count];
        long[] values = new long[count];
        int spread = 0;
        int at = 0;
        for (int i = 0; at < count; i++) {
            if (which.test(plain[i])) {
                keys[at] = i;
                values[at++] = plain[i];
                spread |= plain[i] ^ (plain[i] >> 31);
            }
        }
        return new Narrow(keys, values, spread);
    }

    /** Of a table. */
    static Narrow of(Counters table) {
        int used = table.size();
        int[] keys = new int[used];
        long[] values = new long[used];
        int[] at = new int[1];
        long[] spread = new long[1];
        table.forEach((key, count) -> {
            keys[at[0]] = key;
            values[at[0]++] = count;
            spread[0] |= count ^ (count >> 63);
        });
        return new Narrow(keys, values, spread[0]);
    }

    boolean sparse() {
        return keys != null;
    }

    int length() {
        return length;
    }

    long get(int key) {
        if (keys != null) {
            int at = Arrays.binarySearch(keys, key);
            return at < 0 ? 0 : value(at);
        }
        long count = key < length ? value(key) : 0;
        return apart == null ? count : count + apart.get(key);
    }

    private long value(int at) {
        if (bytes != null) {
            return bytes[at];
        }
        if (shorts != null) {
            return shorts[at];
        }
        if (ints != null) {
            return ints[at];
        }
        return longs == null ? 0 : longs[at];
    }

    /** All that are not zero, lowest key first. */
    void forEach(Counters.Each each) {
        int[] others = apart == null || apart.keys == null ? NONE : apart.keys;
        int next = 0;
        for (int i = 0; i < length; i++) {
            long value = value(i);
            if (apart != null && next < others.length && others[next] == i) {
                value = apart.value(next++);
            }
            if (value != 0) {
                each.take(keys == null ? i : keys[i], value);
            }
        }
    }

    /** Adds to a plain array that is long enough, and what does not fit there elsewhere; not for sparse ones. */
    void addTo(int[] plain, long times, Counters.Each elsewhere) {
        if (bytes != null) {
            for (int i = 0; i < length; i++) {
                long sum = plain[i] + times * bytes[i];
                if ((int) sum == sum) {
                    plain[i] = (int) sum;
                } else {
                    elsewhere.take(i, times * bytes[i]);
                }
            }
            if (apart != null) {
                apart.forEach((key, count) -> elsewhere.take(key, times * count));
            }
        } else {
            for (int i = 0; i < length; i++) {
                long sum = plain[i] + times * value(i);
                if ((int) sum == sum) {
                    plain[i] = (int) sum;
                } else {
                    elsewhere.take(i, times * value(i));
                }
            }
        }
    }
}
