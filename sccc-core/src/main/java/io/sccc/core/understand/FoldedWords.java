package io.sccc.core.understand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects folded letters into words, with one blank between two and long runs of one letter cut to one. */
final class FoldedWords {
    private char[] text;
    private int size;
    private int wordStart;
    private int run;
    private boolean elongated;
    private final List<String> tokens = new ArrayList<>();

    FoldedWords(int expected) {
        text = new char[expected + 16];
    }

    /** Adds one folded letter or digit to the word at hand. */
    void add(char letter) {
        if (size > wordStart && text[size - 1] == letter && Character.isLetter(letter)) {
            run++;
        } else {
            run = 1;
        }
        if (run < 3) {
            put(letter);
        } else if (run == 3) {
            size--;
            elongated = true;
        }
    }

    boolean inWord() {
        return size > wordStart;
    }

    /** Ends the word at hand, if any. */
    void end() {
        if (size > wordStart) {
            trim();
        }
        if (size > wordStart) {
            tokens.add(new String(text, wordStart, size - wordStart));
            put(' ');
        }
        wordStart = size;
        run = 0;
    }

    /** An apostrophe belongs to a word only from inside. */
    private void trim() {
        while (size > wordStart && text[size - 1] == '\'') {
            size--;
        }
    }

    List<String> tokens() {
        return List.copyOf(tokens);
    }

    String folded() {
        return new String(text, 0, Math.max(0, size - 1));
    }

    boolean elongated() {
        return elongated;
    }

    private void put(char letter) {
        if (size == text.length) {
            text = Arrays.copyOf(text, size * 2);
        }
        text[size++] = letter;
    }
}
