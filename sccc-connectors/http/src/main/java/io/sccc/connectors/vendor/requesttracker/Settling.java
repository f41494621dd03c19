package io.sccc.connectors.vendor.requesttracker;

import io.sccc.core.model.ActionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Since when effects are looked for whose answers were lost. A request that RT has not finished is not seen by a search, and
 * RT does not tell what it is still at work on; so "not there" counts only after the time in which RT surely finishes or
 * drops a request. It is reckoned from the first look in this process: the request was sent before that, by whatever
 * process. Thread-safe.
 */
final class Settling {

    private static final int MOST = 10_000;

    private final Duration time;
    private final Map<ActionKey, Instant> since = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ActionKey, Instant> eldest) {
            return size() > MOST;
        }
    };

    Settling(Duration time) {
        this.time = time;
    }

    /** Until when "not there" does not count yet; null when it counts. */
    @Nullable
    Instant until(ActionKey key, Instant now) {
        synchronized (since) {
            Instant until = since.computeIfAbsent(key, first -> now).plus(time);
            return now.isBefore(until) ? until : null;
        }
    }

    /** The effect was seen, or is about to be asked for anew. */
    void done(ActionKey key) {
        synchronized (since) {
            since.remove(key);
        }
    }
}
