package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Position;
import io.sccc.connectors.StaleCursor;
import io.sccc.connectors.StaleCursorException;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames of a Jetstream, the network's stream of all its events, for what concerns one account: posts that answer,
 * mention or quote it, its own, edits and deletions of posts the caller knows, and authors that are gone. Thread-safe; has
 * no connection: the caller brings the frames, recorded or from a WebSocket of its own, and keeps the cursor.
 *
 * <p>Version 2 numbers events for each instance ({@code seq}, without gaps in order) and replays from the cursor on,
 * inclusive: what was read is left out. Version 1 has only times, slightly out of order; there everything is read and a
 * resumption begins some seconds early, so that some come twice.
 */
public final class Jetstream {

    private static final int VERSION = 1;
    private static final int OVERLAP_SECONDS = 5;
    private static final int BEGINNING = 4096;
    private static final String UNREADABLE = "SCCC-4102";
    private static final String TOO_OLD = "CursorTooOld";
    private static final String METHOD = "network.bsky.jetstream.subscribeEvents";

    private final PostMapper mapper;
    private final String host;
    private final String me;

    Jetstream(PostMapper mapper, String host, String me) {
        this.mapper = mapper;
        this.host = host;
        this.me = me;
    }

    /**
     * What some frames held.
     *
     * @param page posts, tombstones and unreadable frames in the stream's order, and the cursor after the last frame
     * @param goneAuthors DIDs of those whose accounts were deleted; the caller erases what it has of them
     */
    public record Batch(Page<Arrival> page, List<String> goneAuthors) {

        /** Copies the list. */
        public Batch {
            goneAuthors = List.copyOf(goneAuthors);
        }

        /** How many; never who. */
        @Override
        public String toString() {
            return "Batch[" + page.items().size() + " items, " + goneAuthors.size() + " gone]";
        }
    }

    /** Where a cursor stands: the instance's number, and the time. */
    private record Place(long seq, Instant at) {

        Place after(Frame frame, Instant time) {
            return new Place(Math.max(seq, frame.seq()), time.isAfter(at) ? time : at);
        }
    }

    /**
     * Reads frames in the order they came.
     *
     * @param after the cursor of the batch before, or {@link Cursor#START}
     * @param frames text frames, each a JSON object
     * @param known does the caller have this post? A deletion says nothing but an address, and there are millions
     */
    public Batch read(Cursor after, List<String> frames, Predicate<PostId> known) {
        Place place = place(after);
        List<Arrival> found = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (String text : frames) {
            Frame frame = Frame.read(text);
            Instant at = frame == null ? null : frame.at();
            if (frame == null || frame.broken()) {
                found.add(unreadable(text));
            } else if (frame.notice()) {
                notice(frame, found);
            } else if (at != null && (frame.seq() == 0 || frame.seq() > place.seq())) {
                take(frame, at, known, found, gone);
                place = place.after(frame, at);
            }
        }
        boolean moved = place.seq() > 0 || place.at().isAfter(Instant.EPOCH);
        return new Batch(new Page<>(found, moved ? cursor(place) : after, false), gone);
    }

    private void take(Frame frame, Instant at, Predicate<PostId> known, List<Arrival> found, List<String> gone) {
        AtUri uri = frame.post();
        String did = frame.did();
        if (frame.accountDeleted() && did != null) {
            gone.add(did);
        }
        if (uri == null) {
            return;
        }
        boolean deleted = frame.operation().equals("delete");
        boolean ours = known.test(mapper.id(uri))
                || (!deleted && concerns(uri, frame.body().at("/record")));
        if (ours) {
            Post post = deleted ? mapper.tombstone(uri) : post(frame, uri, at);
            found.add(new Arrival.Received(post, position(frame.seq(), at), 0));
        }
    }

    private Post post(Frame frame, AtUri uri, Instant at) {
        PostBuilder post = mapper.record(uri, frame.body().at("/record"), at, me);
        String rev = Json.textOr(frame.body(), "", "/rev");
        boolean edited = frame.operation().equals("update");
        return post.revision(edited && RecordKey.isTid(rev) ? RecordKey.micros(rev) / 1000 : 0)
                .build();
    }

