package io.sccc.connectors;

import io.sccc.core.spi.Cursor;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a connector writes into a {@link Cursor}: opaque to everybody else, but with a version, the instance it belongs to
 * and words that tell an operator where it stands. A position of one instance is never used on another, where the same
 * number would mean another place.
 *
 * @param version of {@code value}'s format, 1 or more; raise it when the format changes, and go on reading older ones
 * @param instance whose position it is: host, repository, index, channel
 * @param value the position itself, for the connector alone; no secret
 * @param readable where it stands, for people: {@code "after 2026-03-02T12:00:00Z"}; no person's words
 */
public record Position(int version, String instance, String value, String readable) {

    private static final Pattern WRITTEN =
            Pattern.compile("sccc1:([1-9]\\d{0,5}):([^:]+):([^:]*):(.*)", Pattern.DOTALL);

    /** Refuses a version below 1 and a blank instance. */
    public Position {
        if (version < 1 || instance.isBlank()) {
            throw new IllegalArgumentException(
                    "a position needs a version (%d) of at least 1 and an instance (%s)".formatted(version, instance));
        }
    }

    /** The cursor to hand out. */
    public Cursor cursor() {
        return new Cursor("sccc1:" + version + ":" + encoded(instance) + ":" + encoded(readable) + ":" + value);
    }

    /**
     * The position in a cursor that {@link #cursor()} made.
     *
     * @param cursor not {@link Cursor#START}
     * @param newest the newest version the caller reads
     * @param instance the caller's own instance
     * @throws VendorPermanentException of kind {@code CONFIG} when it is none, of a newer version, or of another instance;
     *     both are named
     */
    public static Position of(Cursor cursor, int newest, String instance) {
        Matcher written = WRITTEN.matcher(cursor.value());
        if (!written.matches()) {
            throw unusable("a cursor is not one of ours; it begins again when it is removed");
        }
        Position position = new Position(
                Integer.parseInt(written.group(1)),
                decoded(written.group(2)),
                written.group(4),
                decoded(written.group(3)));
        if (!position.instance.equals(instance)) {
            throw unusable("a cursor of %s (%s) was given to %s; each instance has a place of its own to keep it"
                    .formatted(position.instance, position.readable, instance));
        }
        if (position.version > newest) {
            throw unusable("a cursor of version %d was given to a connector that reads up to version %d; use the newer"
                            .formatted(position.version, newest)
                    + " connector");
        }
        return position;
    }

    /** Where a cursor stands, for people; the cursor's beginning when it is not ours. Never throws. */
    public static String readable(Cursor cursor) {
        if (cursor.atStart()) {
            return "at the beginning";
        }
        Matcher written = WRITTEN.matcher(cursor.value());
        return written.matches()
                ? decoded(written.group(3))
                : "at "
                        + cursor.value()
                                .substring(0, Math.min(40, cursor.value().length()));
    }

    private static VendorPermanentException unusable(String what) {
        return new VendorPermanentException(Fault.of(Fault.Kind.CONFIG, what).scope(Fault.Scope.ACCOUNT), null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
