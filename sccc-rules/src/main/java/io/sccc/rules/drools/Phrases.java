package io.sccc.rules.drools;

import io.sccc.core.understand.TextFeatures;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds words and phrases in a text, as keywords of rules in YAML are found. */
final class Phrases {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Phrases() {}

    /** Is one of the keywords in the text? An unknown text says nothing. */
    static boolean anyIn(@Nullable String text, String... keywords) {
        if (text == null) {
            return false;
        }
        String words = " " + TextFeatures.of(text).folded() + " ";
        for (String keyword : keywords) {
            if (in(words, keyword)) {
                return true;
            }
        }
        return false;
    }

    /** One word of a set as facts hold it: lower case, without accents and #. */
    static String word(String word) {
        String apart =
                MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
        String plain = apart.toLowerCase(Locale.ROOT);
        return plain.startsWith("#") ? plain.substring(1) : plain;
    }

    private static boolean in(String words, String keyword) {
        boolean prefix = keyword.endsWith("*");
        String plain = prefix ? keyword.substring(0, keyword.length() - 1) : keyword;
        String folded = TextFeatures.of(plain).folded();
        return !folded.isEmpty() && words.contains(" " + folded + (prefix ? "" : " "));
    }
}
