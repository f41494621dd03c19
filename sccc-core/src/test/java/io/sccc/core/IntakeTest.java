package io.sccc.core;

import static io.sccc.core.Fakes.NOON;
import static io.sccc.core.Fakes.SOON;
import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.quiet;
import static io.sccc.core.Fakes.router;
import static io.sccc.core.Fakes.wordy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.sccc.core.Fakes.Handler;
import io.sccc.core.Fakes.Source;
import io.sccc.core.error.TransientException;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Event;
import io.sccc.core.model.Link;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Understander;
import io.sccc.core.testing.ManualClock;
import io.sccc.core.testing.RecordingListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IntakeTest {

    private static final String CARD = "4111 1111 1111 1111";
    private static final Instant WALL = Instant.parse("2026-11-22T00:00:00Z");

    private final InMemoryLedger ledger = new InMemoryLedger();

    private void replay(List<? extends Arrival> arrivals, CommandCenterBuilder builder) throws InterruptedException {
        try (CommandCenter center = builder.ledger(ledger)
                .clock(new ManualClock(WALL))
                .listenTo(new Source("file", true, arrivals, 100))
                .build()) {
            center.start();
            assertThat(center.settle(SOON)).isTrue();
        }
    }

    private static List<Arrival> received(Post... posts) {
        return java.util.Arrays.stream(posts)
                .map(post -> (Arrival) new Arrival.Received(post))
                .toList();
    }

    private List<Post> stored() {
        List<Post> posts = new ArrayList<>();
        ledger.judgments(TenantId.DEFAULT, verdict -> posts.add(verdict.row().post()));
        return posts;
    }

    private List<DeadLetter> dead() {
        List<DeadLetter> letters = new ArrayList<>();
        ledger.deadLetters(TenantId.DEFAULT, letters::add);
        return letters;
    }

    @Test
    void page_onePoison_theOther99GoOn() throws InterruptedException {
        List<Arrival> page = IntStream.range(0, 100)
                .mapToObj(i -> (Arrival) new Arrival.Received(
                        post("" + i, "u" + i, i == 42 ? "poison" : "hello").build(), "posts.jsonl:" + (i + 1), i + 1))
                .toList();
        Understander poisoned = (post, text, soFar) -> {
            if (post.text().equals("poison")) {
                throw new StackOverflowError();
            }
            return soFar;
        };
        replay(page, CommandCenter.builder().routeWith(wordy()).understandWith(poisoned));
        assertThat(stored()).hasSize(99);
        assertThat(dead()).singleElement().satisfies(letter -> {
            assertThat(letter.line()).isEqualTo(43);
            assertThat(letter.code()).isEqualTo("SCCC-2001");
        });
        assertThat(ledger.counts(TenantId.DEFAULT).undecided()).isZero();
    }

    @Test
    void intake_personalData_reachesNeitherLedgerNorDeadLettersNorActions() throws InterruptedException {
        Handler handler = new Handler();
        List<Arrival> arrivals = List.of(
                new Arrival.Received(post("1", "ana", "case: my card is " + CARD)
                        .attribute("note", "card " + CARD)
                        .link(new Link("https://example.com/?mail=ana.perez@example.com", null))
                        .build()),
                new Arrival.Received(post("2", "eva", "poison " + CARD).build()),
                new Arrival.Unreadable("f:3", 3, "SCCC-1009", "not JSON", "{ \"text\": \"card " + CARD + "\""));
        replay(arrivals, CommandCenter.builder().actWith(handler).routeWith(router(facts -> {
            String text = String.valueOf(facts.get(io.sccc.core.model.Fact.TEXT));
            if (text.contains("poison")) {
                throw new IllegalStateException("poison");
            }
            return Fakes.wordy().route(facts);
        })));
        StringBuilder everything = new StringBuilder();
        ledger.judgments(
                TenantId.DEFAULT,
                verdict -> everything
                        .append(verdict.row().post().text())
                        .append(verdict.row().post().attributes())
                        .append(verdict.row().post().links())
                        .append(verdict.facts().byName()));
        dead().forEach(letter -> everything.append(letter.beginning()));
        handler.calls.forEach(call -> {
            if (call.action() instanceof io.sccc.core.model.Action.OpenCase open) {
                everything.append(open.text()).append(open.subject());
            }
            if (call.action() instanceof io.sccc.core.model.Action.UpsertContact contact) {
                everything.append(contact.attributes());
            }
        });
        assertThat(dead()).hasSize(2);
        assertThat(handler.calls).hasSize(2);
        assertThat(everything.toString())
                .contains("[card:")
                .doesNotContain("4111 1111", "1111 1111", "ana.perez@example.com");
    }

    @Test
    void replayClock_1970_isBelievedAnd2099IsNot() throws InterruptedException {
        replay(
                received(
                        post("1", "ana", "wait").postedAt(Instant.EPOCH).build(),
                        post("2", "ana", "hello")
                                .postedAt(Instant.parse("2099-01-01T00:00:00Z"))
                                .build(),
                        post("3", "ana", "hello").build()),
                CommandCenter.builder().routeWith(wordy()));
        assertThat(ledger.clock(TenantId.DEFAULT)).isEqualTo(Instant.EPOCH);
        assertThat(stored()).extracting(Post::postedAt).contains(Instant.EPOCH).containsNull();
        assertThat(ledger.events(TenantId.DEFAULT, 0, 100)).noneMatch(Event.TimerFired.class::isInstance);
    }

    @Test
    void liveClock_absentTime_isStampedWithArrival() {
        ManualClock clock = new ManualClock(NOON);
        try (CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .clock(clock)
                .routeWith(wordy())
                .build()) {
            center.process(post("1", "ana", "hello").build());
        }
        assertThat(stored()).extracting(Post::postedAt).containsExactly(NOON);
    }

    @Test
    void process_queueFull_waitsForRoomAndLosesNothing() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .queue(2)
                .workers(1)
                .routeWith(router(facts -> {
                    await(go);
                    return quiet();
                }))
                .build()) {
            List<CompletableFuture<Decision>> all = IntStream.range(0, 10)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> center.process(post("" + i, "ana", "hi").build()), work -> new Thread(work).start()))
                    .toList();
            while (ledger.counts(TenantId.DEFAULT).undecided() < 2) {
                Thread.onSpinWait();
            }
            assertThat(ledger.counts(TenantId.DEFAULT).undecided()).isEqualTo(2);
            go.countDown();
            for (CompletableFuture<Decision> one : all) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isNotNull();
            }
        }
        assertThat(stored()).hasSize(10);
    }

    @Test
    void process_ledgerCannotStore_throwsAndLeaksNoRoom() {
        // the center's threads use the mock: it is not taught anew under way
        AtomicBoolean full = new AtomicBoolean(true);
        Ledger failing = mock(Ledger.class, delegatesTo(ledger));
        doAnswer(call -> {
                    if (full.get()) {
                        throw new TransientException("disk full");
                    }
                    return ledger.take(call.getArgument(0));
                })
                .when(failing)
                .take(any());
        try (CommandCenter center = CommandCenter.builder()
                .ledger(failing)
                .queue(3)
                .routeWith(wordy())
                .build()) {
            for (int i = 0; i < 10; i++) {
                Post post = post("" + i, "ana", "hi").build();
                assertThatThrownBy(() -> center.process(post)).isInstanceOf(TransientException.class);
            }
            full.set(false);
            assertThat(center.process(post("x", "ana", "hi").build()).level()).isNotNull();
        }
    }

    @Test
    void process_ledgerFailsWhileDeciding_decidesOnceItIsBack() throws InterruptedException {
        Ledger failing = mock(Ledger.class, delegatesTo(ledger));
        AtomicInteger tries = new AtomicInteger();
        doAnswer(call -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new TransientException("gone");
                    }
                    return ledger.decide(call.getArgument(0));
                })
                .when(failing)
                .decide(any());
        Handler handler = new Handler();
        try (CommandCenter center = CommandCenter.builder()
                .ledger(failing)
                .routeWith(wordy())
                .actWith(handler)
                .build()) {
            assertThat(center.process(post("1", "ana", "lead").build()).actions())
                    .hasSize(1);
            assertThat(center.settle(SOON)).isTrue();
        }
        assertThat(handler.calls).hasSize(1);
        assertThat(dead()).isEmpty();
    }

    @Test
    void act_ledgerFailsWhileNoting_notesAgainAndActsOnce() throws InterruptedException {
        Ledger failing = mock(Ledger.class, delegatesTo(ledger));
        AtomicInteger tries = new AtomicInteger();
        doAnswer(call -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new TransientException("gone");
                    }
                    return ledger.finish(call.getArgument(0), call.getArgument(1), call.getArgument(2));
                })
                .when(failing)
                .finish(any(), any(), any());
        Handler handler = new Handler();
        try (CommandCenter center = CommandCenter.builder()
                .ledger(failing)
                .routeWith(wordy())
                .actWith(handler)
                .build()) {
            center.process(post("1", "ana", "lead").build());
            assertThat(center.settle(SOON)).isTrue();
        }
        assertThat(handler.calls).hasSize(1);
        assertThat(ledger.counts(TenantId.DEFAULT).unfinished()).isZero();
    }

    @Test
    void listener_throwingOrSlow_harmsNobody() throws InterruptedException {
        RecordingListener good = new RecordingListener();
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger thrown = new AtomicInteger();
        try (CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .routeWith(wordy())
                .measureWith(
                        event -> {
                            thrown.incrementAndGet();
                            throw new AssertionError("broken");
                        },
                        event -> await(never),
                        good)
                .build()) {
            for (int i = 0; i < 50; i++) {
                center.process(post("" + i, "ana", "hi").build());
            }
            assertThat(good.await(Event.Routed.class, 50, SOON)).isTrue();
            long told = good.events().size();
            assertThat(good.events()).extracting(Event::seq).isSorted().doesNotHaveDuplicates();
            assertThat(told).isEqualTo(ledger.lastSeq(TenantId.DEFAULT));
            never.countDown();
            assertThat(center.settle(SOON)).isTrue();
            assertThat((long) thrown.get()).isEqualTo(told);
        }
    }

    @Test
    void source_failing_isReportedAndAskedAgain() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        io.sccc.core.spi.PostSource flaky = new io.sccc.core.spi.PostSource() {
            @Override
            public String name() {
                return "flaky";
            }

            @Override
            public io.sccc.core.spi.Page<Arrival> fetch(io.sccc.core.spi.Cursor cursor) {
                if (asked.incrementAndGet() < 3) {
                    throw new NoClassDefFoundError("oops");
                }
                return new io.sccc.core.spi.Page<>(
                        cursor.atStart() ? received(post("1", "ana", "hi").build()) : List.of(),
                        new io.sccc.core.spi.Cursor("end"),
                        false);
            }
        };
        try (CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .pollEvery(Duration.ofMillis(5))
                .routeWith(wordy())
                .listenTo(flaky)
                .build()) {
            center.start();
            assertThat(center.settle(SOON)).isTrue();
            assertThat(stored()).hasSize(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something written earlier comes later: only who reads a little again finds it. */
    @Test
    void source_itemsComeLate_areFoundByTheOverlapAndNothingIsToldTwice() throws InterruptedException {
        List<Post> wall = new java.util.concurrent.CopyOnWriteArrayList<>();
        wall.add(post("1", "ana", "hello").build());
        wall.add(post("3", "eva", "hello").build());
        io.sccc.core.spi.PostSource late = new io.sccc.core.spi.PostSource() {
            @Override
            public String name() {
                return "late";
            }

            @Override
            public io.sccc.core.spi.Cursor overlap(io.sccc.core.spi.Cursor cursor) {
                return new io.sccc.core.spi.Cursor("0");
            }

            @Override
            public io.sccc.core.spi.Page<io.sccc.core.spi.Arrival> fetch(io.sccc.core.spi.Cursor cursor) {
                int from = cursor.atStart() ? 0 : Integer.parseInt(cursor.value());
                List<io.sccc.core.spi.Arrival> items = wall.stream()
                        .filter(one -> Integer.parseInt(one.id().nativeId()) > from)
                        .sorted(java.util.Comparator.comparing(one -> one.id().nativeId()))
                        .<io.sccc.core.spi.Arrival>map(io.sccc.core.spi.Arrival.Received::new)
                        .toList();
                return new io.sccc.core.spi.Page<>(items, new io.sccc.core.spi.Cursor("3"), false);
            }
        };
        RecordingListener heard = new RecordingListener();
        try (CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .listenTo(late)
                .pollEvery(Duration.ofMillis(5))
                .routeWith(wordy())
                .measureWith(heard)
                .build()) {
            center.start();
            assertThat(heard.await(Event.Routed.class, 2, SOON)).isTrue();
            wall.add(post("2", "leo", "hello, late").build());
            assertThat(heard.await(Event.Routed.class, 3, SOON)).isTrue();
        }
        assertThat(stored()).extracting(one -> one.id().nativeId()).containsExactlyInAnyOrder("1", "3", "2");
        assertThat(heard.events()).noneMatch(Event.PostDuplicate.class::isInstance);
    }
}
