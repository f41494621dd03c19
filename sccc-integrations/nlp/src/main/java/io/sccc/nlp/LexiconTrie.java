package io.sccc.nlp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A word list as a {@link LetterTree}: words, stems and phrases are found in one walk. Immutable. */
final class LexiconTrie {

    private final LetterTree tree = new LetterTree();
    private final @Nullable LexiconEntry[] words;
    private final @Nullable LexiconEntry[] stems;

    LexiconTrie(List<LexiconEntry> entries) {
        int[] ends = entries.stream().mapToInt(entry -> grow(entry.form())).toArray();
        words = new @Nullable LexiconEntry[tree.nodes()];
        stems = new @Nullable LexiconEntry[tree.nodes()];
        for (int i = 0; i < ends.length; i++) {
            (entries.get(i).stem() ? stems : words)[ends[i]] = entries.get(i);
        }
    }

    /** The node after {@code c}, or {@link LetterTree#NOWHERE}. */
    int next(int node, char c) {
        return tree.next(node, c);
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

    private int grow(String form) {
        int node = LetterTree.ROOT;
        for (int i = 0; i < form.length(); i++) {
            node = tree.grow(node, form.charAt(i));
        }
        return node;
    }
}
