package io.sccc.connectors;

import io.sccc.core.spi.Cursor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts a backfill's items and guesses how long it will take. Guarded by the backfill's lock. */
final class Tally {

    private final long before;
    private final Instant began;
    private long done;
    private int ended;
    private long ofEnded;
    private long ofThis;
    private @Nullable Long totalOfThis;

    Tally(long before, Instant began) {
        this.before = before;
        this.began = began;
    }

    long done() {
        return before + done;
    }

    void page(int items, @Nullable Long total, boolean last) {
        done += items;
        ofThis += items;
        totalOfThis = total == null ? totalOfThis : total;
        if (last) {
            ended++;
            ofEnded += ofThis;
            again();
        }
    }

    /** The stretch at hand begins. */
    void again() {
        ofThis = 0;
        totalOfThis = null;
    }

    BackfillProgress progress(
            BackfillProgress.State state, int at, int all, @Nullable Instant throttled, Cursor position, Instant now) {
        double seconds = Duration.between(began, now).toMillis() / 1000.0;
        double rate = seconds > 0 ? done / seconds : 0;
        Long left = at >= all ? Long.valueOf(0) : left(all - at);
        Duration eta = left == null || (left > 0 && rate <= 0)
                ? null
                : left == 0 ? Duration.ZERO : Duration.ofMillis((long) (left / rate * 1000));
        return new BackfillProgress(
                state, done(), left == null ? null : done() + left, at, all, rate, eta, throttled, position);
    }

    /** Items still to come: of this stretch as the vendor tells, of the others as those that ended had. */
    private @Nullable Long left(int stretches) {
        if (ended == 0 && (totalOfThis == null || stretches > 1)) {
            return null;
        }
        double each = ended == 0 ? 0 : (double) ofEnded / ended;
        double here = totalOfThis == null ? each - ofThis : totalOfThis - ofThis;
        return Math.round(Math.max(0, here) + each * (stretches - 1));
    }
}