    /** Ours, an answer in a thread of ours, a mention or a quote of us. */
    private boolean concerns(AtUri uri, JsonNode record) {
        return uri.did().equals(me)
                || mine(record, "/reply/parent/uri")
                || mine(record, "/reply/root/uri")
                || mine(record, "/embed/record/uri")
                || mine(record, "/embed/record/record/uri")
                || Json.items(record, "/facets").stream()
                        .flatMap(facet -> Json.items(facet, "/features").stream())
                        .anyMatch(feature -> me.equals(Json.text(feature, "/did")));
    }

    private boolean mine(JsonNode record, String pointer) {
        return Json.textOr(record, "", pointer).startsWith("at://" + me + "/");
    }

    private static void notice(Frame frame, List<Arrival> found) {
        if ("OutdatedCursor".equals(Json.text(frame.body(), "/name"))) {
            String what = "events were lost: the stream does not go back to the cursor and began at its oldest event";
            found.add(new Arrival.Unreadable("before the stream's oldest event", 0, StaleCursor.GAP, what, ""));
        }
    }

    private static Arrival unreadable(String text) {
        return new Arrival.Unreadable(
                "a frame",
                0,
                UNREADABLE,
                "a frame that is no event of a Jetstream",
                RichText.clean(text.substring(0, Math.min(BEGINNING, text.length()))));
    }

    /** Where to listen over a WebSocket (subprotocol {@code xrpc.v1.json}) to go on after a cursor. */
    public URI subscription(Cursor after) {
        Place place = place(after);
        String cursor = after.atStart() ? "" : "&cursor=" + (place.seq() > 0 ? place.seq() : early(place.at()));
        return URI.create("wss://" + host + "/xrpc/" + METHOD + "?collections=" + AtUri.POST
                + "&kinds=commit&kinds=account" + cursor);
    }

    /** A number of 1e15 or more is read by the stream as microseconds since 1970. */
    private static long early(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at.minusSeconds(OVERLAP_SECONDS));
    }

    /** A cursor that begins at a time, on any instance; some events before it may come again. */
    public Cursor at(Instant time) {
        return cursor(new Place(0, time));
    }

    /** The time a cursor of any instance stands at, for {@link #at} on another one; null when it tells none. */
    public static @Nullable Instant timeOf(Cursor cursor) {
        String readable = Position.readable(cursor);
        try {
            return Instant.parse(readable.substring(readable.lastIndexOf(' ') + 1));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * What a refusal before the stream began means.
     *
     * @param after the cursor it was asked with
     * @param body the answer's JSON
     * @return {@link StaleCursorException} when the stream does not go back that far; {@link StaleCursor} tells what to do
     */
    public VendorPermanentException refused(Cursor after, String body) {
        String code = body.contains("\"" + TOO_OLD + "\"") ? TOO_OLD : "InvalidRequest";
        if (code.equals(TOO_OLD)) {
            Fault fault =
                    Fault.of(Fault.Kind.NOT_FOUND, host + " does not keep events back to " + Position.readable(after));
            return new StaleCursorException(fault.vendor(code, null), timeOf(after));
        }
        Fault fault =
                Fault.of(Fault.Kind.CONFIG, host + " refuses the subscription").vendor(code, null);
        return new VendorPermanentException(fault, null);
    }

    private Place place(Cursor cursor) {
        if (cursor.atStart()) {
            return new Place(0, Instant.EPOCH);
        }
        String[] parts = Position.of(cursor, VERSION, host).value().split(",", 2);
        try {
            return new Place(Long.parseLong(parts[0]), Instant.parse(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            Fault fault =
                    Fault.of(Fault.Kind.CONFIG, "a cursor of " + host + " is damaged; it begins again when removed");
            throw new VendorPermanentException(fault.scope(Fault.Scope.ACCOUNT), null);
        }
    }

    private Cursor cursor(Place place) {
        return new Position(VERSION, host, place.seq() + "," + place.at(), position(place.seq(), place.at())).cursor();
    }

    private static String position(long seq, Instant at) {
        return seq > 0 ? "event " + seq + " of " + at : "events until " + at;
    }

    /** The instance. */
    @Override
    public String toString() {
        return "Jetstream[" + host + "]";
    }
}
