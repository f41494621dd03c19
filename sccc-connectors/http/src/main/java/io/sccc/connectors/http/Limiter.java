package io.sccc.connectors.http;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for one account (or for several that share a limit) how long the vendor wants silence and what is left of the
 * budgets. A call that would have to wait fails at once and goes nowhere. Give the same limiter to every gateway that shares
 * the limit; keep {@link #state()} beside the cursor so that a restart does not burst. Thread-safe.
 */
public final class Limiter {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration UNTOLD = Duration.ofMinutes(1);
    private static final String VERSION = "1";

    private final InstantSource clock;
    private final List<Spent> budgets = new ArrayList<>();
    private Instant throttledUntil = Instant.EPOCH;
    private Kind kind = Kind.THROTTLED;
    private Scope scope = Scope.ACCOUNT;

    /** One budget's window. */
    private static final class Spent {
        private final Budget budget;
        private long used;
        private Instant end = Instant.EPOCH;

        Spent(Budget budget) {
            this.budget = budget;
        }

        boolean fits(int units, Instant now) {
            return (now.isBefore(end) ? used : 0) + units <= budget.units();
        }

        void take(int units, Instant now) {
            if (!now.isBefore(end)) {
                used = 0;
                end = budget.end(now);
            }
            used += units;
        }

        Instant next(Instant now) {
            return now.isBefore(end) ? end : budget.end(now);
        }
    }

    /** A limiter with these budgets; none means that only the vendor's word counts. */
    public Limiter(InstantSource clock, Budget... budgets) {
        this.clock = clock;
        for (Budget budget : budgets) {
            this.budgets.add(new Spent(budget));
        }
    }

    /** Takes what a call costs; the fault that keeps it from going out, or null when it may. */
    synchronized @Nullable Fault admit(int units, String what) {
        Instant now = clock.instant();
        if (now.isBefore(throttledUntil)) {
            return Fault.of(kind, what).scope(scope).until(throttledUntil);
        }
        for (Spent spent : budgets) {
            if (!spent.fits(units, now)) {
                return Fault.of(Kind.QUOTA_EXHAUSTED, what).scope(Scope.ACCOUNT).until(spent.next(now));
            }
        }
        budgets.forEach(spent -> spent.take(units, now));
        return null;
    }

    /**
     * Takes the vendor's word, and at most 15 minutes of it (a day where a quota is used up): then we look again. A minute
     * when it told nothing, or a time that is over.
     *
     * @return until when
     */
    synchronized Instant throttle(@Nullable Instant told, Kind why, Scope what) {
        Instant until = bounded(told, why, clock.instant());
        if (until.isAfter(throttledUntil)) {
            throttledUntil = until;
            kind = why == Kind.QUOTA_EXHAUSTED ? why : Kind.THROTTLED;
            scope = what;
        }
        return until;
    }

    /** The time to wait until, for a fault that stops one item only. */
    static Instant bounded(@Nullable Instant told, Kind why, Instant now) {
        Instant until = told == null || told.isBefore(now) ? now.plus(UNTOLD) : told;
        Instant latest = now.plus(why == Kind.QUOTA_EXHAUSTED ? DAY : LONGEST);
        return until.isAfter(latest) ? latest : until;
    }

    /** Until when the vendor wants silence; null when it wants none now. */
    public synchronized @Nullable Instant throttledUntil() {
        return clock.instant().isBefore(throttledUntil) ? throttledUntil : null;
    }

    /** All that has to survive a restart, as one short line without secrets. */
    public synchronized String state() {
        StringBuilder line = new StringBuilder(VERSION + " " + throttledUntil + " " + kind + " " + scope);
        budgets.forEach(spent -> line.append(' ').append(spent.used).append('@').append(spent.end));
        return line.toString();
    }

    /**
     * Takes up what {@link #state()} wrote; budgets are told apart by their order.
     *
     * @throws IllegalArgumentException when it is no such line
     */
    public synchronized void restore(String state) {
        String[] parts = state.strip().split(" ", -1);
        if (parts.length < 4 || !parts[0].equals(VERSION)) {
            throw new IllegalArgumentException("limiter state \"" + state + "\" is not of version " + VERSION);
        }
        throttledUntil = Instant.parse(parts[1]);
        kind = Kind.valueOf(parts[2]);
        scope = Scope.valueOf(parts[3]);
        for (int i = 4; i < parts.length && i - 4 < budgets.size(); i++) {
            int at = parts[i].indexOf('@');
            budgets.get(i - 4).used = Long.parseLong(parts[i].substring(0, at));
            budgets.get(i - 4).end = Instant.parse(parts[i].substring(at + 1));
        }
    }

    @Override
    public String toString() {
        return "Limiter[" + state() + "]";
    }
}
