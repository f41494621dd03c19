package io.sccc.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All words of all patterns as one tree of letters: walking a word of a text down the tree tells at once which elements of
 * patterns it satisfies, whole words and beginnings ({@code cancel*}) alike, without making a string.
 */
final class CueTrie {

    /** Where a walk begins. */
    static final int ROOT = 0;
    /** Where a walk ends that no word continues. */
    static final int NOWHERE = -1;

    private static final int[] NONE = {};

    private long[] edges = new long[1 << 12];
    private int[] targets = new int[1 << 12];
    private int nodes = 1;
    private final List<int[]> whole = new ArrayList<>(List.of(NONE));
    private final List<int[]> beginning = new ArrayList<>(List.of(NONE));
    private final List<Integer> parents = new ArrayList<>(List.of(NOWHERE));

    /** A word, or a beginning if it ends in {@code *}, satisfies an element. */
    void add(String word, int element) {
        boolean prefix = word.length() > 1 && word.endsWith("*");
        int end = prefix ? word.length() - 1 : word.length();
        int node = ROOT;
        for (int i = 0; i < end; i++) {
            node = child(node, word.charAt(i));
        }
        List<int[]> list = prefix ? beginning : whole;
        list.set(node, join(list.get(node), new int[] {element}));
    }

    /** Hands beginnings down to all nodes below them; called once, after the last word. */
    void close() {
        for (int node = 1; node < nodes; node++) {
            beginning.set(node, join(beginning.get(parents.get(node)), beginning.get(node)));
        }
        for (int node = 1; node < nodes; node++) {
            whole.set(node, join(beginning.get(node), whole.get(node)));
        }
    }

    /** The node a letter leads to; {@link #NOWHERE} if no word goes on like this. */
    int step(int node, char c) {
        long edge = ((long) node << 16) | c;
        int slot = slot(edge);
        return edges[slot] == edge ? targets[slot] : NOWHERE;
    }

    /** The elements satisfied by a word that ends at this node. */
    int[] elementsOfWord(int node) {
        return whole.get(node);
    }

    /** The elements satisfied by a word that leaves the tree at this node. */
    int[] elementsOfBeginning(int node) {
        return beginning.get(node);
    }

    /** The elements a whole word satisfies. */
    int[] elements(String word) {
        int node = ROOT;
        for (int i = 0; i < word.length(); i++) {
            int next = step(node, word.charAt(i));
            if (next == NOWHERE) {
                return elementsOfBeginning(node);
            }
            node = next;
        }
        return elementsOfWord(node);
    }

    private int child(int node, char c) {
        long edge = ((long) node << 16) | c;
        int slot = slot(edge);
        if (edges[slot] == edge) {
            return targets[slot];
        }
        whole.add(NONE);
        beginning.add(NONE);
        parents.add(node);
        edges[slot] = edge;
        targets[slot] = nodes++;
        if (nodes * 2 > edges.length) {
            grow();
        }
        return nodes - 1;
    }

    private void grow() {
        long[] oldEdges = edges;
        int[] oldTargets = targets;
        edges = new long[oldEdges.length * 2];
        targets = new int[edges.length];
        for (int i = 0; i < oldEdges.length; i++) {
            if (oldEdges[i] != 0) {
                int slot = slot(oldEdges[i]);
                edges[slot] = oldEdges[i];
                targets[slot] = oldTargets[i];
            }
        }
    }

    private int slot(long edge) {
        int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 33) & (edges.length - 1);
        while (edges[slot] != 0 && edges[slot] != edge) {
            slot = (slot + 1) & (edges.length - 1);
        }
        return slot;
    }

    private static int[] join(int[] some, int[] more) {
        int[] joined = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, joined, some.length, more.length);
        return joined;
    }
}
