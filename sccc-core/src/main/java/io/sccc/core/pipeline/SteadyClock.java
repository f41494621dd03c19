package io.sccc.core.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of stamps and timers where the system's clock tells it: goes on evenly when that clock jumps by more than a
 * minute, and follows it when it stayed there for ten. So a clock that was set a year ahead by mistake and put right again
 * fires no timers, and a machine that slept asks what fell due meanwhile ten minutes after it woke. Smaller steps, as clocks
 * are corrected by, are followed at once. Thread-safe.
 */
public final class SteadyClock implements InstantSource {

    /** A step that is followed at once. */
    public static final Duration STEP = Duration.ofSeconds(60);

    /** How long a larger one is doubted. */
    public static final Duration DOUBT = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private Instant believed;
    private long since;
    private boolean doubting;
    private Duration doubted = Duration.ZERO;
    private long doubtingSince;

    /**
     * A clock that believes what the other tells now.
     *
     * @param wall the clock that may jump
     * @param nanos a count of nanoseconds that does not, as {@link System#nanoTime}
     */
    public SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.believed = wall.instant();
        this.since = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        Instant told = wall.instant();
        long now = nanos.getAsLong();
        Instant even = believed.plusNanos(now - since);
        Duration jump = Duration.between(even, told);
        if (jump.abs().compareTo(STEP) <= 0) {
            doubting = false;
            return believe(told, now);
        }
        if (!doubting || jump.minus(doubted).abs().compareTo(STEP) > 0) {
            doubting = true;
            doubted = jump;
            doubtingSince = now;
            LOG.warn(
                    "SCCC-5009 the system's clock jumped by {} to {}; timers go by the time before for {}, in case it is"
                            + " put right. See to the clock, unless this machine slept",
                    jump,
                    told,
                    DOUBT);
        }
        if (now - doubtingSince < DOUBT.toNanos()) {
            return even;
        }
        LOG.warn("SCCC-5009 the system's clock stayed at its new time: timers go by it from now on");
        doubting = false;
        return believe(told, now);
    }

    private Instant believe(Instant told, long now) {
        believed = told;
        since = now;
        return told;
    }
}
