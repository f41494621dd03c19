package io.sccc.metrics;

import org.jspecify.annotations.Nullable;

/** A writer's own copy of the dictionary, as far as it came across: quick, for it shares nothing. Not thread-safe. */
final class Recent {

    private static final int DIMENSION_BITS = 6;
    private static final int ID_BITS = Integer.SIZE - DIMENSION_BITS;
    private static final int ID_MASK = (1 << ID_BITS) - 1;
    private static final int SMALLEST = 64;

    private @Nullable String[] values = new String[SMALLEST];

    /** Dimension and number. */
    private int[] ids = new int[SMALLEST];

    private int shift = Integer.numberOfLeadingZeros(SMALLEST - 1);
    private int size;

    /** The number of a value; -1 when it never came here. */
    @SuppressWarnings("ReferenceEquality") // only to be quick
    int id(int dimension, String value) {
        int at = place(dimension, value);
        int id = ids[at];
        return values[at] == value && id >>> ID_BITS == dimension ? id & ID_MASK : further(dimension, value, at);
    }

    private int further(int dimension, String value, int from) {
        int mask = values.length - 1;
        int at = from;
        for (String there = values[at]; there != null; there = values[at]) {
            if (ids[at] >>> ID_BITS == dimension && there.equals(value)) {
                return ids[at] & ID_MASK;
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    private int place(int dimension, String value) {
        return ((value.hashCode() + dimension * 0x7F4A7C15) * 0x9E3779B9) >>> shift;
    }

    /** Remembers a number. */
    void put(int dimension, String value, int id) {
        if (dimension >= 1 << DIMENSION_BITS || id > ID_MASK) {
            return;
        }
        if (size * 4 >= values.length) {
            @Nullable String[] before = values;
            int[] idsBefore = ids;
            values = new String[before.length * 2];
            ids = new int[before.length * 2];
            shift--;
            size = 0;
            for (int i = 0; i < before.length; i++) {
                String each = before[i];
                if (each != null) {
                    put(idsBefore[i] >>> ID_BITS, each, idsBefore[i] & ID_MASK);
                }
            }
        }
        int at = place(dimension, value);
        while (values[at] != null) {
            at = (at + 1) & (values.length - 1);
        }
        values[at] = value;
        ids[at] = dimension << ID_BITS | id;
        size++;
    }
}
