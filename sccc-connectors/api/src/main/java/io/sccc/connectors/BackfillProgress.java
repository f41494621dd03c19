package io.sccc.connectors;

import io.sccc.core.spi.Cursor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a {@link Backfill} came.
 *
 * @param state what it is doing
 * @param done items handed over, those of earlier runs included
 * @param total how many there are in all, by what the vendor tells and by the stretches read; null while unknown
 * @param stretches stretches read to their end
 * @param allStretches how many there are
 * @param perSecond items a second of this run, waits included; 0 at its beginning
 * @param eta how long it will still take at this rate; null while unknown
 * @param throttledUntil until when the vendor asked to wait; null when it did not
 * @param position where another run may go on; opaque, see {@link Position#readable}
 */
public record BackfillProgress(
        State state,
        long done,
        @Nullable Long total,
        int stretches,
        int allStretches,
        double perSecond,
        @Nullable Duration eta,
        @Nullable Instant throttledUntil,
        Cursor position) {

    /** What it is doing. */
    public enum State {
        /** Reading. */
        RUNNING,
        /** Waiting because live traffic is busy. */
        YIELDING,
        /** Waiting because the vendor asked to, or was down. */
        THROTTLED,
        /** Waiting to be resumed. */
        PAUSED,
        /** Everything is read. */
        DONE,
        /** Given up by somebody. */
        CANCELED;

        /** Will nothing more be read? */
        public boolean ended() {
            return this == DONE || this == CANCELED;
        }
    }
}
