package io.sccc.metrics;

import java.time.Duration;

/**
 * A tumbling window. Quarters of an hour and longer begin where the clocks of the store's zone say so: an hour at its full
 * hour, a day at its first moment, seven days on Monday; with daylight saving a day has 23 or 25 hours.
 */
public enum Window {
    /** One minute. */
    MINUTE(Duration.ofMinutes(1)),
    /** Fifteen minutes. */
    QUARTER_HOUR(Duration.ofMinutes(15)),
    /** One hour. */
    HOUR(Duration.ofHours(1)),
    /** One day, midnight to midnight. */
    DAY(Duration.ofDays(1)),
    /** Seven days, Monday to Sunday. */
    WEEK(Duration.ofDays(7));

    private final Duration length;

    Window(Duration length) {
        this.length = length;
    }

    /** How long it is when no clock is changed. */
    public Duration length() {
        return length;
    }
}
