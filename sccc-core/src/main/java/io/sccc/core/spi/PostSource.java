package io.sccc.core.spi;

import io.sccc.core.model.AccountId;
import java.util.Set;

/**
 * Where posts come from. Thread-safe; keeps no position of its own: the caller owns the cursor and may store it
 * anywhere.
 */
public interface PostSource extends AutoCloseable {

    /** A name that stays the same across restarts, under which the cursor is stored. */
    String name();

    /** The accounts it may yield posts of; empty when it cannot know beforehand. */
    default Set<AccountId> accounts() {
        return Set.of();
    }

    /**
     * Does it replay what was recorded? Then time is told by the posts (a replay clock) and a post without a time keeps
     * none; otherwise a post without a time is stamped with its arrival.
     */
    default boolean recorded() {
        return false;
    }

    /**
     * What comes after {@code cursor}, oldest first; an empty page means nothing new. Called on the poller's thread; may
     * block.
     *
     * @throws io.sccc.core.error.TransientException when asking again later may work
     */
    Page<Arrival> fetch(Cursor cursor);

    /**
     * Where to read again from after a pause, so that nothing is missed that came late or under an older time: about five
     * minutes or 100 items before {@code cursor}; what was taken in already is known and not taken in again. The cursor
     * itself where a source never has anything come late.
     */
    default Cursor overlap(Cursor cursor) {
        return cursor;
    }

    @Override
    default void close() {}
}
