package io.sccc.connectors;

import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connector's older items, page by page, behind live traffic: can be watched, paused, canceled, and resumed by
 * another process from the position of any {@link BackfillProgress}. Planned without I/O ({@link BackfillPlan}); reads only
 * inside {@link #run} or {@link #step}, on the caller's thread. {@link #pause}, {@link #resume}, {@link #cancel} and {@link
 * #progress} may be called by any thread.
 *
 * <p>Items are at least once: after a crash the page that was being handed over is read again, and the center knows its
 * posts.
 */
public final class Backfill {

    private static final Duration TURN = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_RESTARTS = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Connector connector;
    private final List<Stretch> stretches;
    private final String instance;
    private final Consumer<List<Arrival>> sink;
    private final Consumer<BackfillProgress> watcher;
    private final BooleanSupplier liveBusy;
    private final InstantSource clock;
    private final Tally tally;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int at;
    private Cursor cursor;
    private int failures;
    private int restarts;
    private boolean paused;
    private boolean canceled;
    private @Nullable Instant throttledUntil;

    Backfill(BackfillBuilder built, BackfillPlan.Place begin) {
        connector = built.connector;
        stretches = built.plan.stretches();
        instance = built.plan.instance(connector);
        sink = built.sink;
        watcher = built.watcher;
        liveBusy = built.liveBusy;
        clock = built.clock;
        at = begin.stretch();
        cursor = begin.cursor();
        tally = new Tally(begin.done(), clock.instant());
    }

    /** Begins a backfill of what a plan holds. */
    public static BackfillBuilder of(Connector connector, BackfillPlan plan) {
        return new BackfillBuilder(connector, plan);
    }

    /**
     * Reads until the end, or until it is canceled; waits while paused, throttled, or live traffic is busy.
     *
     * @return how far it came
     * @throws io.sccc.core.error.PermanentException when the vendor refuses for good; {@link #progress} still tells where
     * @throws InterruptedException when interrupted while it waits
     */
    public BackfillProgress run() throws InterruptedException {
        BackfillProgress last = step();
        while (!last.state().ended()) {
            await(last);
            last = step();
        }
        return last;
    }

    /**
     * Reads one page and hands it over, unless it must wait. For hosts with a scheduler of their own: call again at once
     * while running, after a moment when it yields or is paused, and at {@code throttledUntil} when throttled.
     *
     * @return how far it came; the watcher is told, too
     * @throws io.sccc.core.error.PermanentException when the vendor refuses for good
     */
    public BackfillProgress step() {
        BackfillProgress.State before = state();
        if (before == BackfillProgress.State.RUNNING) {
            if (liveBusy.getAsBoolean()) {
                return told(BackfillProgress.State.YIELDING);
            }
            read();
        }
        return told(state());
    }

    /** Stops reading after the page at hand, until {@link #resume}. */
    public void pause() {
        change(() -> paused = true);
    }

    /** Goes on reading. */
    public void resume() {
        change(() -> paused = false);
    }

    /** Stops for good after the page at hand; its position can begin another. */
    public void cancel() {
        change(() -> canceled = true);
    }

    /** How far it came. */
    public BackfillProgress progress() {
        return progress(state());
    }

    private void read() {
        Stretch stretch = stretches.get(at);
        try {
            BackfillPage read = connector.backfill(stretch, cursor);
            sink.accept(read.page().items());
            change(() -> advance(read));
        } catch (VendorTransientException e) {
            change(() -> throttledUntil = clock.instant().plus(wait(e)));
        } catch (StaleCursorException e) {
            if (cursor.atStart() || restarts >= MOST_RESTARTS) {
                throw e;
            }
            change(this::again);
        }
    }

    /**
     * The stretch begins again: its cursor lived too short, and what was read is known. A stretch whose cursors never live
     * long enough is given up after some times; smaller stretches may pass.
     */
    private void again() {
        restarts++;
        cursor = Cursor.START;
        tally.again();
    }

    private void advance(BackfillPage read) {
        failures = 0;
        Page<Arrival> page = read.page();
        tally.page(page.items().size(), read.total(), !page.more());
        if (page.more()) {
            cursor = page.next();
        } else {
            at++;
            restarts = 0;
            cursor = Cursor.START;
        }
    }

    private Duration wait(VendorTransientException e) {
        Duration asked = e.retryAfter();
        if (asked != null && !asked.isZero()) {
            return asked;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
        failures++;
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private BackfillProgress.State state() {
        lock.lock();
        try {
            if (at >= stretches.size()) {
                return BackfillProgress.State.DONE;
            }
            if (canceled) {
                return BackfillProgress.State.CANCELED;
            }
            if (paused) {
                return BackfillProgress.State.PAUSED;
            }
            if (throttledUntil != null && clock.instant().isBefore(throttledUntil)) {
                return BackfillProgress.State.THROTTLED;
            }
            throttledUntil = null;
            return BackfillProgress.State.RUNNING;
        } finally {
            lock.unlock();
        }
    }

    private BackfillProgress told(BackfillProgress.State state) {
        BackfillProgress progress = progress(state);
        watcher.accept(progress);
        return progress;
    }

    private BackfillProgress progress(BackfillProgress.State state) {
        lock.lock();
        try {
            Position position = new BackfillPlan.Place(at, cursor, tally.done()).position(instance, stretches);
            return tally.progress(state, at, stretches.size(), throttledUntil, position.cursor(), clock.instant());
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits a turn, or until something changed; looks at the clock again after a turn at most. */
    @SuppressWarnings("WaitNotInLoop") // the caller's loop looks again, whatever woke it
    private void await(BackfillProgress last) throws InterruptedException {
        if (last.state() == BackfillProgress.State.RUNNING) {
            return;
        }
        lock.lock();
        try {
            boolean unused = changed.await(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            lock.unlock();
        }
    }
}
