package io.sccc.core.pipeline;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When an action that failed in passing is tried again: full jitter over an exponentially growing window, as in M.
 * Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015).
 *
 * @param first the first window
 * @param longest the longest window
 * @param attempts attempts in all
 */
public record Retry(Duration first, Duration longest, int attempts) {

    /** 1 s growing to 15 min, 20 attempts. */
    public static final Retry DEFAULT = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(15), 20);

    /** Refuses windows and counts that make no sense. */
    public Retry {
        if (first.isNegative() || longest.compareTo(first) < 0 || attempts < 1) {
            throw new IllegalArgumentException("retry needs 0 <= first (%s) <= longest (%s) and attempts (%d) >= 1"
                    .formatted(first, longest, attempts));
        }
    }

    /** How long to wait after attempt number {@code attempt} (from 1) failed. */
    Duration after(int attempt, RandomGenerator random) {
        int doublings = Math.min(attempt - 1, 30);
        long most = longest.toMillis();
        long start = Math.max(1, first.toMillis());
        long window = start > most >> doublings ? most : start << doublings;
        return Duration.ofMillis(random.nextLong(window + 1));
    }
}
