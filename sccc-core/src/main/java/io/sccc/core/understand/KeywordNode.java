package io.sccc.core.understand;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One word of many phrases at once: which sets end here and which words go on. Phrases that begin alike share their nodes. */
final class KeywordNode {
    private static final int FILTER_BITS = 1 << 12;

    private final BitSet ends = new BitSet(0);
    private final Map<String, KeywordNode> whole = new HashMap<>(2);
    private final Map<String, KeywordNode> beginnings = new HashMap<>(2);
    private @Nullable BitSet filter;

    /** Adds the words of {@code phrase} from {@code word} on, as a phrase of {@code set}. */
    void add(KeywordPhrase phrase, int word, int set) {
        if (word == phrase.length()) {
            ends.set(set);
            return;
        }
        Map<String, KeywordNode> next = phrase.isOpen(word) ? beginnings : whole;
        if (phrase.isOpen(word)) {
            filter = filter == null ? new BitSet(FILTER_BITS) : filter;
            filter.set(slot(phrase.word(word).hashCode()));
        }
        next.computeIfAbsent(phrase.word(word), key -> new KeywordNode()).add(phrase, word + 1, set);
    }

    /** Collects the sets that have a phrase in {@code tokens} from {@code at} on. */
    void collect(List<String> tokens, int at, BitSet found) {
        found.or(ends);
        if (at == tokens.size()) {
            return;
        }
        String token = tokens.get(at);
        KeywordNode next = whole.get(token);
        if (next != null) {
            next.collect(tokens, at + 1, found);
        }
        if (filter != null) {
            collectBeginnings(filter, token, tokens, at, found);
        }
    }

    /** A string's hash grows letter by letter, so that one look at the filter rules out nearly every beginning. */
    private void collectBeginnings(BitSet known, String token, List<String> tokens, int at, BitSet found) {
        int hash = 0;
        for (int i = 0; i < token.length(); i++) {
            hash = 31 * hash + token.charAt(i);
            KeywordNode next = known.get(slot(hash)) ? beginnings.get(token.substring(0, i + 1)) : null;
            if (next != null) {
                next.collect(tokens, at + 1, found);
            }
        }
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (FILTER_BITS - 1);
    }
}
