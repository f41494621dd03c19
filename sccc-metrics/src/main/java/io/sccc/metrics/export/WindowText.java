package io.sccc.metrics.export;

import java.time.Duration;

/** A window's length as a label: {@code 15m}, {@code 1h}, {@code 7d}; empty for totals. */
final class WindowText {

    private static final int HOURS_OF_DAY = 24;

    private WindowText() {}

    /** Days are days when the clocks change, too. */
    static String of(Duration window) {
        long days = Math.round((double) window.toHours() / HOURS_OF_DAY);
        if (days > 0 && window.minusDays(days).abs().compareTo(Duration.ofHours(1)) <= 0) {
            return days + "d";
        }
        if (window.isZero()) {
            return "";
        }
        if (window.equals(Duration.ofHours(window.toHours()))) {
            return window.toHours() + "h";
        }
        if (window.equals(Duration.ofMinutes(window.toMinutes()))) {
            return window.toMinutes() + "m";
        }
        return window.toMillis() + "ms";
    }
}
