package io.sccc.connectors.vendor.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Position;
import io.sccc.connectors.StaleCursor;
import io.sccc.connectors.StaleCursorException;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Sent;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The walk back through the notifications, at a vendor that pages by time as the real one does. */
final class NotificationsTest {

    private static final Request LIST = Request.get("/xrpc/app.bsky.notification.listNotifications");
    private static final Answer ILL = Answer.json(502, Payloads.error("InternalServerError", "Internal Server Error"));

    private final Wire wire = Wire.open();
    private final List<Note> notes = new CopyOnWriteArrayList<>();
    private final Bluesky bluesky = Logins.connected(wire).build();
    private int pageSize = 10;

    private record Note(int number, Instant at, String cid) {

        String uri() {
            return "at://" + Payloads.did(2) + "/app.bsky.feed.post/" + name();
        }

        private String name() {
            StringBuilder letters = new StringBuilder("3mq222");
            int rest = number;
            for (int i = 0; i < 7; i++) {
                letters.insert(6, "234567abcdefghijklmnopqrstuvwxyz".charAt(rest % 32));
                rest /= 32;
            }
            return letters.toString();
        }

        String json() {
            return Payloads.notification(
                    uri(),
                    cid,
                    Payloads.author(Payloads.did(2), "ana.example"),
                    "mention",
                    Payloads.record("nota " + number, at, ""),
                    at);
        }
    }

    NotificationsTest() {
        wire.on(LIST, this::page);
    }

    @AfterEach
    void close() {
        bluesky.close();
        wire.close();
    }

    /** As the AppView does: newest first, the cursor is the time of the page's last one, none at the end. */
    private Answer page(Sent asked) {
        String cursor = asked.query().getOrDefault("cursor", "");
        if (cursor.startsWith("garbage")) {
            return ILL;
        }
        List<Note> sorted = notes.stream()
                .filter(note -> cursor.isEmpty() || note.at.isBefore(Instant.parse(cursor)))
                .sorted((one, other) -> other.at.compareTo(one.at))
                .toList();
        List<Note> shown = sorted.subList(0, Math.min(pageSize, sorted.size()));
        String next = sorted.size() > pageSize ? shown.get(shown.size() - 1).at.toString() : "";
        return Answer.json(Payloads.notifications(shown.stream().map(Note::json).toList(), next));
    }

    private void add(int from, int to) {
        for (int i = from; i <= to; i++) {
            notes.add(new Note(i, Instant.parse("2026-03-01T00:00:00Z").plusSeconds(i), Payloads.CID));
        }
    }

    private Cursor drain(Cursor from, List<Post> into) {
        Cursor at = from;
        Page<Arrival> page;
        do {
            page = bluesky.fetch(at);
            at = page.next();
            page.items().forEach(item -> into.add(((Arrival.Received) item).post()));
        } while (page.more());
        return at;
    }

    private static List<String> numbers(List<Post> posts) {
        return posts.stream().map(Post::text).map(text -> text.substring(5)).toList();
    }

