package io.sccc.connectors.vendor.bluesky;

import static io.sccc.connectors.vendor.bluesky.Payloads.ME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.connectors.StaleCursor;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.Ticking;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.testing.ManualClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class JetstreamFeedTest {

    private static final AccountId ACCOUNT = new AccountId("bluesky", Payloads.HANDLE);
    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final ManualClock clock = new ManualClock(NOW);
    private final List<String> gone = new ArrayList<>();

    private JetstreamFeed feed(StreamServer server) {
        return feed(server.host());
    }

    private JetstreamFeed feed(String host) {
        Jetstream stream = new Jetstream(new PostMapper(TenantId.DEFAULT, ACCOUNT), host, ME);
        return new JetstreamFeed(
                ACCOUNT,
                stream,
                Ticking.frames(URI.create("http://" + host), nanos::get),
                id -> false,
                gone::add,
                clock);
    }

    private static String mention(long seq) {
        String record = Payloads.record("hola " + seq, Instant.parse("2026-09-01T10:00:00Z"), """
                ,"facets":[{"index":{"byteStart":0,"byteEnd":4},
                "features":[{"$type":"app.bsky.richtext.facet#mention","did":"%s"}]}]""".formatted(ME));
        return """
                {"$type":"message","message":{"$type":"network.bsky.jetstream.subscribeEvents#commit","seq":%d,"did":"%s",
                 "time":"2026-09-01T10:00:%02d.123456Z","rev":"3mmoojp7vgo2g","operation":"create",
                 "collection":"app.bsky.feed.post","rkey":"k%d","cid":"%s","record":%s}}
                """.formatted(seq, Payloads.did(1), seq % 60, seq, Payloads.CID, record);
    }

    private static StreamServer events(long... lastOfConnection) throws IOException {
        AtomicLong told = new AtomicLong();
        return new StreamServer((number, out) -> {
            long from = Math.max(1, told.get()); // replay is inclusive
            long to = lastOfConnection[Math.min(number, lastOfConnection.length) - 1];
            for (long seq = from; seq <= to; seq++) {
                out.text(mention(seq));
            }
            told.set(to);
        });
    }

    /** Fetches as a poller does: what failed in passing is asked again. */
    private static Page<Arrival> fetched(JetstreamFeed feed, Cursor at) {
        try {
            return feed.fetch(at);
        } catch (VendorTransientException e) {
            return Page.empty(at);
        }
    }

    /** Fetches until so many posts came. */
    private static Cursor read(JetstreamFeed feed, Cursor from, int posts, List<String> into) {
        Cursor at = from;
        int want = into.size() + posts;
        while (into.size() < want) {
            Page<Arrival> page = fetched(feed, at);
            page.items().forEach(one -> into.add(((Arrival.Received) one).post().text()));
            at = page.next();
        }
        return at;
    }

    @Test
    void B10_streamSilentFor90Seconds_isConnectedAnewFromTheCursor_andTheGapIsRead() throws IOException {
        List<String> got = new ArrayList<>();
        try (StreamServer server = events(3, 6);
                JetstreamFeed feed = feed(server)) {
            Cursor at = read(feed, Cursor.START, 3, got);
            nanos.addAndGet(Duration.ofSeconds(89).toNanos());
            assertThat(feed.fetch(at).items()).isEmpty();
            assertThat(server.asked)
                    .as("connections while it is not silent for long")
                    .hasSize(1);
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            read(feed, at, 3, got);
            assertThat(server.asked).hasSize(2);
            assertThat(server.asked.get(0)).doesNotContain("cursor=");
            assertThat(server.asked.get(1)).contains("&cursor=3 ");
        }
        assertThat(got).containsExactly("hola 1", "hola 2", "hola 3", "hola 4", "hola 5", "hola 6");
    }

    @Test
    void B10_connectionBreaks_isConnectedAnewFromTheCursor() throws IOException {
        List<String> got = new ArrayList<>();
        AtomicInteger next = new AtomicInteger(1);
        try (StreamServer server = new StreamServer((number, out) -> {
                    out.text(mention(next.getAndIncrement()));
                    out.hangUp();
                });
                JetstreamFeed feed = feed(server)) {
            read(feed, Cursor.START, 4, got);
            assertThat(server.asked).hasSizeGreaterThanOrEqualTo(4);
        }
        assertThat(got).containsExactly("hola 1", "hola 2", "hola 3", "hola 4");
    }

    @Test
    void fetch_pageThatWasNotStored_isReadAgain() throws IOException {
        List<String> got = new ArrayList<>();
        try (StreamServer server = new StreamServer((number, out) -> {
                    for (long seq = 1; seq <= 5; seq++) {
                        out.text(mention(seq));
                    }
                });
                JetstreamFeed feed = feed(server)) {
            read(feed, Cursor.START, 5, new ArrayList<>());
            read(feed, Cursor.START, 5, got);
            assertThat(server.asked).hasSize(2);
        }
        assertThat(got).hasSize(5);
    }

    @Test
    void fetch_nobodyTakesForLong_nothingPilesUpInMemory() throws IOException {
        AtomicInteger sent = new AtomicInteger();
        String padding = "x".repeat(60_000);
        try (StreamServer server = new StreamServer((number, out) -> {
                    for (int i = 0; i < 20_000; i++) {
                        out.text(padding);
                        sent.incrementAndGet();
                    }
                });
                JetstreamFeed feed = feed(server)) {
            feed.fetch(Cursor.START);
            AtomicInteger before = new AtomicInteger(-1);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(50))
                    .until(() -> before.getAndSet(sent.get()) == sent.get());
            assertThat(sent.get()).as("frames the server got rid of").isLessThan(10_000);
        }
    }

    @Test
    void B8_streamDoesNotGoBackToTheCursor_gapIsTold_andItGoesOnFromNow() throws IOException {
        try (StreamServer server = events(2);
                JetstreamFeed feed = feed(server)) {
            Cursor at = read(feed, Cursor.START, 2, new ArrayList<>());
            feed.fetch(at);
            server.refuse("{\"error\":\"CursorTooOld\",\"message\":\"too old\"}");
            nanos.addAndGet(Duration.ofSeconds(100).toNanos());
            Page<Arrival> gap = feed.fetch(at);
            assertThat(gap.items())
                    .singleElement()
                    .satisfies(
                            one -> assertThat(((Arrival.Unreadable) one).code()).isEqualTo(StaleCursor.GAP));
            server.refuse("");
            feed.fetch(gap.next());
            long micros = (NOW.getEpochSecond() - 5) * 1_000_000;
            assertThat(server.asked.get(server.asked.size() - 1)).contains("&cursor=" + micros + " ");
        }
    }

    @Test
    void fetch_refusedForAnotherReason_isAFaultOfTheConfiguration() throws IOException {
        try (StreamServer server = events(1);
                JetstreamFeed feed = feed(server)) {
            server.refuse("{\"error\":\"InvalidRequest\"}");
            assertThatThrownBy(() -> feed.fetch(Cursor.START)).isInstanceOf(VendorPermanentException.class);
        }
    }

    @Test
    void fetch_nobodyListens_isTransient() throws IOException {
        try (Socket mute = new Socket()) {
            mute.bind(new InetSocketAddress("127.0.0.1", 0)); // a port that is taken, so that nobody else listens there
            try (JetstreamFeed feed = feed("127.0.0.1:" + mute.getLocalPort())) {
                assertThatThrownBy(() -> feed.fetch(Cursor.START)).isInstanceOf(VendorTransientException.class);
            }
        }
    }

    @Test
    void F4_streamOfAnInwardAddress_isRefusedBeforeAnythingIsSent() throws IOException {
        try (StreamServer server = events(1)) {
            Jetstream stream = new Jetstream(new PostMapper(TenantId.DEFAULT, ACCOUNT), "localhost", ME);
            URI at = URI.create("http://localhost:" + server.host().substring("127.0.0.1:".length()));
            try (JetstreamFeed feed =
                    new JetstreamFeed(ACCOUNT, stream, Gateway.at(at).frames(), id -> false, gone::add, clock)) {
                assertThatThrownBy(() -> feed.fetch(Cursor.START))
                        .isInstanceOf(VendorPermanentException.class)
                        .hasMessageContaining("loopback");
            }
            assertThat(server.asked).isEmpty();
        }
    }
}
