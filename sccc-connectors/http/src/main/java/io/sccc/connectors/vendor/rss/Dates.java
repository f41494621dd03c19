package io.sccc.connectors.vendor.rss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as feeds write them: ISO 8601, RFC 822 with two or four digits of year, and what people make of both. */
final class Dates {

    private static final List<String> MONTHS = List.of(
            "jan ene",
            "feb fev",
            "mar",
            "apr abr",
            "may mai",
            "jun",
            "jul",
            "aug ago",
            "sep set",
            "oct out",
            "nov",
            "dec dic dez");
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("ART", -3),
            Map.entry("BRT", -3),
            Map.entry("CLT", -4),
            Map.entry("COT", -5),
            Map.entry("PET", -5),
            Map.entry("CET", 1),
            Map.entry("CEST", 2));
    private static final Pattern SPOKEN = Pattern.compile(
            "(?:\\p{L}{2,12}\\.?,?\\s+)?(\\d{1,2})(?:\\s+de)?[\\s-]+(\\p{L}{3,12})\\.?(?:\\s+de)?[\\s-]+(\\d{4}|\\d{2})"
                    + "(?:,?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?\\s*(.{0,40})");
    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC|UT)?\\s*([+-])(\\d{1,2}):?(\\d{2})?.*");
    private static final int CENTURY = 70;

    private static final List<Function<String, Instant>> ISO = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                    .toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    private Dates() {}

    /** The instant; in UTC where no zone is told; null when it is no date. */
    static @Nullable Instant read(String text) {
        String clean = text.strip();
        String iso =
                clean.replaceFirst("^(\\d{4}-\\d{2}-\\d{2})\\s+(\\d)", "$1T$2").replaceFirst("\\s+([+-Z])", "$1");
        for (Function<String, Instant> form : ISO) {
            try {
                return form.apply(iso);
            } catch (DateTimeException e) {
                continue;
            }
        }
        Matcher spoken = SPOKEN.matcher(clean);
        try {
            return spoken.matches() ? spoken(spoken) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant spoken(Matcher date) {
        int month = month(date.group(2).toLowerCase(Locale.ROOT));
        if (month == 0) {
            return null;
        }
        int number = Integer.parseInt(date.group(3));
        int year = date.group(3).length() > 2 ? number : number + (number < CENTURY ? 2000 : 1900);
        LocalDateTime local = LocalDateTime.of(
                year,
                month,
                Integer.parseInt(date.group(1)),
                number(date.group(4)) % 24,
                number(date.group(5)),
                Math.min(59, number(date.group(6))));
        return local.toInstant(zone(date.group(7).strip().toUpperCase(Locale.ROOT)));
    }

    private static int month(String name) {
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).contains(name.substring(0, 3))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static ZoneOffset zone(String name) {
        Matcher offset = OFFSET.matcher(name);
        if (!offset.matches()) {
            return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0));
        }
        int minutes = number(offset.group(2)) * 60 + number(offset.group(3));
        return ZoneOffset.ofTotalSeconds((offset.group(1).equals("-") ? -60 : 60) * minutes);
    }
}
