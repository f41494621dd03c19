package io.sccc.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * All words of all patterns as one {@link LetterTree}: walking a word of a text down the tree tells at once which elements
 * of patterns it satisfies, whole words and beginnings ({@code cancel*}) alike.
 */
final class CueTrie {

    private static final int[] NONE = {};
    /** Satisfied by every number, besides what it satisfies itself. */
    static final String NUMBER = "<num>";

    private final LetterTree tree = new LetterTree();
    private final List<int[]> whole = new ArrayList<>(List.of(NONE));
    private final List<int[]> beginning = new ArrayList<>(List.of(NONE));
    private CueToken[] words = {CueToken.UNKNOWN};
    private CueToken[] beginnings = {CueToken.UNKNOWN};
    private final BitSet numbers = new BitSet();
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

    /** Hands beginnings down to all nodes below them; called once, after the last word, with the patterns by first element. */
    void close(CuePattern[][] byFirst) {
        for (int node = 1; node < tree.nodes(); node++) {
            beginning.set(node, join(beginning.get(parents.get(node)), beginning.get(node)));
        }
        for (int node = 1; node < tree.nodes(); node++) {
            whole.set(node, join(beginning.get(node), whole.get(node)));
        }
        int[] number = whole.get(node(NUMBER));
        numbers.stream().forEach(node -> whole.set(node, join(whole.get(node), number)));
        IdentityHashMap<int[], CueToken> known = new IdentityHashMap<>();
        known.put(NONE, CueToken.UNKNOWN);
        words = tokens(whole, known, byFirst);
        beginnings = tokens(beginning, known, byFirst);
    }

    private static CueToken[] tokens(
            List<int[]> lists, IdentityHashMap<int[], CueToken> known, CuePattern[][] byFirst) {
        return lists.stream()
                .map(elements -> known.computeIfAbsent(elements, all -> CueToken.of(all, byFirst)))
                .toArray(CueToken[]::new);
    }

    /** The node a letter leads to; {@link LetterTree#NOWHERE} if no word goes on like this. */
    int step(int node, char c) {
        return tree.next(node, c);
    }

    /** What a word or number is that ends at this node. */
    CueToken word(int node) {
        return words[node];
    }

    /** What a word is that leaves the tree at this node. */
    CueToken beginning(int node) {
        return beginnings[node];
    }

    /** What a whole word is. */
    CueToken token(String word) {
        int node = node(word);
        return node < 0 ? beginning(~node) : word(node);
    }

    /** The node of a whole word; the complement of the last one on its way, if it leaves the tree. */
    private int node(String word) {
        int node = LetterTree.ROOT;
        for (int i = 0; i < word.length(); i++) {
            int next = tree.next(node, word.charAt(i));
            if (next == LetterTree.NOWHERE) {
                return ~node;
            }
            node = next;
        }
        return node;
    }

    private int child(int node, char c) {
        int child = tree.grow(node, c);
        if (child == parents.size()) {
            whole.add(NONE);
            beginning.add(NONE);
            parents.add(node);
            numbers.set(child, c >= '0' && c <= '9' && (node == LetterTree.ROOT || numbers.get(node)));
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
