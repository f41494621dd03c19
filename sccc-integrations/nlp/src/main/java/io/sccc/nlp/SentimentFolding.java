package io.sccc.nlp;

import java.text.Normalizer;

/** Reduces one character of a Latin alphabet to its plain small letter. The table is built once and never changes. */
final class SentimentFolding {
    private static final int LATIN_END = 0x250;
    private static final char[] LATIN = table();

    private SentimentFolding() {}

    static char fold(char c) {
        if (c < LATIN_END) {
            return LATIN[c];
        }
        return isApostrophe(c) ? '\'' : Character.toLowerCase(c);
    }

    /** Is the text its own folded form? Signs other than letters are. */
    static boolean isFolded(String text) {
        return text.chars().allMatch(c -> fold((char) c) == c);
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u00B4' || c == '`';
    }

    private static char[] table() {
        char[] table = new char[LATIN_END];
        for (char c = 0; c < LATIN_END; c++) {
            table[c] = isApostrophe(c) ? '\'' : compute(c);
        }
        return table;
    }

    private static char compute(char c) {
        if (!Character.isLetter(c)) {
            return c;
        }
        char plain =
                Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).charAt(0);
        return Character.toLowerCase(plain);
    }
}
