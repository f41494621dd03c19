package io.sccc.examples.playground;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds, or an HTTP date. */
final class RetryAfter {

    /** Longer wishes are cut to this. */
    static final Duration MOST = Duration.ofMinutes(15);

    private RetryAfter() {}

    /** How long to wait from {@code now}; null when nothing readable was told. */
    static @Nullable Duration read(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.trim();
        if (value.matches("\\d+")) {
            return value.length() > 9 ? MOST : capped(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return capped(Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Duration capped(Duration wish) {
        if (wish.isNegative()) {
            return Duration.ZERO;
        }
        return wish.compareTo(MOST) > 0 ? MOST : wish;
    }
}
