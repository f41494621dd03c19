package io.sccc.connectors.vendor.rss;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Position;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.spi.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed between two readings.
 *
 * @param asked hash of the address that was configured when this was written; null at the beginning
 * @param moved where the feed has moved from there for good; null when it has not
 * @param etag of the last answer; null when it had none
 * @param modified the last answer's time of change as it was told; null when it was not
 * @param rest not to be asked before, in seconds since 1970; 0 when it does not matter
 * @param known items that were seen, oldest first
 */
record Place(
        @Nullable String asked,
        @Nullable String moved,
        @Nullable String etag,
        @Nullable String modified,
        long rest,
        Map<String, Known> known) {

    static final Place START = new Place(null, null, null, null, 0, Map.of());

    private static final int VERSION = 1;
    private static final int MOST = 2000;

    Place {
        known = new LinkedHashMap<>(known);
    }

    /**
     * The same for the address that is configured now: where it is another one, what was learned from the one before (where it
     * moved, its last answer, its rest) counts no more, and what was seen still does.
     */
    Place of(String configured) {
        String hash = Known.hash(configured);
        return hash.equals(asked) ? this : new Place(hash, null, null, null, 0, known);
    }

    /** Where it has moved for good. */
    Place at(@Nullable String address) {
        return new Place(asked, address, etag, modified, rest, known);
    }

    Place resting(long until) {
        return new Place(asked, moved, etag, modified, until, known);
    }

    Place read(@Nullable String tag, @Nullable String time, Map<String, Known> seen) {
        Map<String, Known> all = new LinkedHashMap<>(known);
        seen.forEach((id, one) -> {
            all.remove(id);
            all.put(id, one);
        });
        while (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
        return new Place(asked, moved, tag, time, rest, all);
    }

    Cursor cursor(String feed, Instant now) {
        String where = asked == null ? null : asked + " " + (moved == null ? "" : moved);
        String value = String.join(
                " ", written(where), written(etag), written(modified), Long.toString(rest), Known.write(known));
        return new Position(VERSION, feed, value, known.size() + " items known at " + now).cursor();
    }

    static Place of(Cursor cursor, String feed) {
        if (cursor.atStart()) {
            return START;
        }
        String value = Position.of(cursor, VERSION, feed).value();
        try {
            String[] parts = value.split(" ", 5);
            String where = told(parts[0]);
            String[] from = where == null ? new String[] {""} : where.split(" ", 2);
            String to = from.length > 1 && !from[1].isEmpty() ? from[1] : null;
            return new Place(
                    from.length > 1 ? from[0] : null,
                    to,
                    told(parts[1]),
                    told(parts[2]),
                    Long.parseLong(parts[3]),
                    Known.read(parts[4]));
        } catch (RuntimeException e) {
            throw new VendorPermanentException(
                    Fault.of(Fault.Kind.CONFIG, "the position in a cursor cannot be read; begin again without it")
                            .scope(Fault.Scope.ACCOUNT),
                    e);
        }
    }

    private static String written(@Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        return text == null ? "-" : Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "_";
    }

    private static @Nullable String told(String text) {
        return text.equals("-")
                ? null
                : new String(
                        Base64.getUrlDecoder().decode(text.substring(0, text.length() - 1)), StandardCharsets.UTF_8);
    }
}
