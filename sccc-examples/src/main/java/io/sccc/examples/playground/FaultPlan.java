package io.sccc.examples.playground;

import java.util.SplittableRandom;

/** Faults as they happen on one target: counts its calls and draws its random numbers. Thread-safe. */
final class FaultPlan {

    /** What happens to one call. */
    enum Mishap {
        NONE,
        DROP_BEFORE,
        TOO_MANY,
        SERVER_ERROR,
        DROP_AFTER
    }

    private final Faults faults;
    private final SplittableRandom random;
    private long calls;

    FaultPlan(Faults faults) {
        this.faults = faults;
        this.random = new SplittableRandom(faults.seed());
    }

    Faults faults() {
        return faults;
    }

    synchronized Mishap next() {
        calls++;
        if (hits(faults.dropBefore())) {
            return Mishap.DROP_BEFORE;
        }
        if (hits(faults.tooMany())) {
            return Mishap.TOO_MANY;
        }
        if (hits(faults.serverError())) {
            return Mishap.SERVER_ERROR;
        }
        return hits(faults.dropAfter()) ? Mishap.DROP_AFTER : Mishap.NONE;
    }

    private boolean hits(Faults.Rate rate) {
        boolean nth = rate.every() > 0 && calls % rate.every() == 0;
        return nth || (rate.probability() > 0 && random.nextDouble() < rate.probability());
    }
}
