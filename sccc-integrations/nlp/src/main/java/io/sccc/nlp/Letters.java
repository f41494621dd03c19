package io.sccc.nlp;

import java.text.Normalizer;

/** What a character is, and how word lists write it: lower case, without accents. Tables are built once and never change. */
final class Letters {

    private static final int END = 0x250;
    private static final char[] PLAIN = new char[END];
    private static final boolean[] CAPITAL = new boolean[END];
    private static final boolean[] SMALL = new boolean[END];

    static {
        for (char c = 0; c < END; c++) {
            PLAIN[c] = plainOf(c);
            CAPITAL[c] = Character.isUpperCase(c);
            SMALL[c] = Character.isLowerCase(c);
        }
    }

    private Letters() {}

    /** The letter or digit as a word list writes it; 0 if it is neither. */
    static char plain(char c) {
        if (c < END) {
            return PLAIN[c];
        }
        return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }

    /** A letter or a digit. */
    static boolean isWordPart(char c) {
        return c < END ? PLAIN[c] != 0 : Character.isLetterOrDigit(c);
    }

    static boolean isLetter(char c) {
        return c < END ? PLAIN[c] > '9' : Character.isLetter(c);
    }

    static boolean isCapital(char c) {
        return c < END ? CAPITAL[c] : Character.isUpperCase(c);
    }

    static boolean isSmall(char c) {
        return c < END ? SMALL[c] : Character.isLowerCase(c);
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
