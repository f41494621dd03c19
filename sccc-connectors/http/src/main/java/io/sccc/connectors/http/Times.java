package io.sccc.connectors.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as vendors write them. */
final class Times {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final long MILLIS = 100_000_000_000L;
    private static final DateTimeFormatter SHORT_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHmm", "Z")
            .toFormatter(Locale.ROOT);
    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> OffsetDateTime.parse(text, SHORT_OFFSET).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());

    private Times() {}

    /** An instant written as a date or as seconds or milliseconds since 1970; null when it is none. */
    static @Nullable Instant read(String text) {
        String trimmed = text.strip();
        Double number = number(trimmed);
        return number == null ? date(trimmed) : epoch(number);
    }

    /** A plain number, with a fraction or not; null when it is none. */
    static @Nullable Double number(String text) {
        return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
    }

    /** Seconds since 1970, or milliseconds where they would be later than the year 5138. */
    static Instant epoch(double number) {
        return Instant.ofEpochMilli((long) (Math.abs(number) >= MILLIS ? number : number * 1000));
    }

    /** A date in one of the usual forms; null when it is none. */
    static @Nullable Instant date(String text) {
        for (Function<String, Instant> form : FORMS) {
            Instant read = parsed(form, text);
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    private static @Nullable Instant parsed(Function<String, Instant> form, String text) {
        try {
            return form.apply(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
