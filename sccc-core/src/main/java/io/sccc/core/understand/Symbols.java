package io.sccc.core.understand;

import java.util.Arrays;

/**
 * A text as the searches see it: one plain character for each visible sign (digits of any script as 0-9, letters folded,
 * dashes and blanks made alike, marks dropped) and where in the text it stands. A keycap or a combined letter is one sign.
 */
final class Symbols {
    /** Stands for a placeholder, or for a datum already found. Belongs to no word and no number. */
    static final char OPAQUE = '\uE000';

    private static final char JUNK = '\uFFFF';
    private static final char DROPPED = 0;
    private static final int KEYCAP = 0x20E3;

    private final char[] signs;
    private final int[] from;
    private final int[] to;
    private final boolean[] letter;
    private final boolean[] upper;
    private int size;

    private Symbols(int capacity) {
        signs = new char[capacity];
        from = new int[capacity];
        to = new int[capacity];
        letter = new boolean[capacity];
        upper = new boolean[capacity];
    }

    static Symbols of(String text) {
        Symbols symbols = new Symbols(text.length());
        int length = text.length();
        for (int i = 0, at = 0; i < length; ) {
            int c = text.codePointAt(i);
            int hidden = c == '[' ? Placeholder.lengthAt(text, i) : 0;
            if (hidden > 0) {
                symbols.add(OPAQUE, at, at + hidden);
                i += hidden;
                at += hidden;
            } else {
                symbols.add(c, at++);
                i += Character.charCount(c);
            }
        }
        return symbols;
    }

    int size() {
        return size;
    }

    /** The sign at {@code i}, or a line end before the first and after the last. */
    char at(int i) {
        return i >= 0 && i < size ? signs[i] : '\n';
    }

    boolean isDigit(int i) {
        char c = at(i);
        return c >= '0' && c <= '9';
    }

    boolean isLetter(int i) {
        return i >= 0 && i < size && letter[i];
    }

    /** Whether the text has a capital letter there. */
    boolean isUpper(int i) {
        return i >= 0 && i < size && upper[i];
    }

    boolean isLetterOrDigit(int i) {
        return isDigit(i) || isLetter(i);
    }

    boolean startsWith(String word, int at) {
        for (int i = 0; i < word.length(); i++) {
            if (at(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String word(int start, int end) {
        return new String(signs, start, end - start);
    }

    /** The datum that the signs from {@code start} to before {@code end} make, in code points of the text. */
    PersonalDatum datum(PersonalDataKind kind, int start, int end) {
        return new PersonalDatum(kind, from[start], to[end - 1]);
    }

    /** Takes what was found out of sight of later searches. */
    void hide(int start, int end) {
        Arrays.fill(signs, start, end, OPAQUE);
        Arrays.fill(letter, start, end, false);
    }

    /** The letters and digits alone: what makes two spellings of a value equal. */
    String essence() {
        StringBuilder kept = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            if (isLetterOrDigit(i)) {
                kept.append(signs[i]);
            }
        }
        return kept.toString();
    }

    private void add(int codePoint, int at) {
        if (codePoint == KEYCAP && isDigit(size - 1)) {
            to[size - 1] = at + 1;
            return;
        }
        char sign = codePoint < 0x80 ? ascii((char) codePoint) : wide(codePoint);
        if (sign != DROPPED) {
            upper[size] = codePoint < 0x80 ? codePoint >= 'A' && codePoint <= 'Z' : Character.isUpperCase(codePoint);
            add(sign, at, at + 1);
        }
    }

    private void add(char sign, int start, int end) {
        signs[size] = sign;
        letter[size] = sign < 0x80 ? sign >= 'a' && sign <= 'z' : Character.isLetter(sign);
        from[size] = start;
        to[size++] = end;
    }

    private static char ascii(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + 32);
        }
        if (c == '\r') {
            return '\n';
        }
        return c == '\t' ? ' ' : c == 0 ? JUNK : c;
    }

    private static char wide(int codePoint) {
        String folded = Folding.fold(codePoint);
        if (folded.isEmpty()) {
            return DROPPED;
        }
        char first = folded.charAt(0);
        if (first < 0x80) {
            boolean fraction = first >= '0' && first <= '9' && Folding.digit(codePoint) < 0;
            return fraction ? JUNK : ascii(first);
        }
        return switch (Character.getType(codePoint)) {
            case Character.DASH_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            case Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> JUNK;
            default -> other(codePoint, first);
        };
    }

    private static char other(int codePoint, char first) {
        return switch (codePoint) {
            case 0x2212 -> '-';
            case 0xB7, 0x2022, 0x2219, 0x22C5, 0x30FB -> '.';
            default -> Character.isLetter(codePoint) && Character.isSurrogate(first) ? 'ʘ' : first;
        };
    }
}
