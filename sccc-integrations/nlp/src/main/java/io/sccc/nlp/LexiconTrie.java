package io.sccc.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A word list as a tree of characters, walked one character a step: words, stems and phrases are found in one walk without
 * cutting strings out of the text. Edges lie in one open-addressed table (Knuth, The Art of Computer Programming 3, 6.4,
 * linear probing). Immutable.
 */
final class LexiconTrie {
    /** Where every walk begins. */
    static final int ROOT = 0;
    /** No form goes on like this. */
    static final int NOWHERE = -1;

    private static final long FREE = -1;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] edges;
    private final int[] targets;
    private final int shift;
    private final @Nullable LexiconEntry[] words;
    private final @Nullable LexiconEntry[] stems;

    LexiconTrie(List<LexiconEntry> entries) {
        Map<Long, Integer> grown = new HashMap<>();
        List<Integer> ends = new ArrayList<>();
        for (LexiconEntry entry : entries) {
            ends.add(grow(grown, entry.form()));
        }
        words = new @Nullable LexiconEntry[grown.size() + 1];
        stems = new @Nullable LexiconEntry[grown.size() + 1];
        for (int i = 0; i < entries.size(); i++) {
            (entries.get(i).stem() ? stems : words)[ends.get(i)] = entries.get(i);
        }
        int bits = 34 - Integer.numberOfLeadingZeros(grown.size() + 1);
        shift = 64 - bits;
        edges = new long[1 << bits];
        targets = new int[1 << bits];
        Arrays.fill(edges, FREE);
        grown.forEach(this::store);
    }

    /** The node after {@code c}, or {@link #NOWHERE}. */
    int next(int node, char c) {
        long edge = edge(node, c);
        for (int slot = slot(edge); ; slot = (slot + 1) & (edges.length - 1)) {
            if (edges[slot] == edge) {
                return targets[slot];
            }
            if (edges[slot] == FREE) {
                return NOWHERE;
            }
        }
    }

    /** The entry whose form ends here, stems apart. */
    @Nullable
    LexiconEntry word(int node) {
        return words[node];
    }

    /** The stem that ends here. */
    @Nullable
    LexiconEntry stem(int node) {
        return stems[node];
    }

    private static int grow(Map<Long, Integer> grown, String form) {
        int node = ROOT;
        for (int i = 0; i < form.length(); i++) {
            long edge = edge(node, form.charAt(i));
            Integer next = grown.get(edge);
            if (next == null) {
                next = grown.size() + 1;
                grown.put(edge, next);
            }
            node = next;
        }
        return node;
    }

    private void store(long edge, int target) {
        int slot = slot(edge);
        while (edges[slot] != FREE) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = edge;
        targets[slot] = target;
    }

    private static long edge(int node, char c) {
        return ((long) node << 16) | c;
    }

    private int slot(long edge) {
        return (int) ((edge * SPREAD) >>> shift);
    }
}
