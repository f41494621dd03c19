package io.sccc.nlp;

import java.util.List;

/**
 * The everyday words of each candidate language, and the letters that give it away. A word of one language counts 1 for it, a
 * word shared by several counts its share for each.
 */
final class LanguageWords {

    private static final int CAPACITY = 1 << 13;
    private static final String LETTERS = "ñ¿¡ãõçêôâáéíóúàèìòùäöüßïëœî";

    private final int candidates;
    private final long[] keys = new long[CAPACITY];
    private final int[] languages = new int[CAPACITY];
    private final int[] letters = new int[LETTERS.length()];

    /** Reads the lists of these languages, named by their ISO 639-1 codes. */
    LanguageWords(List<String> codes) {
        candidates = codes.size();
        for (int i = 0; i < candidates; i++) {
            for (String line : Resources.lines("language/" + codes.get(i) + ".txt")) {
                for (String word : line.split(" ")) {
                    add(word, 1 << i);
                }
            }
        }
    }

    private void add(String word, int language) {
        int slot = slot(key(word));
        keys[slot] = key(word);
        languages[slot] |= language;
        for (int i = 0; i < word.length(); i++) {
            int letter = LETTERS.indexOf(word.charAt(i));
            if (letter >= 0) {
                letters[letter] |= language;
            }
        }
    }

    /** Adds what the text's words and letters say to {@code sums}, one number for each candidate; gives the number of words. */
    int add(LanguageText text, float[] sums) {
        int words = 0;
        long key = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (c >= 0x80) {
                addLetter(c, sums);
            }
            if (Letters.isLetter(c) || (c == '\'' && key != 0)) {
                key = next(key, c);
            } else if (key != 0) {
                share(languages[slot(key)], sums);
                words++;
                key = 0;
            }
        }
        return words;
    }

    private void addLetter(char c, float[] sums) {
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) {
            share(letters[letter], sums);
        }
    }

    private void share(int those, float[] sums) {
        if (those != 0) {
            float each = 1f / Integer.bitCount(those);
            for (int i = 0; i < candidates; i++) {
                sums[i] += ((those >> i) & 1) * each;
            }
        }
    }

    private int slot(long key) {
        int slot = (int) (key ^ (key >>> 29)) & (CAPACITY - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (CAPACITY - 1);
        }
        return slot;
    }

    private static long key(String word) {
        long key = 0;
        for (int i = 0; i < word.length(); i++) {
            key = next(key, word.charAt(i));
        }
        return key;
    }

    private static long next(long key, char c) {
        return (key ^ c) * 0x9E3779B97F4A7C15L + 1;
    }
}
