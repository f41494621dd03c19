package io.sccc.rules.internal;

import java.util.Arrays;

/**
 * Which of the values that rules name were found in one fact of one post: small numbers, each at most once. Of one
 * thread, and used for one post after another.
 */
public final class Found {

    /** Stands for a fact that nobody supplied. */
    public static final int UNKNOWN = 0;

    private final long[] bits;
    private int[] numbers = new int[4];
    private int count;
    private boolean read;

    /** Room for the numbers below this. */
    public Found(int size) {
        bits = new long[(size + 63) >> 6];
    }

    /** Has the fact of this post been looked at? */
    public boolean isRead() {
        return read;
    }

    /** From now on it has been looked at. */
    public void setRead() {
        read = true;
    }

    /** One more value. */
    public void add(int number) {
        if (!has(number)) {
            bits[number >> 6] |= 1L << number;
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number;
        }
    }

    /** The only value. */
    public void set(int number) {
        bits[number >> 6] |= 1L << number;
        numbers[0] = number;
        count = 1;
    }

    /** Is this value among them? */
    public boolean has(int number) {
        return (bits[number >> 6] & 1L << number) != 0;
    }

    /** Is any of these values among them? */
    public boolean hasAny(int[] some) {
        for (int number : some) {
            if (has(number)) {
                return true;
            }
        }
        return false;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** One of them, by its place from 0. */
    int at(int place) {
        return numbers[place];
    }

    /** Ready for the next post. */
    public void clear() {
        for (int i = 0; i < count; i++) {
            bits[numbers[i] >> 6] = 0;
        }
        count = 0;
        read = false;
    }
}
