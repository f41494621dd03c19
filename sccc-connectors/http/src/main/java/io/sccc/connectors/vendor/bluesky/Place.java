package io.sccc.connectors.vendor.bluesky;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Position;
import io.sccc.connectors.StaleCursor;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.spi.Cursor;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place among the notifications, which the network tells newest first.
 *
 * @param newest time of the newest one handed out; null when none was
 * @param floor nothing of this time or before is handed out; null when everything is
 * @param pages cursors of pages still to hand out, the oldest page last; empty when only the head is
 * @param joined cursor of the page handed out last, which the next newer one ends at; null when none is
 * @param seen what was handed out lately: hash of the address, then hash of the content
 * @param restarts how often in a row the network did not know one of our cursors
 */
record Place(
        @Nullable Instant newest,
        @Nullable Instant floor,
        List<String> pages,
        @Nullable String joined,
        Map<String, String> seen,
        int restarts) {

    static final int VERSION = 1;

    private static final int REMEMBERED = 250;
    private static final int DEEPEST = 32;
    private static final int URI_LETTERS = 6;
    private static final int CID_LETTERS = 3;

    Place {
        pages = List.copyOf(pages);
    }

    static Place start(@Nullable Instant floor) {
        return new Place(floor, floor, List.of(), null, Map.of(), 0);
    }

    /** The page to read now; null for the head. */
    @Nullable
    String page() {
        return pages.isEmpty() ? null : pages.get(pages.size() - 1);
    }

    /** One page further back; where there are very many, every other one is forgotten and walked to again. */
    Place back(String older) {
        List<String> more = new ArrayList<>(pages);
        more.add(older);
        if (more.size() > DEEPEST) {
            for (int i = more.size() - 2; i >= 0; i -= 2) {
                more.remove(i);
            }
        }
        return new Place(newest, floor, more, joined, seen, restarts);
    }

    /** The page was handed out. */
    Place forth(@Nullable Instant time, Map<String, String> handedOut) {
        Map<String, String> all = new LinkedHashMap<>(seen);
        handedOut.forEach((uri, cid) -> {
            all.remove(uri);
            all.put(uri, cid);
        });
        while (all.size() > REMEMBERED) {
            all.remove(all.keySet().iterator().next());
        }
        List<String> left = pages.isEmpty() ? pages : pages.subList(0, pages.size() - 1);
        boolean later = time != null && (newest == null || time.isAfter(newest));
        return new Place(later ? time : newest, floor, left, page(), all, 0);
    }

    /** From a time on, with no page left to hand out. */
    Place from(Instant time) {
        return new Place(time, floor, List.of(), null, seen, restarts);
    }

    /** A while earlier, for what came late or under an older time. */
    Place earlier() {
        return newest == null ? this : new Place(newest.minus(StaleCursor.OVERLAP), floor, List.of(), null, seen, 0);
    }

    /** From the head back again. */
    Place restarted() {
        return new Place(newest, floor, List.of(), null, seen, restarts + 1);
    }

    /** What identifies a post in {@link #seen}. */
    static String uriHash(String uri) {
        return hash(uri, URI_LETTERS);
    }

    /** What tells contents of one post apart. */
    static String cidHash(String cid) {
        return hash(cid, CID_LETTERS);
    }

    private static String hash(String text, int letters) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(RecordKey.sha256(text))
                .substring(0, letters);
    }

    Cursor cursor(String instance) {
        StringBuilder known = new StringBuilder();
        seen.forEach((uri, cid) -> known.append(uri).append(cid));
        List<String> escaped = pages.stream()
                .map(page -> URLEncoder.encode(page, StandardCharsets.UTF_8))
                .toList();
        String value = String.join(
                "|",
                time(newest),
                time(floor),
                Integer.toString(restarts),
                String.join(",", escaped),
                joined == null ? "" : URLEncoder.encode(joined, StandardCharsets.UTF_8),
                known);
        String readable = newest == null ? "before the first" : "after " + newest;
        return new Position(VERSION, instance, value, pages.isEmpty() ? readable : readable + ", catching up").cursor();
    }

    static Place of(Cursor cursor, String instance, @Nullable Instant floor) {
        if (cursor.atStart()) {
            return start(floor);
        }
        String[] parts = Position.of(cursor, VERSION, instance).value().split("\\|", -1);
        try {
            List<String> pages = parts[3].isEmpty()
                    ? List.of()
                    : List.of(parts[3].split(",")).stream()
                            .map(page -> URLDecoder.decode(page, StandardCharsets.UTF_8))
                            .toList();
            return new Place(
                    instant(parts[0]),
                    instant(parts[1]),
                    pages,
                    parts[4].isEmpty() ? null : URLDecoder.decode(parts[4], StandardCharsets.UTF_8),
                    known(parts[5]),
                    Integer.parseInt(parts[2]));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            Fault fault = Fault.of(
                    Fault.Kind.CONFIG, "a cursor of " + instance + " is damaged; it begins again when removed");
            throw new VendorPermanentException(fault.scope(Fault.Scope.ACCOUNT), null);
        }
    }

    private static Map<String, String> known(String text) {
        Map<String, String> seen = new LinkedHashMap<>();
        int each = URI_LETTERS + CID_LETTERS;
        for (int i = 0; i < text.length(); i += each) {
            seen.put(text.substring(i, i + URI_LETTERS), text.substring(i + URI_LETTERS, i + each));
        }
        return seen;
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
