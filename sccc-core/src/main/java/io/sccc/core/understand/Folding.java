package io.sccc.core.understand;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reduces one code point to the plain lower-case letters it stands for. Tables are built once and never change. */
final class Folding {
    /** Answer for what leaves no trace: combining marks, variation selectors, zero-width and direction controls. */
    static final String NOTHING = "";

    private static final int LATIN_END = 0x250;

    private static final int SIGNS = 0x2000;
    private static final int SIGNS_END = 0x2600;
    private static final int MATH = 0x1D400;
    private static final int MATH_END = 0x1D800;
    private static final String[] LATIN = table(0, LATIN_END);
    private static final String[] SYMBOLS = table(SIGNS, SIGNS_END);
    private static final String[] MATHEMATICAL = table(MATH, MATH_END);

    private Folding() {}

    /** The folded form of {@code codePoint}: usually one character, several for a ligature, none for a mark. */
    static String fold(int codePoint) {
        if (codePoint < LATIN_END) {
            return LATIN[codePoint];
        }
        if (codePoint >= SIGNS && codePoint < SIGNS_END) {
            return SYMBOLS[codePoint - SIGNS];
        }
        if (codePoint >= MATH && codePoint < MATH_END) {
            return MATHEMATICAL[codePoint - MATH];
        }
        return compute(codePoint);
    }

    /** The value 0 to 9 of a digit in any script, circled ones included, or -1. */
    static int digit(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= '0' && codePoint <= '9' ? codePoint - '0' : -1;
        }
        if (Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER) {
            return Character.digit(codePoint, 10);
        }
        if (codePoint >= 0x2460 && codePoint <= 0x2468) {
            return codePoint - 0x245F;
        }
        return codePoint == 0x24EA ? 0 : -1;
    }

    static boolean isAt(int codePoint) {
        return codePoint == '@' || codePoint == 0xFF20 || codePoint == 0xFE6B;
    }

    /** Whether {@code codePoint} is dropped: it changes how others look, or nothing at all. */
    static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164;
        };
    }

    private static String[] table(int from, int to) {
        String[] table = new String[to - from];
        for (int c = from; c < to; c++) {
            table[c - from] = compute(c);
        }
        return table;
    }

    private static String compute(int codePoint) {
        if (isMark(codePoint)) {
            return NOTHING;
        }
        int digit = digit(codePoint);
        if (digit >= 0) {
            return Character.toString('0' + digit);
        }
        String special = special(codePoint);
        return special != null ? special : decompose(codePoint);
    }

    /** Letters whose stroke or ligature Unicode does not decompose. */
    private static @Nullable String special(int codePoint) {
        return switch (codePoint) {
            case 0xDF, 0x1E9E -> "ss";
            case 0xC6, 0xE6 -> "ae";
            case 0x152, 0x153 -> "oe";
            case 0xD8, 0xF8 -> "o";
            case 0x141, 0x142 -> "l";
            case 0xD0, 0xF0, 0x110, 0x111 -> "d";
            case 0x131 -> "i";
            default -> null;
        };
    }

    private static String decompose(int codePoint) {
        boolean broken = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (broken || isWhole(codePoint)) {
            return Character.toString(codePoint);
        }
        String apart = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i += Character.charCount(apart.codePointAt(i))) {
            int c = apart.codePointAt(i);
            String special = special(c);
            if (special != null) {
                kept.append(special);
            } else if (!isMark(c)) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString().toLowerCase(Locale.ROOT);
    }

    /** Ideographs and Hangul syllables, nearly all of them whole, and pictures: not worth taking apart. */
    private static boolean isWhole(int codePoint) {
        return (codePoint >= 0x4E00 && codePoint < 0xD7A4)
                || (codePoint >= 0x2600 && codePoint < 0x27C0)
                || (codePoint >= 0x1F000 && codePoint < 0x1F100)
                || (codePoint >= 0x1F200 && codePoint < 0x1FB00);
    }
}
