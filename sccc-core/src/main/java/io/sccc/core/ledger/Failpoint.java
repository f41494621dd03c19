package io.sccc.core.ledger;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A place where a test kills the process: the system property {@code sccc.failpoint=name} or {@code name:n} halts it with
 * status 137 at the n-th passing, as a kill would. Without the property nothing happens.
 */
final class Failpoint {

    private static final int KILLED = 137;

    private final @Nullable Name name;
    private final AtomicLong left;

    private Failpoint(@Nullable Name name, long passings) {
        this.name = name;
        this.left = new AtomicLong(passings);
    }

    /** Where a process may die. */
    enum Name {
        AFTER_FETCH,
        BEFORE_INBOX_COMMIT,
        AFTER_INBOX_COMMIT,
        AFTER_WEBHOOK_STORE_BEFORE_200,
        AFTER_LEASE,
        BEFORE_CALL,
        AFTER_REQUEST_BYTES_SENT,
        AFTER_RESPONSE_BEFORE_COMMIT,
        AFTER_COMMIT,
        DURING_MIGRATION,
        DURING_TOKEN_SAVE,
        DURING_TIMER_FIRE,
        DURING_DEAD_LETTER,
        DURING_REPLAY,
        DURING_SHUTDOWN
    }

    /** The one that a property names; none for null. */
    static Failpoint of(@Nullable String property) {
        if (property == null || property.isBlank()) {
            return new Failpoint(null, 0);
        }
        String[] parts = property.split(":", 2);
        return new Failpoint(
                Name.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')),
                parts.length == 1 ? 1 : Long.parseLong(parts[1]));
    }

    /** Ends the process here when it is this place's turn. */
    void pass(Name place) {
        if (place == name && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
