package io.sccc.core;

import static io.sccc.core.Fakes.NOON;
import static io.sccc.core.Fakes.SOON;
import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.wordy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.Fakes.Handler;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Event;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Work;
import io.sccc.core.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerTest {

    private static final Instant WALL = Instant.parse("2026-11-22T00:00:00Z");

    private final InMemoryLedger ledger = new InMemoryLedger();

    private void replay(List<Post> posts, int workers, int page, InMemoryLedger into) throws InterruptedException {
        CommandCenterBuilder builder = CommandCenter.builder()
                .ledger(into)
                .clock(new ManualClock(WALL))
                .workers(workers)
                .listenTo(Fakes.Source.recorded(posts, page))
                .routeWith(wordy())
                .actWith(new Handler());
        try (CommandCenter center = builder.build()) {
            center.start();
            assertThat(center.settle(SOON)).isTrue();
        }
    }

    private static Post at(String id, String text, Duration after) {
        return post(id, "ana", text).postedAt(NOON.plus(after)).build();
    }

    private static Post elsewhere(Duration after) {
        return post("z" + after.toHours(), "zoe", "hello")
                .postedAt(NOON.plus(after))
                .build();
    }

    private List<ActionKind> asked() {
        List<ActionKind> kinds = new ArrayList<>();
        ledger.works(TenantId.DEFAULT, work -> kinds.add(work.request().kind()));
        return kinds;
    }

    private List<Event.TimerFired> fired() {
        return ledger.events(TenantId.DEFAULT, 0, 10_000).stream()
                .filter(Event.TimerFired.class::isInstance)
                .map(Event.TimerFired.class::cast)
                .toList();
    }

    @Test
    void timer_unansweredFor72Hours_firesOnce() throws InterruptedException {
        replay(
                List.of(
                        at("1", "wait", Duration.ZERO),
                        elsewhere(Duration.ofHours(71)),
                        elsewhere(Duration.ofHours(73)),
                        elsewhere(Duration.ofHours(200))),
                2,
                1,
                ledger);
        assertThat(fired()).singleElement().satisfies(event -> {
            assertThat(event.matched()).isTrue();
            assertThat(event.at()).isEqualTo(NOON.plus(Duration.ofHours(72)));
        });
        assertThat(asked()).containsExactly(ActionKind.UPSERT_CONTACT, ActionKind.OPEN_CASE);
    }

    @Test
    void timer_notDueYet_doesNotFire() throws InterruptedException {
        replay(List.of(at("1", "wait", Duration.ZERO), elsewhere(Duration.ofHours(71))), 2, 1, ledger);
        assertThat(fired()).isEmpty();
    }

    @Test
    void timer_answeredByAgent_firesAndMatchesNothing() throws InterruptedException {
        Post agent = post("2", "agent", "hi")
                .authorRole(AuthorRole.AGENT)
                .inReplyTo("1")
                .postedAt(NOON.plusSeconds(60))
                .build();
        replay(List.of(at("1", "wait", Duration.ZERO), agent, elsewhere(Duration.ofHours(73))), 2, 1, ledger);
        assertThat(fired())
                .singleElement()
                .satisfies(event -> assertThat(event.matched()).isFalse());
        assertThat(asked()).isEmpty();
    }

    @Test
    void timer_answerDeletedSince_countsAsNoAnswerOfItsOwn() throws InterruptedException {
        Post deletion = post("2", "agent", "")
                .authorRole(AuthorRole.AGENT)
                .inReplyTo("1")
                .revision(1)
                .deleted(true)
                .postedAt(NOON.plusSeconds(60))
                .build();
        replay(List.of(at("1", "wait", Duration.ZERO), deletion, elsewhere(Duration.ofHours(73))), 2, 1, ledger);
        assertThat(asked()).contains(ActionKind.OPEN_CASE);
    }

    @Test
    void timer_brandPostThatArrivesAfterItsReplies_answersNobody() throws InterruptedException {
        Post reply = post("2", "ana", "wait").inReplyTo("1").postedAt(NOON).build();
        Post root = post("1", "brand", "campaign")
                .authorRole(AuthorRole.BRAND)
                .postedAt(NOON.minusSeconds(60))
                .build();
        replay(List.of(reply, root, elsewhere(Duration.ofHours(73))), 2, 1, ledger);
        assertThat(asked()).contains(ActionKind.OPEN_CASE);
    }

    @Test
    void timer_ofDeletedPost_asksNothing() throws InterruptedException {
        Post gone = post("1", "ana", "")
                .revision(1)
                .deleted(true)
                .postedAt(NOON.plusSeconds(9))
                .build();
        replay(List.of(at("1", "wait", Duration.ZERO), gone, elsewhere(Duration.ofHours(73))), 2, 1, ledger);
        assertThat(fired())
                .singleElement()
                .satisfies(event -> assertThat(event.matched()).isFalse());
        assertThat(asked()).isEmpty();
    }

    @Test
    void timer_untimedPost_setsNone() throws InterruptedException {
        Post untimed = post("1", "ana", "wait").build();
        replay(List.of(untimed, elsewhere(Duration.ZERO), elsewhere(Duration.ofHours(100))), 2, 1, ledger);
        assertThat(fired()).isEmpty();
    }

    @Test
    void timer_gapInTheStream_firesBeforeTheNextPostOfItsConversation() throws InterruptedException {
        Post late = post("2", "ana", "close")
                .inReplyTo("1")
                .postedAt(NOON.plus(Duration.ofDays(200)))
                .build();
        replay(List.of(at("1", "wait", Duration.ZERO), late), 2, 10, ledger);
        assertThat(asked()).containsExactly(ActionKind.UPSERT_CONTACT, ActionKind.OPEN_CASE, ActionKind.CLOSE_CASE);
    }

    @Test
    void timer_poisonousRule_doesNotStopItsConversation() throws InterruptedException {
        CommandCenterBuilder builder = CommandCenter.builder()
                .ledger(ledger)
                .clock(new ManualClock(WALL))
                .listenTo(Fakes.Source.recorded(
                        List.of(
                                at("1", "wait", Duration.ZERO),
                                post("2", "ana", "hello")
                                        .inReplyTo("1")
                                        .postedAt(NOON.plus(Duration.ofDays(9)))
                                        .build()),
                        1))
                .routeWith(Fakes.router(facts -> {
                    if (facts.get(io.sccc.core.model.Fact.TIMER) != null) {
                        throw new IllegalStateException("poison");
                    }
                    return Fakes.quietWithTimer();
                }));
        try (CommandCenter center = builder.build()) {
            center.start();
            assertThat(center.settle(SOON)).isTrue();
        }
        assertThat(ledger.counts(TenantId.DEFAULT).undecided()).isZero();
        assertThat(fired()).hasSize(1);
    }

    @Test
    void timer_liveTick_firesWithoutAnyPost() throws InterruptedException {
        ManualClock clock = new ManualClock(NOON);
        CommandCenterBuilder builder = CommandCenter.builder()
                .ledger(ledger)
                .clock(clock)
                .routeWith(wordy())
                .actWith(new Handler());
        io.sccc.core.testing.RecordingListener listener = new io.sccc.core.testing.RecordingListener();
        try (CommandCenter center = builder.measureWith(listener).build()) {
            center.start();
            center.process(post("1", "ana", "wait").build());
            clock.advance(Duration.ofHours(72));
            assertThat(listener.await(Event.TimerFired.class, 1, SOON)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void replay_randomStream_givesTheSameOnOneWorkerAndOnFour(long seed) throws InterruptedException {
        List<Post> posts = stream(new Random(seed));
        List<String> expected = null;
        for (int[] way : new int[][] {{1, 1}, {4, 100}, {4, 7}, {16, 33}}) {
            InMemoryLedger own = new InMemoryLedger();
            replay(posts, way[0], way[1], own);
            List<String> seen = tell(own);
            if (expected != null) {
                String how = "seed %d, %d workers, page %d".formatted(seed, way[0], way[1]);
                for (int i = 0; i < Math.min(seen.size(), expected.size()); i++) {
                    assertThat(seen.get(i)).as("%s, line %d", how, i).isEqualTo(expected.get(i));
                }
                assertThat(seen).as(how).hasSameSizeAs(expected);
            }
            expected = seen;
        }
        assertThat(expected).hasSizeGreaterThan(300);
    }

    /** Decisions, hops and actions, told so that nothing of threads is in them. */
    private static List<String> tell(InMemoryLedger own) {
        List<String> lines = new ArrayList<>();
        own.judgments(TenantId.DEFAULT, judgment -> lines.add("decision " + line(judgment)));
        own.hops(
                TenantId.DEFAULT, judgment -> lines.add("hop " + line(judgment) + judgment.hop() + judgment.byTimer()));
        List<String> works = new ArrayList<>();
        own.works(TenantId.DEFAULT, work -> works.add("work " + work.key() + work.state() + asked(work)));
        works.stream().sorted().forEach(lines::add);
        return lines;
    }

    private static String asked(Work work) {
        return work.request().kind() + " " + work.request().post() + " " + work.at();
    }

    private static String line(Judgment judgment) {
        return judgment.decision().post() + " r" + judgment.decision().revision() + " "
                + judgment.decision().about().conversation()
                + judgment.decision().about().key() + " "
                + judgment.decision().level() + judgment.decision().actions()
                + judgment.decision().at()
                + judgment.facts().byName();
    }

    private static List<Post> stream(Random random) {
        String[] words = {"case", "close", "reopen", "wait", "wait please", "hello", "lead", "wait for case"};
        List<Post> posts = new ArrayList<>();
        Instant now = NOON;
        for (int i : IntStream.range(0, 300).toArray()) {
            now = now.plus(Duration.ofMinutes(random.nextInt(400)));
            if (random.nextInt(20) == 0 && i > 0) {
                Post again = posts.get(random.nextInt(posts.size()));
                posts.add(
                        random.nextBoolean()
                                ? again
                                : again.toBuilder()
                                        .revision(again.revision() + 1)
                                        .text(words[random.nextInt(words.length)])
                                        .deleted(random.nextInt(4) == 0)
                                        .build());
                continue;
            }
            boolean dialog = random.nextInt(4) == 0;
            boolean company = random.nextInt(6) == 0;
            boolean reply = random.nextInt(3) > 0;
            posts.add(post("" + i, company ? "agent" : "u" + random.nextInt(8), words[random.nextInt(words.length)])
                    .authorRole(company ? AuthorRole.AGENT : AuthorRole.CUSTOMER)
                    .kind(dialog ? PostKind.DIRECT_MESSAGE : PostKind.COMMENT)
                    .threadId(dialog ? "t" + random.nextInt(30) : null)
                    .inReplyTo(reply ? "" + Math.max(0, i + 3 - random.nextInt(40)) : null)
                    .postedAt(random.nextInt(15) == 0 ? null : now.minus(Duration.ofHours(random.nextInt(20))))
                    .build());
        }
        return posts;
    }
}
