package io.sccc.rules;

import io.sccc.core.model.Facts;
import io.sccc.rules.internal.Found;
import io.sccc.rules.internal.Target;
import java.util.Arrays;

/**
 * What is matched: the facts of one post, each read at most once, and the rules that matched. Of one thread, and used for
 * one post after another.
 */
final class Sheet extends Target {

    private static final Facts NOTHING = Facts.empty();

    private final Slots slots;
    private final Found[] found;
    private final double[] numbers;
    private Facts facts = NOTHING;
    private int[] matched = new int[4];
    private int count;

    /** Room for what rules of these slots may ask. */
    Sheet(Slots slots) {
        this.slots = slots;
        found = slots.room();
        numbers = new double[slots.numbers()];
    }

    /** Begins with another post. */
    Sheet with(Facts others) {
        facts = others;
        count = 0;
        for (Found each : found) {
            if (each.isRead()) {
                each.clear();
            }
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = slots.number(i, others);
        }
        return this;
    }

    @Override
    public Found found(int slot) {
        Found asked = found[slot];
        if (!asked.isRead()) {
            slots.read(slot, facts, asked);
            asked.setRead();
        }
        return asked;
    }

    /** A number; NaN when it is unknown. */
    double number(int place) {
        return numbers[place];
    }

    @Override
    public void matched(int rule) {
        if (count == matched.length) {
            matched = Arrays.copyOf(matched, 2 * count);
        }
        matched[count++] = rule;
    }

    /** How many rules matched. */
    int count() {
        return count;
    }

    /** The number of one rule that matched, by its place from 0. */
    int matchedAt(int place) {
        return matched[place];
    }

    /** Puts the rules that matched into their order. */
    Sheet sorted() {
        if (count > 1) {
            Arrays.sort(matched, 0, count);
        }
        return this;
    }

    /** Forgets the post. */
    Sheet emptied() {
        facts = NOTHING;
        return this;
    }
}
