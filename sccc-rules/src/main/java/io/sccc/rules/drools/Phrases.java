package io.sccc.rules.drools;

import io.sccc.core.understand.TextFeatures;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds words and phrases in a text, as keywords of rules in YAML are found. */
final class Phrases {

    private static final int READ = 10_000;
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

    /** Does an RE2 expression match somewhere in the beginning of a value, as in rules in YAML? */
    static boolean find(String expression, String value) {
        return com.google.re2j.Pattern.compile(expression, com.google.re2j.Pattern.CASE_INSENSITIVE)
                .matcher(value.length() > READ ? value.substring(0, READ) : value)
                .find();
    }

    /** The same for the folded text: without accents, as that has none. */
    static boolean findInText(String expression, @Nullable String text) {
        String plain = MARKS.matcher(Normalizer.normalize(expression, Normalizer.Form.NFD))
                .replaceAll("");
        return text != null && find(plain, TextFeatures.of(text).folded());
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
