package io.sccc.core.understand;

import java.util.List;

/**
 * Finds personal data in what people write, in Spanish, Portuguese and English. Pure, safe on any thread; the time grows
 * with the length of the text, whatever it holds.
 */
public final class PersonalData {
    private PersonalData() {}

    /**
     * All personal data of a text. No two overlap. Placeholders that a {@link Masker} wrote are none.
     *
     * @param text any string, broken surrogates included
     * @return in order of place; empty when nothing is there
     */
    public static List<PersonalDatum> find(String text) {
        return mayHold(text) ? new PersonalDataSearch(Symbols.of(text)).all() : List.of();
    }

    /** Nothing is found without a digit or an e-mail's at sign, so that most texts end here and cost no memory. */
    private static boolean mayHold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 ? isAsciiMark(text, i, c) : isWideMark(c, text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAsciiMark(String text, int i, char c) {
        return (c >= '0' && c <= '9') || (c == '@' && i > 0 && text.charAt(i - 1) > ' ');
    }

    private static boolean isWideMark(char c, String text, int i) {
        return Character.isHighSurrogate(c)
                ? Folding.digit(text.codePointAt(i)) >= 0
                : Folding.isAt(c) || Folding.digit(c) >= 0;
    }
}
