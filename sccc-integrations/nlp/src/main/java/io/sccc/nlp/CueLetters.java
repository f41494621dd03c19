package io.sccc.nlp;

import java.text.Normalizer;

/** Letters as word lists are written: lower case, without accents. Tables are built once and never change. */
final class CueLetters {

    private static final int END = 0x250;
    private static final char[] PLAIN = new char[END];

    static {
        for (char c = 0; c < END; c++) {
            PLAIN[c] = plainOf(c);
        }
    }

    private CueLetters() {}

    /** The letter or digit as a word list writes it; 0 if it is neither. */
    static char plain(char c) {
        if (c < END) {
            return PLAIN[c];
        }
        return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }

    /** A combining accent, a joiner or a variation selector: leaves no trace. */
    static boolean isMark(char c) {
        return (c >= 0x300 && c < 0x370) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x200B && c <= 0x200F);
    }

    private static char plainOf(char c) {
        if (!Character.isLetterOrDigit(c)) {
            return 0;
        }
        return Character.toLowerCase(
                Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0));
    }
}
