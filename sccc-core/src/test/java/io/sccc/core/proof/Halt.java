package io.sccc.core.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stops this process at a named place of a test double, at the n-th passing: {@code -Dsccc.proof.halt=name:n} halts it with
 * status 137, as SIGKILL would; {@code -Dsccc.proof.hold=name:n} says {@code holding} and keeps the thread there until a
 * file is there. Places inside the ledger have their own switch.
 */
final class Halt {

    static final int KILLED = 137;
    static final String PROPERTY = "sccc.proof.halt";
    static final String HOLD = "sccc.proof.hold";

    private final String place;
    private final AtomicLong left;
    private final @Nullable Path until;
    private final boolean stays;

    private Halt(String spec, @Nullable Path until, boolean stays) {
        String[] parts = spec.split(":", 2);
        this.place = parts[0];
        this.left = new AtomicLong(parts.length == 1 ? 1 : Long.parseLong(parts[1]));
        this.until = until;
        this.stays = stays;
    }

    /** What the properties of this process say. */
    static Halt told(Path until) {
        String hold = System.getProperty(HOLD);
        return hold == null ? new Halt(System.getProperty(PROPERTY, ""), null, false) : new Halt(hold, until, false);
    }

    /** Does nothing anywhere. */
    static Halt never() {
        return new Halt("", null, false);
    }

    /** Keeps every thread at a place, from its n-th passing on, until it is interrupted. */
    static Halt staying(String spec) {
        return new Halt(spec, null, true);
    }

    /** Ends the process, or keeps it, when it is this place's turn. */
    void pass(String here) {
        if (!here.equals(place)) {
            return;
        }
        long turns = left.decrementAndGet();
        while (stays && turns <= 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(10_000_000);
        }
        if (stays || turns != 0) {
            return;
        }
        if (until == null) {
            Runtime.getRuntime().halt(KILLED);
        } else {
            System.out.println("holding");
            while (!Files.exists(until)) {
                LockSupport.parkNanos(10_000_000);
            }
        }
    }
}
