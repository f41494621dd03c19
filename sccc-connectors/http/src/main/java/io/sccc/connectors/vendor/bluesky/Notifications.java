package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.StaleCursor;
import io.sccc.connectors.StaleCursorException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads mentions, replies and quotes among the account's notifications, one call at a time. */
record Notifications(Xrpc xrpc, PostMapper mapper, String instance, StaleCursor policy, InstantSource clock) {

    static final Set<String> REASONS = Set.of("mention", "reply", "quote");

    private static final int LIMIT = 100;
    private static final int PATIENCE = 3;
    private static final String UNREADABLE = "SCCC-4102";
    private static final int BEGINNING = 4096;

    /** One page of the network, from the newest. */
    private record Sheet(
            List<JsonNode> items,
            @Nullable String older,
            @Nullable String asked) {

        boolean last() {
            return older == null || older.equals(asked);
        }

        /** Does it end where the page handed out before begins? */
        boolean joins(@Nullable String cursor) {
            return cursor != null && cursor.equals(older);
        }

        /** Does it reach something older than this time? */
        boolean reaches(@Nullable Instant time) {
            return time != null
                    && items.stream().anyMatch(item -> {
                        Instant at = Json.instant(item, "/indexedAt");
                        return at != null && at.isBefore(time);
                    });
        }
    }

    /** The page at a place. */
    Page<Arrival> fetch(Place place, String me) {
        Sheet sheet;
        try {
            sheet = sheet(place.page(), place.newest());
        } catch (StaleCursorException stale) {
            return restarted(place, stale);
        }
        if (!sheet.last() && !sheet.joins(place.joined()) && !sheet.reaches(place.newest())) {
            return new Page<>(
                    List.of(), place.back(String.valueOf(sheet.older())).cursor(instance), true);
        }
        return handedOut(place, sheet, me);
    }

    /** The arrivals of a page that are in a stretch, oldest first, whatever was read before. */
    List<Arrival> within(List<JsonNode> items, String me, Instant from, Instant to) {
        List<Arrival> found = new ArrayList<>();
        for (JsonNode item : items) {
            Instant at = Json.instant(item, "/indexedAt");
            if (listened(item) && at != null && !at.isBefore(from) && at.isBefore(to)) {
                found.add(arrival(item, me, 0));
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** The answer of the network to a page's cursor. */
    JsonNode read(@Nullable String cursor, @Nullable Instant lastSeen) {
        return xrpc.page(Notifications::call, "/notifications", cursor, lastSeen);
    }

    private Sheet sheet(@Nullable String cursor, @Nullable Instant lastSeen) {
        JsonNode answer = read(cursor, lastSeen);
        return new Sheet(Json.items(answer, "/notifications"), Json.text(answer, "/cursor"), cursor);
    }

    private static Call call(@Nullable String cursor) {
        Call call = Xrpc.query("app.bsky.notification.listNotifications").query("limit", LIMIT);
        REASONS.stream().sorted().forEach(reason -> call.query("reasons", reason));
        return call.query("cursor", cursor);
    }

    /**
     * Our own place is a time, so nothing is lost when a cursor of the network's is: the walk back begins again, and only
     * when it fails time and again, the application's choice counts.
     */
    private Page<Arrival> restarted(Place place, StaleCursorException stale) {
        if (place.restarts() + 1 < PATIENCE) {
            return new Page<>(List.of(), place.restarted().cursor(instance), false);
        }
        Page<Arrival> page = policy.page(stale, time -> place.from(time).cursor(instance), clock.instant());
        return new Page<>(page.items(), page.next(), false);
    }

    private Page<Arrival> handedOut(Place place, Sheet sheet, String me) {
        List<Arrival> fresh = new ArrayList<>();
        Map<String, String> seen = new LinkedHashMap<>();
        Instant newest = null;
        List<JsonNode> oldestFirst = new ArrayList<>(sheet.items());
        Collections.reverse(oldestFirst);
        for (JsonNode item : oldestFirst) {
            Instant at = Json.instant(item, "/indexedAt");
            if (!listened(item) || below(place.floor(), at)) {
                continue;
            }
            String uri = Place.uriHash(Json.textOr(item, item.toString(), "/uri"));
            String cid = Place.cidHash(Json.textOr(item, "", "/cid"));
            String before = seen.getOrDefault(uri, place.seen().get(uri));
            if (!cid.equals(before)) {
                fresh.add(arrival(item, me, before == null ? 0 : clock.millis()));
            }
            seen.put(uri, cid);
            newest = later(newest, at);
        }
        Place next = place.forth(newest, seen);
        return new Page<>(fresh, next.cursor(instance), place.page() != null);
    }

    /** A time that has not come is no place to go on from. */
    private @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        Instant now = clock.instant().plus(Duration.ofMinutes(1));
        return other == null || (one != null && !other.isAfter(one)) || other.isAfter(now) ? one : other;
    }

    private static boolean below(@Nullable Instant floor, @Nullable Instant at) {
        return floor != null && at != null && !at.isAfter(floor);
    }

    private static boolean listened(JsonNode item) {
        String reason = Json.text(item, "/reason");
        return reason == null || REASONS.contains(reason);
    }

    private Arrival arrival(JsonNode item, String me, long revision) {
        Post post = mapper.post(item, me);
        String position = "notification of " + Json.textOr(item, "an unknown time", "/indexedAt");
        if (post != null) {
            return new Arrival.Received(post.toBuilder().revision(revision).build(), position, 0);
        }
        String beginning = item.toString();
        return new Arrival.Unreadable(
                position,
                0,
                UNREADABLE,
                "a notification without an address or a record",
                beginning.substring(0, Math.min(BEGINNING, beginning.length())));
    }
}
