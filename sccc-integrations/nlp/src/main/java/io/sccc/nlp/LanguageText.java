package io.sccc.nlp;

/**
 * The part of a text that tells its language: lower case, without mentions, links, hashtag signs, digits and pictures, white
 * space joined, no letter more than twice in a row, at most {@link #MOST} characters.
 */
final class LanguageText {

    /** Characters looked at; more adds nothing but time. */
    static final int MOST = 200;

    private final char[] chars = new char[MOST + 2];
    private int length;
    private int letters;

    LanguageText(String raw) {
        int i = 0;
        put(' ');
        while (i < raw.length() && length < MOST) {
            char c = raw.charAt(i);
            if (c == '@' || startsLink(raw, i, c)) {
                i = skipWord(raw, i);
            } else {
                put(c);
                i++;
            }
        }
        put(' ');
    }

    /** Characters kept. */
    int length() {
        return length;
    }

    char at(int i) {
        return chars[i];
    }

    /** Letters among them. */
    int letters() {
        return letters;
    }

    String word(int from, int to) {
        return new String(chars, from, to - from);
    }

    private static boolean startsLink(String raw, int i, char c) {
        return switch (c) {
            case 'h', 'H' -> raw.regionMatches(true, i, "http:", 0, 5) || raw.regionMatches(true, i, "https:", 0, 6);
            case 'w', 'W' -> raw.regionMatches(true, i, "www.", 0, 4);
            default -> false;
        };
    }

    private static int skipWord(String raw, int from) {
        int i = from + 1;
        while (i < raw.length() && !Character.isWhitespace(raw.charAt(i))) {
            i++;
        }
        return i;
    }

    private void put(char c) {
        char kept = kept(c);
        boolean again = length > 0 && chars[length - 1] == kept;
        if (again && (kept == ' ' || (length > 1 && chars[length - 2] == kept))) {
            return;
        }
        chars[length++] = kept;
        if (Letters.isLetter(kept)) {
            letters++;
        }
    }

    /** The character as it is compared: lower case, and a space for everything that is of no language. */
    private static char kept(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z'
                    ? c
                    : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '\'' || c == ',' || c == '.' ? c : ' ';
        }
        if (c == '\u2019') {
            return '\'';
        }
        return Letters.isLetter(c) ? Character.toLowerCase(c) : c == '¿' || c == '¡' ? c : ' ';
    }
}
