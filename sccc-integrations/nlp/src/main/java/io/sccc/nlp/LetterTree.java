package io.sccc.nlp;

/**
 * Words as a tree of letters, walked one letter a step, without cutting strings out of a text. A node is a number. Edges
 * lie in one open-addressed table (Knuth, The Art of Computer Programming 3, 6.4, linear probing). Filled by one thread,
 * then only read.
 */
final class LetterTree {

    /** Where every walk begins. */
    static final int ROOT = 0;
    /** Where a walk ends that no word continues. */
    static final int NOWHERE = -1;

    private static final int TARGET_BITS = 24;
    private static final int TARGET = (1 << TARGET_BITS) - 1;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** In each slot an edge, and in its low bits the node it leads to; 0 is free, as no edge leads to the root. */
    private long[] slots = new long[1 << 12];

    private int nodes = 1;

    /** How many nodes there are; each is a number below. */
    int nodes() {
        return nodes;
    }

    /** The node after {@code c}, or {@link #NOWHERE}. */
    int next(int node, char c) {
        long edge = edge(node, c);
        for (int slot = slot(edge); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            if (slots[slot] >>> TARGET_BITS == edge) {
                return (int) slots[slot] & TARGET;
            }
        }
        return NOWHERE;
    }

    /** The node after {@code c}, made if it is not there. */
    int grow(int node, char c) {
        int next = next(node, c);
        if (next != NOWHERE) {
            return next;
        }
        if (nodes * 2 > slots.length) {
            widen();
        }
        store((edge(node, c) << TARGET_BITS) | nodes);
        return nodes++;
    }

    private void widen() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long stored : old) {
            if (stored != 0) {
                store(stored);
            }
        }
    }

    private void store(long stored) {
        int slot = slot(stored >>> TARGET_BITS);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = stored;
    }

    private static long edge(int node, char c) {
        return ((long) node << 16) | c;
    }

    private int slot(long edge) {
        return (int) ((edge * SPREAD) >>> 33) & (slots.length - 1);
    }
}
