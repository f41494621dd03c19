package io.sccc.core.understand;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The folded words of one phrase; a word may stand for all that begin with it. */
final class KeywordPhrase {
    private final List<String> words = new ArrayList<>();
    private final BitSet open = new BitSet();

    private KeywordPhrase() {}

    static KeywordPhrase of(String text) {
        KeywordPhrase phrase = new KeywordPhrase();
        for (String piece : text.strip().split("\\s+")) {
            phrase.words.addAll(TextFeatures.of(piece).tokens());
            if (piece.endsWith("*") && phrase.length() > 0) {
                phrase.open.set(phrase.length() - 1);
            }
        }
        return phrase;
    }

    int length() {
        return words.size();
    }

    String word(int i) {
        return words.get(i);
    }

    /** Whether the word stands for all that begin with it. */
    boolean isOpen(int i) {
        return open.get(i);
    }
}
