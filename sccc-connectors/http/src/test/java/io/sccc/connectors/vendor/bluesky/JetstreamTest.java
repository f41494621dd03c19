package io.sccc.connectors.vendor.bluesky;

import static io.sccc.connectors.vendor.bluesky.Payloads.ME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Position;
import io.sccc.connectors.StaleCursor;
import io.sccc.connectors.StaleCursorException;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

final class JetstreamTest {

    private static final String HOST = "jetstream.example";
    private static final String ANA = Payloads.did(1);
    private static final Predicate<PostId> NONE = id -> false;

    private final PostMapper mapper = new PostMapper(TenantId.DEFAULT, new AccountId("bluesky", Payloads.HANDLE));
    private final Jetstream stream = new Jetstream(mapper, HOST, ME);

    private static String v2(long seq, String did, String operation, String rkey, String record) {
        String rest = record.isEmpty() ? "" : ",\"cid\":\"" + Payloads.CID + "\",\"record\":" + record;
        return """
                {"$type":"message","message":{"$type":"network.bsky.jetstream.subscribeEvents#commit","seq":%d,"did":"%s",
                 "time":"2026-09-01T10:00:%02d.123456Z","rev":"3mmoojp7vgo2g","operation":"%s",
                 "collection":"app.bsky.feed.post","rkey":"%s"%s}}
                """.formatted(seq, did, seq % 60, operation, rkey, rest);
    }

    private static String v1(long micros, String did, String operation, String rkey, String record) {
        String rest = record.isEmpty() ? "" : ",\"cid\":\"" + Payloads.CID + "\",\"record\":" + record;
        return """
                {"did":"%s","time_us":%d,"kind":"commit","commit":{"rev":"3mmoojp7vgo2g","operation":"%s",
                 "collection":"app.bsky.feed.post","rkey":"%s"%s}}
                """.formatted(did, micros, operation, rkey, rest);
    }

    private static String mention(String text) {
        return Payloads.record(text, Instant.parse("2026-09-01T10:00:00Z"), """
                ,"facets":[{"index":{"byteStart":0,"byteEnd":5},
                "features":[{"$type":"app.bsky.richtext.facet#mention","did":"%s"}]}]""".formatted(ME));
    }

    private static String plain() {
        return Payloads.record("nada que ver", Instant.parse("2026-09-01T10:00:00Z"), "");
    }

    private static List<Post> posts(Jetstream.Batch batch) {
        return batch.page().items().stream()
                .filter(Arrival.Received.class::isInstance)
                .map(one -> ((Arrival.Received) one).post())
                .toList();
    }

    @Test
    void read_mentionsAnswersQuotesAndOwn_areTaken_strangersAreNot() {
        String own = "at://" + ME + "/app.bsky.feed.post/3mqzz22222222";
        String quote = Payloads.record(
                "miren",
                Instant.parse("2026-09-01T10:00:00Z"),
                ",\"embed\":{\"$type\":\"app.bsky.embed.record\",\"record\":{\"uri\":\"" + own + "\",\"cid\":\"x\"}}");
        String answer = Payloads.record("y yo", Instant.parse("2026-09-01T10:00:00Z"), Payloads.reply(own, own));
        for (boolean second : new boolean[] {true, false}) {
            List<String> frames = second
                    ? List.of(
                            v2(1, ANA, "create", "3mqaa22222222", mention("hola")),
                            v2(2, ANA, "create", "3mqab22222222", plain()),
                            v2(3, ANA, "create", "3mqac22222222", quote),
                            v2(4, ANA, "create", "3mqad22222222", answer),
                            v2(5, ME, "create", "3mqae22222222", plain()))
                    : List.of(
                            v1(1788256800000001L, ANA, "create", "3mqaa22222222", mention("hola")),
                            v1(1788256800000002L, ANA, "create", "3mqab22222222", plain()),
                            v1(1788256800000003L, ANA, "create", "3mqac22222222", quote),
                            v1(1788256800000004L, ANA, "create", "3mqad22222222", answer),
                            v1(1788256800000005L, ME, "create", "3mqae22222222", plain()));
            List<Post> posts = posts(stream.read(Cursor.START, frames, NONE));
            assertThat(posts)
                    .extracting(post -> AtUri.of(post.id()).rkey())
                    .containsExactly("3mqaa22222222", "3mqac22222222", "3mqad22222222", "3mqae22222222");
            assertThat(posts)
                    .extracting(Post::authorRole)
                    .containsExactly(AuthorRole.UNKNOWN, AuthorRole.UNKNOWN, AuthorRole.UNKNOWN, AuthorRole.BRAND);
            assertThat(posts).extracting(Post::revision).containsOnly(0L);
        }
    }

