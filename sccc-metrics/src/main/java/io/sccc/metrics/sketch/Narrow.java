package io.sccc.metrics.sketch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts that no longer change, in the narrowest numbers that hold them; with their keys when most are zero. */
final class Narrow {

    private static final int SPARSE = 3;

    private final int @Nullable [] keys;
    private final int length;
    private final byte @Nullable [] bytes;
    private final short @Nullable [] shorts;
    private final int @Nullable [] ints;
    private final long @Nullable [] longs;

    private Narrow(int @Nullable [] keys, long[] values, int length, long spread) {
        this.keys = keys;
        this.length = length;
        bytes = spread <= Byte.MAX_VALUE ? new byte[length] : null;
        shorts = bytes == null && spread <= Short.MAX_VALUE ? new short[length] : null;
        ints = bytes == null && shorts == null && spread <= Integer.MAX_VALUE ? new int[length] : null;
        longs = bytes == null && shorts == null && ints == null ? Arrays.copyOf(values, length) : null;
        fill(values);
    }

    private Narrow(byte[] small) {
        keys = null;
        length = small.length;
        bytes = small;
        shorts = null;
        ints = null;
        longs = null;
    }

    private void fill(long[] values) {
        if (bytes != null) {
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) values[i];
            }
        } else if (shorts != null) {
            for (int i = 0; i < length; i++) {
                shorts[i] = (short) values[i];
            }
        } else if (ints != null) {
            for (int i = 0; i < length; i++) {
                ints[i] = (int) values[i];
            }
        }
    }

    /** Of a plain array. */
    static Narrow of(long[] plain) {
        int end = plain.length;
        while (end > 0 && plain[end - 1] == 0) {
            end--;
        }
        byte[] small = new byte[end];
        long spread = 0;
        int used = 0;
        for (int i = 0; i < end; i++) {
            long each = plain[i];
            small[i] = (byte) each;
            spread |= each;
            used += each == 0 ? 0 : 1;
        }
        if (spread >= 0 && spread <= Byte.MAX_VALUE && used * SPARSE >= end) {
            return new Narrow(small);
        }
        if (spread < 0) {
            spread = 0;
            for (long each : plain) {
                spread |= each ^ (each >> 63);
            }
        }
        if (used * SPARSE >= end) {
            return new Narrow(null, plain, end, spread);
        }
        int[] keys = new int[used];
        long[] values = new long[used];
        int at = 0;
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] != 0) {
                keys[at] = i;
                values[at++] = plain[i];
            }
        }
        return new Narrow(keys, values, keys.length, spread);
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
        return new Narrow(keys, values, used, spread[0]);
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
        return key < length ? value(key) : 0;
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

    void forEach(Counters.Each each) {
        for (int i = 0; i < length; i++) {
            long value = value(i);
            if (value != 0) {
                each.take(keys == null ? i : keys[i], value);
            }
        }
    }

    /** Adds to a plain array that is long enough; not for sparse ones. */
    void addTo(long[] plain, long times) {
        if (bytes != null) {
            for (int i = 0; i < length; i++) {
                plain[i] += times * bytes[i];
            }
        } else if (shorts != null) {
            for (int i = 0; i < length; i++) {
                plain[i] += times * shorts[i];
            }
        } else if (ints != null) {
            for (int i = 0; i < length; i++) {
                plain[i] += times * ints[i];
            }
        } else if (longs != null) {
            for (int i = 0; i < length; i++) {
                plain[i] += times * longs[i];
            }
        }
    }
}
