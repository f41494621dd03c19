package io.sccc.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All words of all patterns as one {@link LetterTree}: walking a word of a text down the tree tells at once which elements
 * of patterns it satisfies, whole words and beginnings ({@code cancel*}) alike.
 */
final class CueTrie {

    private static final int[] NONE = {};

    private final LetterTree tree = new LetterTree();
    private final List<int[]> whole = new ArrayList<>(List.of(NONE));
    private final List<int[]> beginning = new ArrayList<>(List.of(NONE));
    private final List<Integer> parents = new ArrayList<>(List.of(LetterTree.NOWHERE));

    /** A word, or a beginning if it ends in {@code *}, satisfies an element. */
    void add(String word, int element) {
        boolean prefix = word.length() > 1 && word.endsWith("*");
        int end = prefix ? word.length() - 1 : word.length();
        int node = LetterTree.ROOT;
        for (int i = 0; i < end; i++) {
            node = child(node, word.charAt(i));
        }
        List<int[]> list = prefix ? beginning : whole;
        list.set(node, join(list.get(node), new int[] {element}));
    }

    /** Hands beginnings down to all nodes below them; called once, after the last word. */
    void close() {
        for (int node = 1; node < tree.nodes(); node++) {
            beginning.set(node, join(beginning.get(parents.get(node)), beginning.get(node)));
        }
        for (int node = 1; node < tree.nodes(); node++) {
            whole.set(node, join(beginning.get(node), whole.get(node)));
        }
    }

    /** The node a letter leads to; {@link LetterTree#NOWHERE} if no word goes on like this. */
    int step(int node, char c) {
        return tree.next(node, c);
    }

    /** The elements satisfied by a word that ends at this node, in ascending order. */
    int[] elementsOfWord(int node) {
        return whole.get(node);
    }

    /** The elements satisfied by a word that leaves the tree at this node, in ascending order. */
    int[] elementsOfBeginning(int node) {
        return beginning.get(node);
    }

    /** The elements a whole word satisfies, in ascending order. */
    int[] elements(String word) {
        int node = LetterTree.ROOT;
        for (int i = 0; i < word.length(); i++) {
            int next = tree.next(node, word.charAt(i));
            if (next == LetterTree.NOWHERE) {
                return elementsOfBeginning(node);
            }
            node = next;
        }
        return elementsOfWord(node);
    }

    private int child(int node, char c) {
        int child = tree.grow(node, c);
        if (child == parents.size()) {
            whole.add(NONE);
            beginning.add(NONE);
            parents.add(node);
        }
        return child;
    }

    /** All elements of both, in ascending order. */
    static int[] join(int[] some, int[] more) {
        if (more.length == 0) {
            return some;
        }
        int[] joined = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, joined, some.length, more.length);
        Arrays.sort(joined);
        return joined;
    }
}