    @Test
    void read_deletion_isATombstone_ofAKnownPostOnly() {
        PostId known = mapper.id(new AtUri(ANA, AtUri.POST, "3mqaa22222222"));
        List<String> frames =
                List.of(v2(7, ANA, "delete", "3mqaa22222222", ""), v2(8, ANA, "delete", "3mqab22222222", ""));
        List<Post> posts = posts(stream.read(Cursor.START, frames, known::equals));
        assertThat(posts)
                .hasSize(1)
                .allMatch(Post::deleted)
                .allMatch(post -> post.id().equals(known));
    }

    @Test
    void read_update_isAGreaterRevision() {
        List<Post> posts =
                posts(stream.read(Cursor.START, List.of(v2(7, ANA, "update", "3mqaa22222222", mention("x"))), NONE));
        assertThat(posts.get(0).revision()).isPositive();
    }

    @Test
    void read_accountDeleted_namesTheAuthor_deactivatedDoesNot() {
        String gone = """
                {"did":"%s","time_us":1788256800000001,"kind":"account","account":{"active":false,"status":"deleted","did":"%s",
                 "seq":1,"time":"2026-09-01T10:00:00Z"}}""".formatted(ANA, ANA);
        assertThat(stream.read(Cursor.START, List.of(gone), NONE).goneAuthors()).containsExactly(ANA);
        String asleep = gone.replace("deleted", "deactivated");
        assertThat(stream.read(Cursor.START, List.of(asleep), NONE).goneAuthors())
                .isEmpty();
    }

    @Test
    void read_replayFromTheCursorOn_inclusive_isTakenOnce() {
        List<String> frames = List.of(
                v2(1, ANA, "create", "3mqaa22222222", mention("uno")),
                v2(2, ANA, "create", "3mqab22222222", mention("dos")));
        Cursor after = stream.read(Cursor.START, frames, NONE).page().next();
        assertThat(Position.readable(after)).isEqualTo("event 2 of 2026-09-01T10:00:02.123456Z");
        assertThat(stream.subscription(after).toString())
                .contains("cursor=2")
                .contains("collections=app.bsky.feed.post");
        List<String> replay = List.of(
                v2(2, ANA, "create", "3mqab22222222", mention("dos")),
                v2(3, ANA, "create", "3mqac22222222", mention("tres")));
        assertThat(posts(stream.read(after, replay, NONE)))
                .extracting(Post::text)
                .containsExactly("tres");
    }

    @Test
    void read_versionOneOutOfOrder_nothingIsLost_andItResumesEarlier() {
        List<String> frames = List.of(
                v1(1788256800900000L, ANA, "create", "3mqaa22222222", mention("uno")),
                v1(1788256800100000L, ANA, "create", "3mqab22222222", mention("dos")));
        Jetstream.Batch batch = stream.read(Cursor.START, frames, NONE);
        assertThat(posts(batch)).hasSize(2);
        assertThat(stream.subscription(batch.page().next()).toString()).contains("cursor=1788256795900000");
        List<String> later = List.of(v1(1788256800200000L, ANA, "create", "3mqac22222222", mention("tres")));
        assertThat(posts(stream.read(batch.page().next(), later, NONE))).hasSize(1);
    }

    @Test
    void subscription_ofATime_isInMicroseconds_ofAnEventItsNumber() {
        Cursor time = stream.at(Instant.parse("2026-09-01T10:00:05Z"));
        long micros = Instant.parse("2026-09-01T10:00:00Z").getEpochSecond() * 1_000_000;
        assertThat(micros).isGreaterThan(1_000_000_000_000_000L);
        assertThat(stream.subscription(time).toString()).endsWith("&cursor=" + micros);
        assertThat(stream.subscription(Cursor.START).toString()).doesNotContain("cursor");
    }

    @Test
    void read_cursorOfAnotherInstance_isRefused_butItsTimeCanBeUsed() {
        Jetstream other = new Jetstream(mapper, "other.example", ME);
        Cursor there = other.read(Cursor.START, List.of(v2(9, ANA, "create", "3mqaa22222222", plain())), NONE)
                .page()
                .next();
        VendorPermanentException refused =
                catchThrowableOfType(VendorPermanentException.class, () -> stream.read(there, List.of(), NONE));
        assertThat(refused.fault().kind()).isEqualTo(Fault.Kind.CONFIG);
        assertThat(refused).hasMessageContaining("other.example").hasMessageContaining(HOST);
        assertThat(Jetstream.timeOf(there)).isEqualTo("2026-09-01T10:00:09.123456Z");
    }

