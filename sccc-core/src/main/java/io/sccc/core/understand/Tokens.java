package io.sccc.core.understand;

import java.util.Arrays;

/** The words, numbers and codes of a text in order, each with the nearest word before it that tells what it may be. */
final class Tokens {
    /** What a token is made of. */
    enum Type {
        WORD,
        /** Digits alone. */
        NUMBER,
        /** Letters and digits. */
        CODE,
        /** A link: what is inside is no number of its own. */
        LINK,
        /** A placeholder, or what was found before. */
        HIDDEN
    }

    private final Symbols text;
    private int[] start = new int[32];
    private int[] end = new int[32];
    private Type[] type = new Type[32];
    private Cue[] word = new Cue[32];
    private Cue[] cue = new Cue[32];
    private byte[] distance = new byte[32];
    private Joint[] joint = new Joint[32];
    private int size;

    Tokens(Symbols text) {
        this.text = text;
        new Tokenizer(text, this).run();
    }

    int size() {
        return size;
    }

    Symbols text() {
        return text;
    }

    int start(int token) {
        return start[token];
    }

    int end(int token) {
        return end[token];
    }

    int length(int token) {
        return end[token] - start[token];
    }

    boolean isNumber(int token) {
        return token < size && type[token] == Type.NUMBER;
    }

    boolean isCode(int token) {
        return token < size && type[token] == Type.CODE;
    }

    boolean isLink(int token) {
        return token < size && type[token] == Type.LINK;
    }

    /** What the word itself says of the number after it; {@link Cue#NONE} when the token is no word. */
    Cue word(int token) {
        return token >= 0 && token < size ? word[token] : Cue.NONE;
    }

    boolean isWord(int token) {
        return token >= 0 && token < size && type[token] == Type.WORD;
    }

    /** The nearest cue before the token, however far. */
    Cue cue(int token) {
        return cue[token];
    }

    /** How many words that mean something stand between the cue and the token; sentence ends count as three. */
    int distance(int token) {
        return distance[token];
    }

    /** The nearest cue when it stands no further off than {@code most}. */
    Cue cueWithin(int token, int most) {
        return distance[token] <= most ? cue[token] : Cue.NONE;
    }

    /** What joins the token to the one before it, when both are numbers. */
    Joint before(int token) {
        return token > 0 && token <= size ? joint[token - 1] : Joint.NONE;
    }

    /** What joins the token to the one after it, when both are numbers. */
    Joint after(int token) {
        return before(token + 1);
    }

    void add(Type kind, int from, int to, Cue says, Cue nearest, int away) {
        if (size == start.length) {
            grow(size * 2);
        }
        start[size] = from;
        end[size] = to;
        type[size] = kind;
        word[size] = says;
        cue[size] = nearest;
        distance[size] = (byte) Math.min(away, Byte.MAX_VALUE);
        joint[size] = Joint.NONE;
        if (size > 0 && kind == Type.NUMBER && type[size - 1] == Type.NUMBER) {
            joint[size - 1] = Joint.of(text, end[size - 1], from);
        }
        size++;
    }

    private void grow(int capacity) {
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        type = Arrays.copyOf(type, capacity);
        word = Arrays.copyOf(word, capacity);
        cue = Arrays.copyOf(cue, capacity);
        distance = Arrays.copyOf(distance, capacity);
        joint = Arrays.copyOf(joint, capacity);
    }
}
