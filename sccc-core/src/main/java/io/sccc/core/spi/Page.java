package io.sccc.core.spi;

import java.util.List;

/**
 * Some items of a source and the position after them.
 *
 * @param items oldest first; empty means nothing new
 * @param next the position after the last item
 * @param more whether asking again at once would bring more
 * @param <T> what the source yields
 */
public record Page<T>(List<T> items, Cursor next, boolean more) {

    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    /** Nothing new. */
    public static <T> Page<T> empty(Cursor at) {
        return new Page<>(List.of(), at, false);
    }
}