    @Test
    void B8_refused_cursorTooOld_isStale_andBackfillsFromItsTime() {
        Cursor old = stream.read(Cursor.START, List.of(v2(9, ANA, "create", "3mqaa22222222", plain())), NONE)
                .page()
                .next();
        VendorPermanentException refused =
                stream.refused(old, "{\"error\":\"CursorTooOld\",\"message\":\"floor is 500\"}");
        assertThat(refused).isInstanceOf(StaleCursorException.class);
        Cursor again = StaleCursor.BACKFILL
                .page((StaleCursorException) refused, stream::at, Instant.parse("2026-09-03T00:00:00Z"))
                .next();
        assertThat(Jetstream.timeOf(again)).isEqualTo("2026-09-01T09:55:09.123456Z");
        assertThat(stream.refused(old, "{\"error\":\"InvalidRequest\"}").fault().kind())
                .isEqualTo(Fault.Kind.CONFIG);
    }

    @Test
    void read_outdatedCursorNotice_isARecordOfTheGap_andMovesNothing() {
        String info = """
                {"$type":"message","message":{"$type":"network.bsky.jetstream.subscribeEvents#info","name":"OutdatedCursor",
                 "message":"resumed from 500"}}""";
        Jetstream.Batch batch = stream.read(Cursor.START, List.of(info), NONE);
        assertThat(batch.page().items())
                .hasSize(1)
                .allMatch(one ->
                        one instanceof Arrival.Unreadable gap && gap.code().equals(StaleCursor.GAP));
        assertThat(batch.page().next()).isEqualTo(Cursor.START);
    }

    @Test
    void E2_read_brokenFrames_areDeadLetters_theOthersAreRead() {
        String deep = "[".repeat(100_000);
        List<String> frames = List.of(
                "",
                "not json",
                "[]",
                "{}",
                "{\"$type\":\"#commit\",\"seq\":1}",
                deep,
                "x".repeat(3 << 20),
                v2(9, ANA, "create", "3mqaa22222222", mention("hola")),
                "{\"did\":\"" + ANA + "\",\"kind\":\"commit\"");
        Jetstream.Batch batch = stream.read(Cursor.START, frames, NONE);
        assertThat(posts(batch)).hasSize(1);
        assertThat(batch.page().items()).hasSize(frames.size());
        assertThat(batch.page().items())
                .allSatisfy(one -> assertThat(one.toString().length()).isLessThan(300));
    }

    @Test
    void read_frameKindsOfTomorrow_areSkipped() {
        String later = """
                {"$type":"message","message":{"$type":"network.bsky.jetstream.subscribeEvents#hologram","seq":4,"did":"%s",
                 "time":"2026-09-01T10:00:00Z"}}""".formatted(ANA);
        Jetstream.Batch batch = stream.read(Cursor.START, List.of(later), NONE);
        assertThat(batch.page().items()).isEmpty();
        assertThat(Position.readable(batch.page().next())).startsWith("event 4");
    }

    @Test
    @EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
    void read_everyRecordedEvent_isReadable() throws IOException {
        Path shared = Path.of(System.getProperty("sccc.shared"));
        for (String file : List.of(
                "contracts/bluesky/jetstream/events_v1.anonymised.jsonl",
                "data/api-fixtures/bluesky-jetstream.jsonl")) {
            List<String> frames = Files.readAllLines(shared.resolve(file));
            Jetstream.Batch batch = stream.read(Cursor.START, frames, NONE);
            assertThat(batch.page().items()).as(file).isEmpty();
            assertThat(batch.page().next()).as(file).isNotEqualTo(Cursor.START);
            long wanted = frames.stream()
                    .filter(frame -> frame.contains("\"collection\":\"app.bsky.feed.post\""))
                    .count();
            List<Post> all = frames.stream()
                    .map(Frame::read)
                    .filter(frame -> frame.post() != null && !frame.operation().equals("delete"))
                    .map(frame -> mapper.record(frame.post(), frame.body().at("/record"), frame.at(), ME)
                            .build())
                    .toList();
            long deleted = frames.stream()
                    .filter(frame -> frame.contains("\"operation\":\"delete\",\"collection\":\"app.bsky.feed.post\""))
                    .count();
            assertThat(all).as(file).hasSize((int) (wanted - deleted)).allMatch(post -> post.postedAt() != null);
            assertThat(Set.copyOf(all)).hasSameSizeAs(all);
        }
    }
}
