package io.sccc.metrics;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Where windows begin and end, in minutes since 1970 UTC. */
final class Grid {

    static final long MILLIS = 60_000;
    private static final int MINUTE_SECONDS = 60;
    private static final int QUARTER = 15;
    private static final int HOUR_SECONDS = 3600;

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final ZoneId zone;

    Grid(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    static long minute(long millis) {
        return Math.floorDiv(millis, MILLIS);
    }

    /** No further than four digits of years. */
    static Instant bounded(Instant time) {
        return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    }

    static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), (long) MINUTE_SECONDS);
    }

    static Instant time(long minute) {
        return Instant.ofEpochSecond(minute * MINUTE_SECONDS);
    }

    static long quarter(long minute) {
        return minute - Math.floorMod(minute, QUARTER);
    }

    /** The first minute of the window that this minute lies in. */
    long start(Window window, long minute) {
        long quarter = quarter(minute);
        return switch (window) {
            case MINUTE -> minute;
            case QUARTER_HOUR -> quarter;
            case HOUR -> quarter - intoHour(quarter);
            case DAY -> of(day(quarter));
            case WEEK -> of(day(quarter).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        };
    }

    private long intoHour(long quarter) {
        int offset = zone.getRules().getOffset(time(quarter)).getTotalSeconds();
        return Math.floorMod(quarter * MINUTE_SECONDS + offset, HOUR_SECONDS) / MINUTE_SECONDS;
    }

    private LocalDate day(long minute) {
        return LocalDate.ofInstant(time(minute), zone);
    }

    /** The first quarter of an hour of a day: its first moment, but for zones whose clocks were once odd. */
    private long of(LocalDate day) {
        long first = minute(day.atStartOfDay(zone).toInstant());
        return first == quarter(first) ? first : quarter(first) + QUARTER;
    }

    /** The minute after the window that begins with this minute. */
    long end(Window window, long start) {
        return switch (window) {
            case MINUTE -> start + 1;
            case QUARTER_HOUR -> start + QUARTER;
            case HOUR -> hourEnd(start);
            case DAY -> of(day(start).plusDays(1));
            case WEEK -> of(day(start).plusDays(Window.WEEK.length().toDays()));
        };
    }

    private long hourEnd(long start) {
        long end = start + QUARTER;
        while (start(Window.HOUR, end) == start) {
            end += QUARTER;
        }
        return end;
    }
}