    private static List<String> range(int from, int to) {
        List<String> range = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            range.add(Integer.toString(i));
        }
        return range;
    }

    @Test
    void fetch_aThousandWaiting_allOnce_oldestFirst_inFewCallsAndAShortCursor() {
        add(1, 1000);
        List<Post> heard = new ArrayList<>();
        List<Cursor> cursors = new ArrayList<>();
        Cursor at = Cursor.START;
        Page<Arrival> page;
        do {
            page = bluesky.fetch(at);
            at = page.next();
            cursors.add(at);
            page.items().forEach(item -> heard.add(((Arrival.Received) item).post()));
        } while (page.more());
        assertThat(numbers(heard)).isEqualTo(range(1, 1000));
        assertThat(wire.count(LIST)).as("calls for 100 pages").isLessThan(420);
        assertThat(cursors).allMatch(cursor -> cursor.value().length() < 6000);
    }

    @Test
    void B9_fetch_newOnesArriveDuringTheWalk_noneIsLostOrTwice() {
        add(1, 95);
        List<Post> heard = new ArrayList<>();
        Cursor at = Cursor.START;
        int next = 96;
        Page<Arrival> page;
        do {
            page = bluesky.fetch(at);
            at = page.next();
            page.items().forEach(item -> heard.add(((Arrival.Received) item).post()));
            if (next <= 140) {
                add(next, next + 2);
                next += 3;
            }
        } while (page.more());
        drain(at, heard);
        assertThat(numbers(heard)).isEqualTo(range(1, next - 1));
    }

    @Test
    void fetch_resumedFromEveryCursor_yieldsTheRestInOrder() {
        add(1, 45);
        List<Cursor> cursors = new ArrayList<>(List.of(Cursor.START));
        List<Integer> before = new ArrayList<>(List.of(0));
        Cursor at = Cursor.START;
        Page<Arrival> page;
        int count = 0;
        do {
            page = bluesky.fetch(at);
            at = page.next();
            count += page.items().size();
            cursors.add(at);
            before.add(count);
        } while (page.more());
        for (int i = 0; i < cursors.size(); i++) {
            List<Post> rest = new ArrayList<>();
            drain(cursors.get(i), rest);
            assertThat(numbers(rest)).isEqualTo(range(before.get(i) + 1, 45));
        }
    }

    @Test
    void fetch_lateOneUnderAnOlderTime_isHeardAllTheSame() {
        add(1, 8);
        List<Post> heard = new ArrayList<>();
        Cursor at = drain(Cursor.START, heard);
        notes.add(new Note(500, Instant.parse("2026-03-01T00:00:03.5Z"), Payloads.CID));
        notes.add(new Note(501, Instant.EPOCH, Payloads.CID));
        List<Post> late = new ArrayList<>();
        drain(at, late);
        assertThat(numbers(late)).containsExactlyInAnyOrder("500", "501");
    }

    @Test
    void D3_fetch_itemOf2099_isKept_andTheCursorStaysToday() {
        add(1, 3);
        notes.add(new Note(99, Instant.parse("2099-01-01T00:00:00Z"), Payloads.CID));
        List<Post> heard = new ArrayList<>();
        Cursor at = drain(Cursor.START, heard);
        assertThat(numbers(heard)).containsExactly("1", "2", "3", "99");
        assertThat(Position.readable(at)).contains("2026-03-01");
        add(4, 5);
        List<Post> later = new ArrayList<>();
        drain(at, later);
        assertThat(numbers(later)).containsExactly("4", "5");
    }

    @Test
    void fetch_replacedRecord_comesAgain_withAGreaterRevision_once() {
        add(1, 3);
        Cursor at = drain(Cursor.START, new ArrayList<>());
        notes.set(1, new Note(2, notes.get(1).at, Payloads.CID.replace('z', 'y')));
        List<Post> edited = new ArrayList<>();
        Cursor after = drain(at, edited);
        assertThat(numbers(edited)).containsExactly("2");
        assertThat(edited.get(0).revision()).isPositive();
        List<Post> again = new ArrayList<>();
        drain(after, again);
        assertThat(again).isEmpty();
    }

    @Test
    void fetch_withHistory_beginsThere() {
        add(1, 30);
        wire.clock().set(Instant.parse("2026-03-01T00:00:30Z"));
        try (Bluesky recent =
                Logins.connected(wire).history(Duration.ofSeconds(10)).build()) {
            List<Post> heard = new ArrayList<>();
            Cursor at = Cursor.START;
            Page<Arrival> page;
            do {
                page = recent.fetch(at);
                at = page.next();
                page.items().forEach(item -> heard.add(((Arrival.Received) item).post()));
            } while (page.more());
            assertThat(numbers(heard)).isEqualTo(range(21, 30));
        }
    }

    @Test
    void B8_fetch_pageCursorRejected_walksAgain_andLosesNothing() {
        add(1, 30);
        Page<Arrival> first = bluesky.fetch(Cursor.START);
        Cursor broken = new Cursor(first.next().value().replaceFirst("\\|2026[^|]*Z\\|", "|garbage|"));
        Page<Arrival> restarted = bluesky.fetch(broken);
        assertThat(restarted.items()).isEmpty();
        assertThat(restarted.more()).as("not at once again").isFalse();
        List<Post> heard = new ArrayList<>();
        drain(restarted.next(), heard);
        assertThat(numbers(heard)).isEqualTo(range(1, 30));
    }

    @Test
    void B8_fetch_pageCursorsRejectedForEver_isNotRetriedForEver_butTold() {
        add(1, 30);
        wire.on(LIST, asked -> asked.query().containsKey("cursor") ? ILL : page(asked));
        try (Bluesky strict =
                Logins.connected(wire).staleCursor(StaleCursor.FAIL).build()) {
            Cursor at = Cursor.START;
            StaleCursorException stale = null;
            for (int i = 0; i < 20 && stale == null; i++) {
                Cursor from = at;
                stale = catchThrowableOfType(StaleCursorException.class, () -> strict.fetch(from));
                at = stale == null ? strict.fetch(from).next() : at;
            }
            assertThat(stale).isNotNull();
            assertThat(stale.fault().vendorCode()).isEqualTo("InternalServerError");
        }
    }

    @Test
    void B8_fetch_vendorIllAltogether_isTransient_notAStaleCursor() {
        add(1, 30);
        Cursor at = bluesky.fetch(Cursor.START).next();
        wire.disturb(Request.any(), ILL);
        assertThat(catchThrowableOfType(VendorTransientException.class, () -> bluesky.fetch(at)))
                .isNotNull();
    }

    @Test
    void fetch_skippingStaleCursors_leavesARecordOfTheGap() {
        add(1, 30);
        wire.on(LIST, asked -> asked.query().containsKey("cursor") ? ILL : page(asked));
        try (Bluesky lenient =
                Logins.connected(wire).staleCursor(StaleCursor.SKIP).build()) {
            Cursor at = Cursor.START;
            List<Arrival> arrivals = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Page<Arrival> page = lenient.fetch(at);
                arrivals.addAll(page.items());
                at = page.next();
            }
            assertThat(arrivals)
                    .filteredOn(one ->
                            one instanceof Arrival.Unreadable gap && gap.code().equals(StaleCursor.GAP))
                    .hasSize(1);
            assertThat(arrivals).as("the head is handed out").hasSize(11);
        }
    }

    @Test
    void fetch_damagedCursor_isAConfigurationFault_andNothingIsSent() {
        add(1, 3);
        Cursor good = drain(Cursor.START, new ArrayList<>());
        wire.forget();
        for (String bad : List.of("|", "2026-13-77|||||x", "a|b|c|d|e|f")) {
            String[] parts = good.value().split(":", 5);
            Cursor damaged = new Cursor(String.join(":", parts[0], parts[1], parts[2], parts[3], bad));
            VendorPermanentException fault =
                    catchThrowableOfType(VendorPermanentException.class, () -> bluesky.fetch(damaged));
            assertThat(fault.fault().kind()).isEqualTo(Fault.Kind.CONFIG);
        }
        assertThat(wire.sent()).isEmpty();
    }

    @Test
    void fetch_likesAndFollows_areLeftOut_evenWhenTheVendorSendsThem() {
        add(1, 2);
        String like = notes.get(0).json().replace("\"mention\"", "\"like\"");
        wire.on(LIST, Answer.json(Payloads.notifications(List.of(notes.get(1).json(), like), "")));
        List<Post> heard = new ArrayList<>();
        drain(Cursor.START, heard);
        assertThat(numbers(heard)).containsExactly("2");
    }
}
