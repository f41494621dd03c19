package io.sccc.nlp;

import java.lang.Character.UnicodeScript;

/** The language a script other than Latin stands for. */
final class LanguageScript {

    /** The script of the candidates. */
    static final String LATIN = "latin";

    private LanguageScript() {}

    /** {@link #LATIN} if at least half of the letters are, else the code of the script's largest language. */
    static String of(LanguageText text) {
        int latin = 0;
        char strange = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (c >= 0x250 && Character.isLetter(c)) {
                strange = strange == 0 || isKana(c) ? c : strange;
            } else if (Character.isLetter(c)) {
                latin++;
            }
        }
        return strange == 0 || latin * 2 >= text.letters() ? LATIN : language(strange);
    }

    private static boolean isKana(char c) {
        return c >= 0x3040 && c < 0x3100;
    }

    private static String language(char c) {
        return switch (UnicodeScript.of(c)) {
            case CYRILLIC -> "ru";
            case ARABIC -> "ar";
            case HIRAGANA, KATAKANA -> "ja";
            case HAN -> "zh";
            case HANGUL -> "ko";
            case GREEK -> "el";
            case HEBREW -> "he";
            case THAI -> "th";
            case DEVANAGARI -> "hi";
            default -> "other";
        };
    }
}
