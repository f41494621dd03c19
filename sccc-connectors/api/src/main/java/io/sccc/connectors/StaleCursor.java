package io.sccc.connectors;

import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What to do when the vendor does not know a cursor any more; the application chooses by the option {@code stale_cursor}. */
public enum StaleCursor {
    /** Stop reading and say so until a person decides. */
    FAIL,
    /** Read again from a while before the last item; what was known already is not taken in again. Nothing is missed. */
    BACKFILL,
    /** Go on from now, and keep a record of the gap among the dead letters. */
    SKIP;

    /** How far before the last item {@link #BACKFILL} begins. */
    public static final Duration OVERLAP = Duration.ofMinutes(5);

    /** The code of a gap's record. */
    public static final String GAP = "SCCC-4101";

    /** The lower-case name, as configurations write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The page that a connector's {@code fetch} answers instead.
     *
     * @param stale what the vendor rejected
     * @param from the cursor that begins at a time
     * @param now the time to go on from when skipping
     * @throws StaleCursorException itself, when the policy is to fail, or to backfill from a time that nobody knows
     */
    public Page<Arrival> page(StaleCursorException stale, Function<Instant, Cursor> from, Instant now) {
        Instant last = stale.lastSeen();
        if (this == FAIL || (this == BACKFILL && last == null)) {
            throw stale;
        }
        if (this == BACKFILL && last != null) {
            return new Page<>(List.of(), from.apply(last.minus(OVERLAP)), true);
        }
        String gap = "items were skipped because the vendor does not know the cursor any more: from "
                + (last == null ? "an unknown time" : last)
                + " to " + now;
        return new Page<>(List.of(new Arrival.Unreadable("gap before " + now, 0, GAP, gap, "")), from.apply(now), true);
    }
}
