package io.sccc.rules;

import io.sccc.core.understand.TextFeatures;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All keywords of a rule set in one tree of letters, so that a text is read once, whatever the number of rules. From
 * every beginning of a word the tree is walked as far as it goes. Filled by one thread, then only read.
 */
final class Keywords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final Branch root = new Branch();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Where the letters so far lead; its next letters are sorted. */
    private static final class Branch {

        private char[] letters = {};
        private Branch[] next = {};
        private int word = -1;
        private int prefix = -1;

        @Nullable
        Branch at(char letter) {
            int at = Arrays.binarySearch(letters, letter);
            return at < 0 ? null : next[at];
        }

        Branch grow(char letter) {
            int at = Arrays.binarySearch(letters, letter);
            return at < 0 ? insert(-at - 1, letter) : next[at];
        }

        private Branch insert(int at, char letter) {
            char[] moreLetters = Arrays.copyOf(letters, letters.length + 1);
            Branch[] more = Arrays.copyOf(next, next.length + 1);
            System.arraycopy(letters, at, moreLetters, at + 1, letters.length - at);
            System.arraycopy(next, at, more, at + 1, next.length - at);
            moreLetters[at] = letter;
            more[at] = new Branch();
            letters = moreLetters;
            next = more;
            return more[at];
        }
    }

    /** A keyword's plain form, its star kept: {@code Se cayó*} is {@code se cayo*}; empty when nothing is left of it. */
    static String fold(String keyword) {
        boolean prefix = keyword.endsWith("*");
        String words = words(prefix ? keyword.substring(0, keyword.length() - 1) : keyword);
        return prefix && !words.isEmpty() ? words + "*" : words;
    }

    /** A text's folded words, separated by single spaces. */
    static String words(String text) {
        return isFolded(text) ? text : TextFeatures.of(text).folded();
    }

    /** Is folding sure to change nothing? Plain words of other signs are folded once more, which changes nothing either. */
    private static boolean isFolded(String text) {
        char last = ' ';
        char beforeLast = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = isPlain(c) || (c == '\'' && isPlain(last) && isPlain(next(text, i)));
            if ((!word && (c != ' ' || last == ' ')) || (c == last && c == beforeLast)) {
                return false;
            }
            beforeLast = last;
            last = c;
        }
        return last != ' ';
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static char next(String text, int i) {
        return i + 1 < text.length() ? text.charAt(i + 1) : ' ';
    }

    /** One word of a set: lower case, without accents and #. */
    static String word(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 0x80 || c == '#' || (c >= 'A' && c <= 'Z')) {
                String apart = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                        .replaceAll("");
                String plain = apart.toLowerCase(Locale.ROOT);
                return plain.startsWith("#") ? plain.substring(1) : plain;
            }
        }
        return word;
    }

    /** Adds a folded keyword and answers its number. */
    int add(String folded) {
        return numbers.computeIfAbsent(folded, this::grow);
    }

    private int grow(String folded) {
        boolean prefix = folded.endsWith("*");
        Branch branch = root;
        for (int i = 0; i < folded.length() - (prefix ? 1 : 0); i++) {
            branch = branch.grow(folded.charAt(i));
        }
        int number = numbers.size();
        if (prefix) {
            branch.prefix = number;
        } else {
            branch.word = number;
        }
        return number;
    }

    /** How many keywords there are. */
    int size() {
        return numbers.size();
    }

    /** Tells the numbers of all keywords in a folded text, as often as they are there. */
    void find(String folded, IntConsumer found) {
        for (int start = 0; start >= 0 && start < folded.length(); start = after(folded.indexOf(' ', start))) {
            walk(folded, start, found);
        }
    }

    private static int after(int space) {
        return space < 0 ? -1 : space + 1;
    }

    private void walk(String folded, int start, IntConsumer found) {
        @Nullable Branch branch = root;
        for (int i = start; branch != null; i++) {
            boolean end = i == folded.length();
            if (branch.prefix >= 0) {
                found.accept(branch.prefix);
            }
            if (branch.word >= 0 && (end || folded.charAt(i) == ' ')) {
                found.accept(branch.word);
            }
            branch = end ? null : branch.at(folded.charAt(i));
        }
    }
}
