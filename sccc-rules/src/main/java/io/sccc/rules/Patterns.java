package io.sccc.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.sccc.core.model.Fact;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions of rules. RE2's, so that the time a text takes grows with its length and never faster; how large a
 * pattern may become is reckoned before it is compiled, since counted repetitions in each other are written out.
 */
final class Patterns {

    /** How many characters a pattern may have. */
    static final int LONGEST = 500;
    /** How many steps it may have when its repetitions are written out. */
    static final int LARGEST = 1000;
    /** From where on a pattern is not even compiled; the reckoning is rough. */
    private static final int HOPELESS = 20 * LARGEST;
    /** How many characters of a text are looked at. */
    private static final int READ = 10_000;

    private static final java.util.regex.Pattern MARKS = java.util.regex.Pattern.compile("\\p{M}+");

    private Patterns() {}

    /** Why a pattern cannot be used; null when it can. */
    static @Nullable String fault(String pattern) {
        if (pattern.length() > LONGEST) {
            return "is longer than " + LONGEST + " characters";
        }
        if (size(pattern) > HOPELESS) {
            return "repeats so much that it is larger than " + LARGEST + " steps";
        }
        try {
            return Pattern.compile(pattern).programSize() > LARGEST ? "is larger than " + LARGEST + " steps" : null;
        } catch (PatternSyntaxException e) {
            return "cannot be read: " + Quote.plain(e.getDescription());
        }
    }

    /** The ready pattern; for the folded text without accents, as that has none. */
    static Pattern compile(Fact<String> fact, String pattern) {
        return Pattern.compile(fact.equals(Fact.TEXT) ? plain(pattern) : pattern, Pattern.CASE_INSENSITIVE);
    }

    private static String plain(String pattern) {
        return MARKS.matcher(Normalizer.normalize(pattern, Normalizer.Form.NFD)).replaceAll("");
    }

    /** Is there a place in the value that the pattern matches? */
    static boolean find(Pattern pattern, Fact<String> fact, String value) {
        String text = fact.equals(Fact.TEXT) ? Keywords.words(value) : value;
        return pattern.matcher(text.length() > READ ? text.substring(0, READ) : text)
                .find();
    }

    /** About how many steps a pattern has: one a character, groups times the counts that follow them. */
    private static long size(String pattern) {
        Deque<Long> outer = new ArrayDeque<>();
        long size = 0;
        long last = 0; // of the group or character that a count would repeat
        for (int i = 0; i < pattern.length() && size <= HOPELESS; i++) {
            char c = pattern.charAt(i);
            if (c == '(') {
                outer.push(size);
                size = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                last = size + 2;
                size = outer.pop() + last;
            } else if (c == '{') {
                size += last * (count(pattern, i) - 1);
            } else {
                i = end(pattern, i);
                last = 1;
                size++;
            }
        }
        return size;
    }

    /** Where the character or class of characters ends that begins here. */
    private static int end(String pattern, int start) {
        char c = pattern.charAt(start);
        if (c == '\\') {
            return start + 1;
        }
        int close = c == '[' ? pattern.indexOf(']', start + 2) : -1;
        return close < 0 ? start : close;
    }

    /** The largest number of {@code {n}} or {@code {n,m}}; 1 when it is no count. */
    private static long count(String pattern, int open) {
        long largest = 1;
        long number = 0;
        for (int i = open + 1; i < pattern.length() && i < open + 12; i++) {
            char c = pattern.charAt(i);
            if (c < '0' || c > '9') {
                largest = Math.max(largest, number);
                number = 0;
            } else {
                number = 10 * number + c - '0';
            }
            if (c == '}') {
                break;
            }
        }
        return Math.max(largest, 1);
    }
}
