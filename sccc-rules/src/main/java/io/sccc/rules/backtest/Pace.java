package io.sccc.rules.backtest;

import io.sccc.rules.backtest.Backtest.Phase;
import io.sccc.rules.backtest.Backtest.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Tells how far a back-test is, as far as the slower of its runners. Thread-safe; measures elapsed time only. */
final class Pace {

    private static final long PAUSE = 200_000_000L;

    private final Consumer<Progress> listener;
    private final long begun = System.nanoTime();
    private final List<AtomicLong> runners = new ArrayList<>();
    private long replaying = begun;
    private long told = begun;
    private long total = -1;

    Pace(Consumer<Progress> listener) {
        this.listener = listener;
    }

    /** So many posts were read. */
    synchronized void read(long posts) {
        tell(Phase.READING, posts, null, false);
    }

    /** Reading is over; so many posts are replayed. */
    synchronized void begin(long posts) {
        total = posts;
        replaying = System.nanoTime();
    }

    /** One that takes posts in and says how many it has. */
    synchronized LongConsumer runner() {
        AtomicLong at = new AtomicLong();
        runners.add(at);
        return done -> {
            at.set(done);
            replayed();
        };
    }

    private synchronized void replayed() {
        long done = runners.stream().mapToLong(AtomicLong::get).min().orElse(0);
        long spent = System.nanoTime() - replaying;
        Duration left = done == 0 ? null : Duration.ofNanos((long) ((double) spent / done * (total - done)));
        tell(Phase.REPLAYING, done, left, false);
    }

    /** Both are at the end. */
    synchronized void compare() {
        tell(Phase.COMPARING, total, Duration.ZERO, true);
    }

    private void tell(Phase phase, long done, @Nullable Duration left, boolean always) {
        long now = System.nanoTime();
        if (always || now - told > PAUSE) {
            told = now;
            listener.accept(new Progress(phase, done, total, Duration.ofNanos(now - begun), left));
        }
    }
}
