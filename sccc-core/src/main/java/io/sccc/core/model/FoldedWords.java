package io.sccc.core.model;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;

/** A few words in lower case, sorted, each once. Immutable; small and quick to walk through, as facts are. */
final class FoldedWords extends AbstractSet<String> {

    private final String[] words;
    private final int size;

    private FoldedWords(String[] words, int size) {
        this.words = words;
        this.size = size;
    }

    /** The words of any set. */
    static FoldedWords of(Set<?> some) {
        String[] words = new String[some.size()];
        int size = 0;
        for (Object word : some) {
            words[size++] = word.toString().toLowerCase(Locale.ROOT);
        }
        Arrays.sort(words, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || !words[i].equals(words[i - 1])) {
                words[kept++] = words[i];
            }
        }
        return new FoldedWords(words, kept);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean contains(Object word) {
        return word instanceof String text && Arrays.binarySearch(words, 0, size, text) >= 0;
    }

    @Override
    public Iterator<String> iterator() {
        return new Iterator<>() {

            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public String next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return words[next++];
            }
        };
    }
}
