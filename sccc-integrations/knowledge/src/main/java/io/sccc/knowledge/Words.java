package io.sccc.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts a text into lower-case words without accents, and words into what is indexed. Content and questions pass the same way. */
final class Words {

    private static final int START = 5;
    private static final int GRAM = 4;

    private Words() {}

    /** The words that say something in this tongue, in order. */
    static List<String> of(Tongue tongue, String text) {
        List<String> words = new ArrayList<>();
        try (StandardTokenizer tokens = new StandardTokenizer()) {
            tokens.setReader(new StringReader(plain(text)));
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String word = term.toString();
                if (!tongue.stops(word)) {
                    words.add(word);
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** Lower case, accents and other marks gone, and a space wherever a word should end but the tokenizer would go on. */
    static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String parted = isAscii(lower) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(parted.length());
        for (int i = 0; i < parted.length(); i++) {
            char c = parted.charAt(i);
            if (joins(c) && !(isDigit(parted, i - 1) && isDigit(parted, i + 1))) {
                plain.append(' ');
            } else if (Character.isSurrogate(c) && !paired(parted, i)) {
                plain.append(' ');
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** The text with lone surrogates replaced, as a term must be. */
    static String safe(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static List<String> stems(Tongue tongue, List<String> words) {
        return words.stream().map(tongue::stem).toList();
    }

    /** The first letters of a word: what its forms share, also where a stemmer does not know the form (pagar, pagos). */
    static String start(String word) {
        return word.length() <= START ? word : word.substring(0, word.offsetByCodePoints(0, starting(word)));
    }

    static List<String> starts(List<String> words) {
        return words.stream().map(Words::start).toList();
    }

    /** Every four neighboring letters, the word's ends marked: finds compounds, typing errors and joined words. */
    static List<String> grams(List<String> words) {
        List<String> grams = new ArrayList<>(words.size() * START);
        for (String word : words) {
            String marked = "_" + word + "_";
            for (int i = 0; i + GRAM <= marked.length(); i++) {
                grams.add(marked.substring(i, i + GRAM));
            }
            if (marked.length() < GRAM) {
                grams.add(marked);
            }
        }
        return grams;
    }

    private static int starting(String word) {
        return Math.min(START, word.codePointCount(0, word.length()));
    }

    private static boolean joins(char c) {
        return c == '\'' || c == '’' || c == '_' || c == '.' || c == ',' || c == ':' || c == '·' || c == ';';
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
