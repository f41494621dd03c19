package io.sccc.core.proof;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Kills this process at a named place of a test double: {@code -Dsccc.proof.halt=name:n} halts it with status 137 at the
 * n-th passing, as SIGKILL would. Places inside the ledger have their own switch.
 */
final class Halt {

    static final int KILLED = 137;
    static final String PROPERTY = "sccc.proof.halt";

    private final String place;
    private final AtomicLong left;

    private Halt(String place, long passings) {
        this.place = place;
        this.left = new AtomicLong(passings);
    }

    /** The place that the property names; nowhere when it is empty. */
    static Halt of(String property) {
        String[] parts = property.split(":", 2);
        return new Halt(parts[0], parts.length == 1 ? 1 : Long.parseLong(parts[1]));
    }

    /** Does nothing anywhere. */
    static Halt never() {
        return of("");
    }

    /** Ends the process when it is this place's turn. */
    void pass(String here) {
        if (here.equals(place) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
