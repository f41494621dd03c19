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
 * @param moved where the feed has moved for good; null when it has not
 * @param etag of the last answer; null when it had none
 * @param modified the last answer's time of change as it was told; null when it was not
 * @param rest not to be asked before, in seconds since 1970; 0 when it does not matter
 * @param known items that were seen, oldest first
 */
record Place(
        @Nullable String moved,
        @Nullable String etag,
        @Nullable String modified,
        long rest,
        Map<String, Known> known) {

    static final Place START = new Place(null, null, null, 0, Map.of());

    private static final int VERSION = 1;
    private static final int MOST = 1000;

    Place {
        known = new LinkedHashMap<>(known);
    }

    /** Without what is known of the last answer, so that a whole one comes. */
    Place at(@Nullable String address) {
        return new Place(address, etag, modified, rest, known);
    }

    Place resting(long until) {
        return new Place(moved, etag, modified, until, known);
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
        return new Place(moved, tag, time, rest, all);
    }

    Cursor cursor(String feed, Instant now) {
        String value = String.join(
                " ", written(moved), written(etag), written(modified), Long.toString(rest), Known.write(known));
        return new Position(VERSION, feed, value, known.size() + " items known at " + now).cursor();
    }

    static Place of(Cursor cursor, String feed) {
        if (cursor.atStart()) {
            return START;
        }
        String value = Position.of(cursor, VERSION, feed).value();
        try {
            String[] parts = value.split(" ", 5);
            return new Place(
                    told(parts[0]), told(parts[1]), told(parts[2]), Long.parseLong(parts[3]), Known.read(parts[4]));
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
