package io.sccc.core.pipeline;

import java.time.Duration;
import java.time.Instant;

/** Counts what anybody outside can cause at will, so that a flood of it is a line now and then. Thread-safe. */
final class Seldom {

    private final Duration apart;
    private Instant next = Instant.MIN;
    private long count;

    Seldom(Duration apart) {
        this.apart = apart;
    }

    /** Counts one more; how many there were since it was said last if now is a time to say it, otherwise 0. */
    synchronized long count(Instant now) {
        count++;
        if (now.isBefore(next) && next.isBefore(now.plus(apart.multipliedBy(2)))) {
            return 0;
        }
        long told = count;
        count = 0;
        next = now.plus(apart);
        return told;
    }
}
