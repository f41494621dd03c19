package io.sccc.nlp;

import java.util.Arrays;

/**
 * A text as patterns see it: what each word or sign is to them, in order. Words are folded; apostrophes
 * and mentions are left out; {@code ^} stands where a sentence begins, {@code <link>} for a link, {@code <num>} for a number
 * (besides the number itself), {@code ?}, {@code !}, {@code .}, {@code $} and {@code %} for themselves, an emoji for itself.
 */
final class CueTokens {

    /** Tokens looked at; a longer text has made its point by then. */
    private static final int MOST = 400;

    private final CueTrie trie;
    private final CueSigns signs;
    private final String raw;
    private final char[] chars;
    private CueToken[] tokens = new CueToken[48];
    private int size;
    private long[] stems = new long[48];
    private int stemCount;
    private boolean sentenceBegins = true;
    /** Characters and capitals among the letters, words, links and hashtags. */
    private int letters;

    private int capitals;
    private int words;
    private int links;
    private int hashtags;

    CueTokens(String raw, CueTrie trie, CueSigns signs) {
        this.raw = raw;
        chars = raw.toCharArray();
        this.trie = trie;
        this.signs = signs;
        int i = 0;
        while (i < chars.length && size < MOST) {
            i = next(i);
        }
        addLook();
    }

    int size() {
        return size;
    }

    CueToken token(int place) {
        return tokens[place];
    }

    int words() {
        return words;
    }

    /** How many stems there are: one for each word, sign and emoji. */
    int stems() {
        return stemCount;
    }

    /** The beginning of a word as {@link CueWords} packs it. */
    long stem(int place) {
        return stems[place];
    }

    private int next(int i) {
        char c = chars[i];
        char plain = Letters.plain(c);
        if (plain != 0) {
            int end = CueLinks.end(raw, chars, i);
            return end > i ? link(end) : word(i);
        }
        return switch (c) {
            case '@' -> mention(i);
            case '#' -> {
                hashtags++;
                yield i + 1;
            }
            case '?' -> sentenceEnd(i, signs.question);
            case '!' -> sentenceEnd(i, signs.exclamation);
            case '.', '\n', '…', ';' -> sentenceEnd(i, signs.stop);
            default -> sign(i, c);
        };
    }

    /** The author's own handle of somebody: no word of the language. */
    private int mention(int i) {
        int end = i + 1;
        while (end < chars.length && (Letters.plain(chars[end]) != 0 || chars[end] == '_')) {
            end++;
        }
        return end;
    }

    private int link(int end) {
        links++;
        add(signs.link);
        return end;
    }

    private int sentenceEnd(int i, CueToken sign) {
        add(sign);
        addStem(chars[i]);
        sentenceBegins = true;
        int end = i + 1;
        while (end < chars.length && chars[end] == chars[i]) {
            end++;
        }
        return end;
    }

    private int sign(int i, char c) {
        if (Character.isWhitespace(c) || Letters.isMark(c)) {
            return i + 1;
        }
        int codePoint = raw.codePointAt(i);
        int length = Character.charCount(codePoint);
        if (c == '$' || c == '%' || c == '+' || codePoint > 0x2000) {
            addStem(CueWords.sign(codePoint));
            CueToken found = trie.token(raw.substring(i, i + length));
            if (!found.isUnknown()) {
                add(found);
            }
        }
        return i + length;
    }

    private int word(int from) {
        beginSentence();
        int node = LetterTree.ROOT;
        long stem = 0;
        CueToken found = null;
        boolean number = true;
        char last = 0;
        int i = from;
        for (; i < chars.length; i++) {
            char c = chars[i];
            char plain = Letters.plain(c);
            if (plain == 0) {
                if (isInside(i, c)) {
                    continue;
                }
                break;
            }
            count(c);
            if (plain == last && isThird(i, plain)) {
                continue;
            }
            number &= plain >= '0' && plain <= '9';
            stem = CueWords.longer(stem, plain);
            if (found == null) {
                int next = trie.step(node, plain);
                found = next == LetterTree.NOWHERE ? trie.beginning(node) : null;
                node = next == LetterTree.NOWHERE ? node : next;
            }
            last = plain;
        }
        words++;
        addStem(stem);
        add(found == null ? trie.word(node) : number ? found.and(signs.number) : found);
        return i;
    }

    /** An accent on its own, or an apostrophe between letters. */
    private boolean isInside(int i, char c) {
        boolean apostrophe = c == '\'' || c == '’';
        return Letters.isMark(c) || (apostrophe && i + 1 < chars.length && Letters.plain(chars[i + 1]) != 0);
    }

    /** "graciassss" is "gracias", but "all" and "2000" stay. */
    private boolean isThird(int i, char plain) {
        boolean before = i >= 2 && Letters.plain(chars[i - 2]) == plain;
        boolean after = i + 1 < chars.length && Letters.plain(chars[i + 1]) == plain;
        return (before || after) && plain > '9';
    }

    private void count(char c) {
        if (Letters.isLetter(c)) {
            letters++;
            capitals += Letters.isCapital(c) ? 1 : 0;
        }
    }

    private void beginSentence() {
        if (sentenceBegins) {
            sentenceBegins = false;
            add(signs.start);
        }
    }

    /** What the text looks like as a whole. */
    private void addLook() {
        addIf(letters >= 12 && capitals * 10 > letters * 7, signs.capitals);
        addIf(hashtags >= 4, signs.hashtags);
        addIf(links >= 2, signs.links);
        addIf(words == 0, signs.wordless);
        addIf(words > 0 && words <= 3, signs.brief);
    }

    private void addIf(boolean condition, CueToken sign) {
        if (condition) {
            add(sign);
        }
    }

    private void addStem(long stem) {
        if (stemCount == stems.length) {
            stems = Arrays.copyOf(stems, stemCount * 2);
        }
        stems[stemCount++] = stem;
    }

    private void add(CueToken found) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = found;
    }
}
