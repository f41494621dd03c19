package io.sccc.connectors.vendor.requesttracker;

import io.sccc.connectors.Position;
import io.sccc.core.spi.Cursor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the reading of changes stands. Tickets are walked in the order in which they were last changed; at the end the walk
 * goes back by {@link #OVERLAP}, because a change that took long to be stored shows up under an earlier time, and leaves out
 * what it told already.
 *
 * @param from changes before this are not told
 * @param at time of the last change of the last ticket read
 * @param ticket id of that ticket; 0 before the first of a walk
 * @param told ids and times of the changes told that a walk from here would tell again
 */
record ChangeMark(Instant from, Instant at, long ticket, Map<Long, Instant> told) {

    static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final int VERSION = 1;
    private static final int MOST = 5000;

    ChangeMark {
        told = Map.copyOf(told);
    }

    static ChangeMark from(Instant when) {
        return new ChangeMark(when, when, 0, Map.of());
    }

    static ChangeMark of(Cursor cursor, String instance) {
        return cursor.atStart()
                ? from(Instant.EPOCH)
                : read(Position.of(cursor, VERSION, instance).value(), instance);
    }

    private static ChangeMark read(String value, String instance) {
        try {
            String[] parts = value.split(";", -1);
            Map<Long, Instant> told = new TreeMap<>();
            for (String each : parts[3].isEmpty() ? new String[0] : parts[3].split(",")) {
                String[] pair = each.split("@");
                told.put(Long.valueOf(pair[0]), Instant.ofEpochSecond(Long.parseLong(pair[1])));
            }
            return new ChangeMark(second(parts[0]), second(parts[1]), Long.parseLong(parts[2]), told);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            return of(new Cursor("unreadable position"), instance);
        }
    }

    private static Instant second(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    /** After a page of tickets, with what was told of them. */
    ChangeMark after(Instant last, long lastTicket, Map<Long, Instant> more) {
        TreeMap<Long, Instant> all = new TreeMap<>(told);
        all.putAll(more);
        Instant keep = last.minus(OVERLAP);
        all.values().removeIf(when -> when.isBefore(keep));
        while (all.size() > MOST) { // told again rather than remembered without bound
            all.remove(all.firstKey());
        }
        return new ChangeMark(from, last, lastTicket, all);
    }

    /** At the end of a walk: where the next one begins. */
    ChangeMark again() {
        Instant back = at.minus(OVERLAP);
        return ticket == 0 ? this : from(back.isAfter(from) ? back : from, told);
    }

    private static ChangeMark from(Instant when, Map<Long, Instant> told) {
        return new ChangeMark(when, when, 0, told);
    }

    Cursor cursor(String instance) {
        String ids = new TreeMap<>(told)
                .entrySet().stream()
                        .map(each -> each.getKey() + "@" + each.getValue().getEpochSecond())
                        .collect(Collectors.joining(","));
        String value = from.getEpochSecond() + ";" + at.getEpochSecond() + ";" + ticket + ";" + ids;
        return new Position(VERSION, instance, value, "changes after " + at).cursor();
    }
}
