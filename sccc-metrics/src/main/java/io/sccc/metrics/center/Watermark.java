package io.sccc.metrics.center;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to when everything that was taken in is decided: the center's clock as of the oldest post that still waits for its
 * decision.
 *
 * <p>Why not the clock itself: intake runs ahead of the decisions by pages, which in a sparse recorded stream are days; a
 * post would be late or not as the threads happen to run.
 */
final class Watermark {

    /** Posts that are taken in and not decided; of more, the oldest waits no more. */
    private static final int MOST = 100_000;

    private final Map<Long, Instant> waiting = new LinkedHashMap<>();
    private @Nullable Instant clock;

    void stored(long cause, @Nullable Instant at) {
        if (at != null) {
            waiting.put(cause, at);
            if (waiting.size() > MOST) {
                waiting.remove(waiting.keySet().iterator().next());
            }
        }
    }

    void decided(long cause) {
        waiting.remove(cause);
    }

    /** Nothing that was taken in so far is waited for. */
    void nobodyWaits() {
        waiting.clear();
    }

    /** An event tells the time. */
    void clock(@Nullable Instant at) {
        if (at != null && (clock == null || at.isAfter(clock))) {
            clock = at;
        }
    }

    /** The newest time that an event told; null when none did. */
    @Nullable
    Instant clock() {
        return clock;
    }

    /** The watermark; null when no event has told a time. */
    @Nullable
    Instant now() {
        return waiting.isEmpty() ? clock : waiting.values().iterator().next();
    }
}
