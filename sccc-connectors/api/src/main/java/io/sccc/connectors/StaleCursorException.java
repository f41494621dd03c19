package io.sccc.connectors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The vendor does not know a cursor any more: it was kept too long, or the vendor's history is shorter. Thrown by a
 * connector's {@code fetch}; {@link StaleCursor} tells what to do about it.
 */
public final class StaleCursorException extends VendorPermanentException {

    private final transient @Nullable Instant lastSeen;

    /**
     * A cursor the vendor rejected.
     *
     * @param fault of kind {@code NOT_FOUND} or {@code CONFIG}
     * @param lastSeen the time of the last item before it; null when the cursor does not tell
     */
    public StaleCursorException(Fault fault, @Nullable Instant lastSeen) {
        super(fault, null);
        this.lastSeen = lastSeen;
    }

    /** The time of the last item read before it; null when unknown. */
    public @Nullable Instant lastSeen() {
        return lastSeen;
    }
}
