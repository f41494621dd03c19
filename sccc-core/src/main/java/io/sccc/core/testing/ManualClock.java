package io.sccc.core.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when told. Thread-safe. */
public final class ManualClock implements InstantSource {

    private Instant now;

    /** A clock that stands at {@code start}. */
    public ManualClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves it to {@code to}, which may lie behind. */
    public synchronized void set(Instant to) {
        now = to;
    }

    /** Moves it on by {@code by}; where it stands then. */
    public synchronized Instant advance(Duration by) {
        now = now.plus(by);
        return now;
    }

    @Override
    public synchronized String toString() {
        return "ManualClock[" + now + "]";
    }
}
