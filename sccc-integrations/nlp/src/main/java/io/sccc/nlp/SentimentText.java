package io.sccc.nlp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as the sentiment sees it: folded words, one blank between them or a bar where a clause ends, and the signs (emoji,
 * emoticons) among them. Made by {@link SentimentScanner}; used by one thread.
 */
final class SentimentText {
    /** Stands between two words with a clause's end between them. No form of a word list holds it. */
    static final char BREAK = '|';

    char[] signs;
    int length;
    private int[] start = new int[32];
    private int[] end = new int[32];
    private boolean[] capital = new boolean[32];
    private boolean[] stretched = new boolean[32];
    private @Nullable LexiconEntry[] symbol = new @Nullable LexiconEntry[32];
    private int size;
    int exclamations;
    int questions;
    int ellipses;
    int smallLetters;

    SentimentText(int capacity) {
        signs = new char[capacity];
    }

    int size() {
        return size;
    }

    int start(int token) {
        return start[token];
    }

    int end(int token) {
        return end[token];
    }

    /** Written in capitals in a text that otherwise is not. */
    boolean isLoud(int token) {
        return capital[token] && smallLetters >= 3;
    }

    /** Written with a letter three times or more. */
    boolean isStretched(int token) {
        return stretched[token];
    }

    /** The emoji or emoticon that the token is; null for a word. */
    @Nullable
    LexiconEntry symbol(int token) {
        return symbol[token];
    }

    /** Does a clause end between the token and the one before it? */
    boolean isAfterBreak(int token) {
        return start[token] > 0 && signs[start[token] - 1] == BREAK;
    }

    void put(char c) {
        if (length == signs.length) {
            signs = Arrays.copyOf(signs, 2 * length + 16);
        }
        signs[length++] = c;
    }

    /** Parts the next token from the last; a break wins over a blank. */
    void part(char by) {
        if (length == 0) {
            return;
        }
        char last = signs[length - 1];
        if (last == ' ') {
            signs[length - 1] = by;
        } else if (last != BREAK) {
            put(by);
        }
    }

    void word(int from, boolean inCapitals, boolean isStretched) {
        add(from, length, inCapitals, isStretched, null);
    }

    void symbol(LexiconEntry entry) {
        part(' ');
        int from = length;
        put('*');
        add(from, length, false, false, entry);
    }

    private void add(int from, int to, boolean loud, boolean isStretched, @Nullable LexiconEntry entry) {
        if (size == start.length) {
            grow(2 * size);
        }
        start[size] = from;
        end[size] = to;
        capital[size] = loud;
        stretched[size] = isStretched;
        symbol[size++] = entry;
    }

    private void grow(int capacity) {
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        capital = Arrays.copyOf(capital, capacity);
        stretched = Arrays.copyOf(stretched, capacity);
        symbol = Arrays.copyOf(symbol, capacity);
    }
}
