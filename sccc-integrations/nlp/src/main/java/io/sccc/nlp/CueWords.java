package io.sccc.nlp;

import java.util.List;

/**
 * What single words and pairs of words say for or against a complaint and a question: a part of what {@link CueEvidence}
 * weighs. A line {@code complaint question: stem stem_stem} of {@code cues/words.txt} gives a stem, or two that follow one
 * another, its weights; {@code ^} stands before the first. A stem is the first six letters of a word, folded as {@link CueTokens} does, packed into a number. Never changed.
 */
final class CueWords {

    private static final String LIST = "cues/words.txt";
    private static final int BITS = 10;
    private static final long FULL = 1L << (5 * BITS);
    private static final long SIGN = 1L << 62;
    private static final long START = '^';
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /** Words that count; a longer text has made its point by then. */
    static final int MOST = 128;

    /** In pairs: a key, and the two weights' bits beside it, so that a look-up costs one reach into memory. */
    private final long[] table;

    /** Reads the weights. */
    CueWords() {
        this(Resources.lines(LIST));
    }

    /** Weights read from lines. */
    CueWords(List<String> lines) {
        int count = lines.stream().mapToInt(line -> line.split(" ").length).sum();
        table = new long[Integer.highestOneBit(Math.max(2, count)) * 8];
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            int gap = parts[0].indexOf(' ');
            float ofComplaint = Float.parseFloat(parts[0].substring(0, gap));
            float ofQuestion = Float.parseFloat(parts[0].substring(gap + 1));
            for (String words : parts[1].split(" ")) {
                put(key(words), ofComplaint, ofQuestion);
            }
        }
    }

    /** The stem with one letter more, the same if it has six. */
    static long longer(long stem, char plain) {
        return stem >= FULL ? stem : (stem << BITS) | (plain & ((1 << BITS) - 1));
    }

    /** A sign or an emoji as a stem. */
    static long sign(int codePoint) {
        return codePoint < 1 << BITS ? codePoint : SIGN | codePoint;
    }

    /** A stem as the list writes it. */
    static String name(long stem) {
        if ((stem & SIGN) != 0) {
            return Character.toString((int) stem);
        }
        StringBuilder letters = new StringBuilder();
        for (long rest = stem; rest != 0; rest >>>= BITS) {
            letters.insert(0, (char) (rest & (1 << BITS) - 1));
        }
        return letters.toString();
    }

    /** The key of a stem, or of two joined by {@code _}. */
    static long key(String words) {
        int joint = words.indexOf('_');
        return joint < 0 ? key(0, stem(words)) : key(stem(words.substring(0, joint)), stem(words.substring(joint + 1)));
    }

    private static long key(long before, long stem) {
        long key = (before * MIX ^ stem) * MIX;
        return key == 0 ? 1 : key ^ key >>> 32;
    }

    private static long stem(String word) {
        if (word.codePointAt(0) >= 1 << BITS) {
            return sign(word.codePointAt(0));
        }
        long stem = 0;
        for (int i = 0; i < word.length(); i++) {
            stem = longer(stem, word.charAt(i));
        }
        return stem;
    }

    /** What the words of a text say: the sum of their weights over the root of their number. */
    CueEvidence.Odds weigh(CueTokens text) {
        float ofComplaint = 0;
        float ofQuestion = 0;
        long before = START;
        int stems = Math.min(MOST, text.stems());
        for (int i = 0; i < stems; i++) {
            long stem = text.stem(i);
            long single = table[place(key(0, stem)) + 1];
            long pair = table[place(key(before, stem)) + 1];
            ofComplaint += complaint(single) + complaint(pair);
            ofQuestion += question(single) + question(pair);
            before = stem;
        }
        float root = (float) Math.sqrt(Math.max(1, 2 * stems));
        return new CueEvidence.Odds(ofComplaint / root, ofQuestion / root);
    }

    private void put(long key, float ofComplaint, float ofQuestion) {
        int place = place(key);
        table[place] = key;
        table[place + 1] = (long) Float.floatToIntBits(ofComplaint) << Integer.SIZE
                | Integer.toUnsignedLong(Float.floatToIntBits(ofQuestion));
    }

    private static float complaint(long weights) {
        return Float.intBitsToFloat((int) (weights >>> Integer.SIZE));
    }

    private static float question(long weights) {
        return Float.intBitsToFloat((int) weights);
    }

    private int place(long key) {
        int place = (int) (key >>> 20) << 1 & table.length - 1;
        while (table[place] != 0 && table[place] != key) {
            place = place + 2 & table.length - 1;
        }
        return place;
    }
}
