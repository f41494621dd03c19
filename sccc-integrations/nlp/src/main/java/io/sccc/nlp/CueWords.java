package io.sccc.nlp;

import java.util.List;

/**
 * What single words and pairs of words say for or against a complaint, learned from posts written for it and those judged in
 * the examples' tests (by {@code CueWordsFit}): a logistic regression whose weights are in {@code cues/words.txt}. A line
 * {@code weight: stem stem_stem} gives a stem, or two that follow one another, its weight; {@code ^} stands before the first.
 * A stem is the first six letters of a word, folded as {@link CueTokens} does, packed into a number. Never changed.
 */
final class CueWords {

    private static final String LIST = "cues/words.txt";
    private static final int BITS = 10;
    private static final long FULL = 1L << (5 * BITS);
    private static final long SIGN = 1L << 62;
    private static final long START = '^';
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /** Words and pairs that count; a longer text has made its point by then. */
    private static final int MOST = 128;

    private final long[] keys;
    private final float[] weights;

    /** Reads the weights. */
    CueWords() {
        this(Resources.lines(LIST));
    }

    /** Weights read from lines. */
    CueWords(List<String> lines) {
        int count = lines.stream().mapToInt(line -> line.split(" ").length).sum();
        keys = new long[Integer.highestOneBit(Math.max(2, count)) * 4];
        weights = new float[keys.length];
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            for (String words : parts[1].split(" ")) {
                put(key(words), Float.parseFloat(parts[0]));
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

    /** The mean of what the words of a text say, times the root of how many say something; 0 if none does. */
    float complaint(CueTokens text) {
        float sum = 0;
        int known = 0;
        long before = START;
        for (int i = 0; i < text.stems() && known < MOST; i++) {
            long stem = text.stem(i);
            int single = place(key(0, stem));
            int pair = place(key(before, stem));
            known += (keys[single] == 0 ? 0 : 1) + (keys[pair] == 0 ? 0 : 1);
            sum += weights[single] + weights[pair];
            before = stem;
        }
        return known == 0 ? 0 : sum / (float) Math.sqrt(known);
    }

    private void put(long key, float weight) {
        int place = place(key);
        keys[place] = key;
        weights[place] = weight;
    }

    private int place(long key) {
        int place = (int) (key >>> 20) & keys.length - 1;
        while (keys[place] != 0 && keys[place] != key) {
            place = place + 1 & keys.length - 1;
        }
        return place;
    }
}
