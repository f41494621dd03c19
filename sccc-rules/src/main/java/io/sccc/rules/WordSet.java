package io.sccc.rules;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Words of which one is asked for, as folded keywords: phrases and, with a star, prefixes. */
final class WordSet {

    static final WordSet NONE = new WordSet(List.of());

    private static final int LONGEST = 60;

    private final Set<String> words;
    private final boolean prefixes;

    WordSet(Collection<String> folded) {
        words = Set.copyOf(folded);
        prefixes = words.stream().anyMatch(word -> word.endsWith("*"));
    }

    Set<String> words() {
        return words;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    int size() {
        return words.size();
    }

    /** The words of both. */
    WordSet and(WordSet other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        Set<String> both = new HashSet<>(words);
        both.addAll(other.words);
        return new WordSet(both);
    }

    /** Those with which none of the others is said. */
    WordSet without(WordSet others) {
        return others.isEmpty()
                ? this
                : new WordSet(
                        words.stream().filter(word -> !others.isSaidBy(word)).toList());
    }

    /** Is one of these in every text that has that one? */
    boolean isSaidBy(String keyword) {
        if (words.contains(keyword)) {
            return true;
        }
        if (!prefixes && keyword.indexOf(' ') < 0) {
            return false;
        }
        for (String part : parts(keyword, prefixes)) {
            if (words.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Is one of these said with every one of those? */
    boolean isSaidByAll(WordSet those) {
        for (String keyword : those.words) {
            if (!isSaidBy(keyword)) {
                return false;
            }
        }
        return true;
    }

    /** Do both have a word that is the same, or begins as the other's prefix does? */
    boolean shares(WordSet other) {
        return begins(other) || (prefixes && other.begins(this));
    }

    private boolean begins(WordSet other) {
        for (String word : words) {
            if (other.words.contains(word) || (other.prefixes && other.isBegunBy(word))) {
                return true;
            }
        }
        return false;
    }

    private boolean isBegunBy(String word) {
        for (int end = 1; end <= Math.min(word.length(), LONGEST); end++) {
            if (words.contains(word.substring(0, end) + "*")) {
                return true;
            }
        }
        return false;
    }

    /** Under which names of others a set is looked for that this one says: those of its first word will do. */
    Set<String> namesOfWider() {
        String first = words.stream().min(String::compareTo).orElse("");
        return first.isEmpty() ? Set.of() : parts(first, true);
    }

    /** All keywords that are in every text that has this one. */
    private static Set<String> parts(String keyword, boolean prefixes) {
        Set<String> parts = new TreeSet<>();
        boolean open = keyword.endsWith("*");
        String plain = open ? keyword.substring(0, keyword.length() - 1) : keyword;
        parts.add(keyword);
        for (int start = 0; start >= 0; start = next(plain, start)) {
            for (int end = start + 1; end <= Math.min(plain.length(), start + LONGEST); end++) {
                String part = plain.substring(start, end);
                if (prefixes) {
                    parts.add(part + "*");
                }
                if (end == plain.length() ? !open : plain.charAt(end) == ' ') {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    private static int next(String plain, int start) {
        int space = plain.indexOf(' ', start);
        return space < 0 ? -1 : space + 1;
    }
}
