package io.sccc.metrics.trend;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a text speaks of: its hashtags, its words and its pairs of words that follow each other. Accents, case and the
 * sign of a hashtag make no difference, so that "#Facturación" and "facturacion" are one term. Links, accounts and words
 * that say nothing alone are left out; a number counts only beside a word. Pure functions; any thread may call them.
 */
public final class Terms {

    private static final int LONGEST = 20_000;
    private static final int MOST = 400;
    private static final int WORD = 60;

    private final String text;
    private final int end;
    private final Map<String, Term> found = new LinkedHashMap<>();
    private @Nullable Term before;

    private Terms(String text) {
        this.text = text;
        end = Math.min(text.length(), LONGEST);
    }

    /** A topic that somebody gave a post; nothing when the name is blank. */
    public static List<Term> topic(String name) {
        String plain = name.strip();
        String key = key(plain);
        return key.isEmpty() ? List.of() : List.of(Term.of(key, plain, Term.Kind.TOPIC));
    }

    /** The terms of a text, each once. */
    public static List<Term> of(String text) {
        Terms terms = new Terms(text);
        terms.read();
        return List.copyOf(terms.found.values());
    }

    /** What makes two names the same one: lower case, without accents and without the sign of a hashtag. */
    static String key(String name) {
        String folded = fold(name.strip());
        int start = 0;
        while (start < folded.length() && (folded.charAt(start) == '#' || folded.charAt(start) == ' ')) {
            start++;
        }
        return folded.substring(start);
    }

    private static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) >= 0x80) {
                return unmarked(Normalizer.normalize(lower, Normalizer.Form.NFKD));
            }
        }
        return lower;
    }

    private static String unmarked(String apart) {
        StringBuilder kept = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(c ->
                        Character.getType(c) != Character.NON_SPACING_MARK && Character.getType(c) != Character.FORMAT)
                .forEach(c -> kept.appendCodePoint(c == 0x2019 ? '\'' : c));
        return kept.toString().toLowerCase(Locale.ROOT);
    }

    private void read() {
        for (int i = 0; i < end && found.size() < MOST; ) {
            i = step(i);
        }
    }

    private int step(int i) {
        int c = text.codePointAt(i);
        if (c == '#' || c == 0xFF03) {
            return hashtag(i);
        }
        if (c == '@') {
            return account(i);
        }
        if (c == '<' || c == '[') {
            return placeholder(i, c == '<' ? '>' : ']');
        }
        if (letter(c)) {
            return link(i) ? blank(i) : word(i);
        }
        if (".,;:!?\n".indexOf(c) >= 0) {
            before = null;
        }
        return i + Character.charCount(c);
    }

    private int hashtag(int i) {
        before = null;
        int to = i + 1;
        while (to < end && (letter(text.codePointAt(to)) || text.charAt(to) == '_')) {
            to += Character.charCount(text.codePointAt(to));
        }
        String name = text.substring(i + 1, to);
        if (to == end || text.charAt(to) != '-' || inside(to) == to) {
            if (to > i + 1 && to - i < WORD * 2) {
                put(Term.of(key(name), "#" + name, Term.Kind.HASHTAG));
            }
            return Math.max(to, i + 1);
        }
        return i + 1;
    }

    private int account(int i) {
        before = null;
        int to = i + 1;
        while (to < end && (letter(text.codePointAt(to)) || "_.-".indexOf(text.charAt(to)) >= 0)) {
            to += Character.charCount(text.codePointAt(to));
        }
        return to;
    }

    /** What stands for masked data is no word. */
    private int placeholder(int i, char close) {
        int to = text.indexOf(close, i);
        boolean one = to > i && to < i + 24 && text.substring(i, to).indexOf(' ') < 0;
        return one ? to + 1 : i + 1;
    }

    private boolean link(int i) {
        return text.regionMatches(true, i, "http://", 0, 7)
                || text.regionMatches(true, i, "https://", 0, 8)
                || text.regionMatches(true, i, "www.", 0, 4);
    }

    private int blank(int i) {
        before = null;
        int to = i;
        while (to < end && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private int word(int i) {
        int to = i;
        while (to < end && letter(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
            to = inside(to);
        }
        String written = text.substring(i, Math.min(to, end));
        if (to - i > WORD) {
            before = null;
            return to;
        }
        String key = fold(written);
        if (!StopWords.has(key)) {
            term(key, written);
        }
        return to;
    }

    /** Past a sign that joins two halves of a word. */
    private int inside(int to) {
        boolean joins = to + 1 < end && "-_'\u2019".indexOf(text.charAt(to)) >= 0;
        return joins && letter(text.codePointAt(to + 1)) ? to + 1 : to;
    }

    private void term(String key, String written) {
        Term term = Term.of(key, written, Term.Kind.WORD);
        boolean number = key.chars().noneMatch(Character::isLetter);
        if (before != null && !before.key().equals(key)) {
            put(Term.pair(before, term));
        }
        if (!number && (key.length() > 2 || key.chars().anyMatch(Character::isDigit))) {
            put(term);
        }
        before = number && before == null ? null : term;
    }

    private void put(Term term) {
        Term known = found.get(term.key());
        if (known == null || term.kind().compareTo(known.kind()) < 0) {
            found.put(term.key(), term);
        }
    }

    private static boolean letter(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
