package io.sccc.connectors.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * So many units in a window of time: 10,000 a day for all of YouTube's calls, 300 in five minutes. What a call costs is said
 * by {@link Call#units}.
 *
 * @param units in one window
 * @param every length of a window, from its first call; null when it ends at midnight
 * @param zone whose midnight ends it; null when it has a length
 */
public record Budget(
        long units, @Nullable Duration every, @Nullable ZoneId zone) {

    /** Refuses a budget without units, or without exactly one kind of window. */
    public Budget {
        if (units < 0 || (every == null) == (zone == null) || (every != null && every.compareTo(Duration.ZERO) <= 0)) {
            throw new IllegalArgumentException(
                    "budget of " + units + " units a window of " + (every == null ? zone : every)
                            + ": it needs units that are not negative and one window that is not empty");
        }
    }

    /** Units in each window of a length. */
    public static Budget per(Duration window, long units) {
        return new Budget(units, window, null);
    }

    /** Units a day that ends at midnight somewhere. */
    public static Budget daily(ZoneId zone, long units) {
        return new Budget(units, null, zone);
    }

    /** When a window that starts now ends. */
    Instant end(Instant start) {
        if (every != null) {
            return start.plus(every);
        }
        ZoneId there = zone == null ? ZoneOffset.UTC : zone;
        return start.atZone(there).toLocalDate().plusDays(1).atStartOfDay(there).toInstant();
    }
}
