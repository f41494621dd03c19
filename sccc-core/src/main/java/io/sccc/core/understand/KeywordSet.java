package io.sccc.core.understand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A named list of words and phrases, folded like the texts they are looked for in. A word that ends in a star stands for
 * all words that begin so: {@code "cancel*"}. Immutable.
 */
public final class KeywordSet {
    private final String name;
    private final List<KeywordPhrase> phrases;

    private KeywordSet(String name, List<KeywordPhrase> phrases) {
        this.name = name;
        this.phrases = phrases;
    }

    /**
     * A set of words and phrases.
     *
     * @param name what a match is reported as
     * @param phrases words, or words with blanks between; a star may end any word
     * @throws IllegalArgumentException naming each phrase that holds no word
     */
    public static KeywordSet of(String name, Collection<String> phrases) {
        List<KeywordPhrase> folded = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (String phrase : phrases) {
            KeywordPhrase words = KeywordPhrase.of(phrase);
            if (words.length() == 0) {
                empty.add("\"" + phrase + "\"");
            } else {
                folded.add(words);
            }
        }
        if (!empty.isEmpty()) {
            throw new IllegalArgumentException("keyword set (%s) has phrases without a word: %s. Maybe leave them out"
                    .formatted(name, String.join(", ", empty)));
        }
        return new KeywordSet(name, List.copyOf(folded));
    }

    /** What a match of the set is reported as. */
    public String name() {
        return name;
    }

    /** How many phrases it has. */
    public int size() {
        return phrases.size();
    }

    List<KeywordPhrase> phrases() {
        return phrases;
    }

    /** Name and size. */
    @Override
    public String toString() {
        return "KeywordSet[%s, %d phrases]".formatted(name, size());
    }
}
