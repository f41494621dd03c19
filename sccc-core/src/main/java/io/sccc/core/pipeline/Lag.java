package io.sccc.core.pipeline;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a live source is behind: the clock less the time up to which everything is taken in, while the source says it has
 * more or has failed for a minute. Told as an event once a minute at most, from a minute on; once as zero when the source
 * has caught up again. A recorded source is never behind. Thread-safe.
 */
final class Lag {

    /** The least that is told, the longest fault that is not, and the pause between two tellings. */
    static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Lag.class);

    private final TenantId tenant;
    private final PostSource source;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Runnable changed;

    /** Up to when everything is taken in: the newest post's time, or when the source was last caught up with. */
    private @Nullable Instant reached;

    private @Nullable Instant failing;
    private @Nullable Instant told;
    private boolean more;

    /** Was a lag told that has not been taken back yet? */
    private boolean owed;

    Lag(TenantId tenant, PostSource source, Ledger ledger, InstantSource clock, Runnable changed) {
        this.tenant = tenant;
        this.source = source;
        this.ledger = ledger;
        this.clock = clock;
        this.changed = changed;
    }

    /** A page was taken in. */
    synchronized void read(Page<Arrival> page) {
        Instant now = clock.instant();
        failing = null;
        more = page.more();
        if (more) {
            page.items().forEach(arrival -> reach(arrival, now));
        } else {
            reached = now;
        }
        tell(now);
    }

    private void reach(Arrival arrival, Instant now) {
        Instant at =
                arrival instanceof Arrival.Received received ? received.post().postedAt() : null;
        if (at != null && !at.isAfter(now) && (reached == null || at.isAfter(reached))) {
            reached = at;
        }
    }

    /** Asking it failed. */
    synchronized void failed() {
        Instant now = clock.instant();
        failing = failing == null ? now : failing;
        reached = reached == null ? now : reached;
        tell(now);
    }

    /** Time goes by. */
    synchronized void look() {
        tell(clock.instant());
    }

    /** Another node reads it: what was known here is not known any more. */
    synchronized void forget() {
        reached = null;
        failing = null;
        told = null;
        more = false;
        owed = false;
    }

    private void tell(Instant now) {
        boolean early = told != null && Duration.between(told, now).abs().compareTo(MINUTE) < 0;
        if (source.recorded() || early) {
            return;
        }
        boolean caughtUp = !more && failing == null;
        Duration lag = caughtUp ? Duration.ZERO : behind(now);
        if (caughtUp ? owed : lag.compareTo(MINUTE) >= 0) {
            store(lag, now);
        }
    }

    private Duration behind(Instant now) {
        boolean down = failing != null && Duration.between(failing, now).compareTo(MINUTE) >= 0;
        return reached != null && (more || down) ? Duration.between(reached, now) : Duration.ZERO;
    }

    /** What cannot be stored now is told a little later: reading goes on. */
    private void store(Duration lag, Instant now) {
        try {
            ledger.lag(tenant, source.name(), lag, now);
            told = now;
            owed = !lag.isZero();
            changed.run();
        } catch (RuntimeException e) {
            LOG.debug(
                    "SCCC-1006 how far source {} is behind could not be stored: {}",
                    source.name(),
                    e.getClass().getName());
        }
    }
}
