package io.sccc.core.understand;

/** Where emoji end, after Unicode Technical Standard 51: base, variation selector, skin tone, joined parts, flags, tags. */
final class Emoji {
    private static final int JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;
    private static final int PICTURE_STYLE = 0xFE0F;

    private Emoji() {}

    /** End of the keycap that begins with the digit, star or hash at {@code i}, or 0. */
    static int keycapEnd(char[] text, int i) {
        int at = i + 1 < text.length && text[i + 1] == PICTURE_STYLE ? i + 2 : i + 1;
        return at < text.length && text[at] == KEYCAP ? at + 1 : 0;
    }

    /** End of the emoji that begins at {@code i}, or 0. */
    static int end(char[] text, int i) {
        int c = Character.codePointAt(text, i);
        int next = i + Character.charCount(c);
        if (isFlagLetter(c)) {
            boolean pair = next < text.length && isFlagLetter(Character.codePointAt(text, next));
            return pair && next + 2 <= text.length ? next + 2 : next;
        }
        boolean styled = next < text.length && text[next] == PICTURE_STYLE;
        return isPicture(c) || (styled && isSymbol(c)) ? sequenceEnd(text, next) : 0;
    }

    private static int sequenceEnd(char[] text, int from) {
        int i = from;
        while (i < text.length) {
            int c = Character.codePointAt(text, i);
            if (isModifier(c)) {
                i += Character.charCount(c);
            } else if (c == JOINER && i + 1 < text.length && isJoinable(Character.codePointAt(text, i + 1))) {
                i += 1 + Character.charCount(Character.codePointAt(text, i + 1));
            } else {
                break;
            }
        }
        return Math.min(i, text.length);
    }

    private static boolean isJoinable(int c) {
        return isPicture(c) || isSymbol(c);
    }

    private static boolean isModifier(int c) {
        return c == PICTURE_STYLE || c == 0xFE0E || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
    }

    private static boolean isFlagLetter(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private static boolean isPicture(int c) {
        return (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x2600 && c <= 0x27BF)
                || (c >= 0x1F000 && c <= 0x1F0FF)
                || (c >= 0x1F170 && c <= 0x1F265)
                || (c >= 0x23E9 && c <= 0x23FA)
                || c == 0x231A
                || c == 0x231B
                || c == 0x2B50
                || c == 0x2B55
                || c == 0x2B1B
                || c == 0x2B1C;
    }

    /** Signs that are pictures only when the text asks for it: \u00a9, \u2122, arrows. */
    private static boolean isSymbol(int c) {
        return c == 0xA9
                || c == 0xAE
                || (c >= 0x2049 && c <= 0x2BFF)
                || c == 0x3030
                || c == 0x303D
                || c == 0x3297
                || c == 0x3299;
    }
}
