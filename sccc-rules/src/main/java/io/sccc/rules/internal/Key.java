package io.sccc.rules.internal;

import java.util.List;

/**
 * By which values a condition holds: it does exactly when one of them is found.
 *
 * @param slot of the fact
 * @param numbers of the values, at least one
 */
public record Key(int slot, List<Integer> numbers) {

    /** Copies the list. */
    public Key {
        numbers = List.copyOf(numbers);
    }
}
