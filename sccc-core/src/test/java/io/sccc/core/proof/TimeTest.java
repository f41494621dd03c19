package io.sccc.core.proof;

import static io.sccc.core.proof.Script.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.CommandCenter;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Event;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.pipeline.SteadyClock;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import io.sccc.core.testing.ManualClock;
import io.sccc.core.testing.RecordingListener;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** D1 and D4: clocks that jump, and a long time away. */
@Timeout(900)
class TimeTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    /** Posts that want to be asked again, each in its own conversation, each a second younger than the one before. */
    private record Waiting(int count) implements PostSource {

        @Override
        public String name() {
            return "net";
        }

        @Override
        public Set<AccountId> accounts() {
            return Set.of(AccountId.of("net"));
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            int from = cursor.atStart() ? 0 : Integer.parseInt(cursor.value());
            int to = Math.min(count, from + 250);
            List<Arrival> posts = IntStream.range(from, to)
                    .<Arrival>mapToObj(i -> new Arrival.Received(Post.builder(PostId.of("net", "" + i))
                            .author(Author.of("u" + i))
                            .authorRole(AuthorRole.CUSTOMER)
                            .postedAt(NOON.minusSeconds(count - i))
                            .text("wait")
                            .build()))
                    .toList();
            return to == from ? Page.empty(cursor) : new Page<>(posts, new Cursor("" + to), to < count);
        }
    }

    private CommandCenter center(
            Ledger ledger, InstantSource clock, int posts, RecordingListener listener, Journal crm) {
        return CommandCenter.builder()
                .ledger(ledger)
                .clock(clock)
                .maskWith(new byte[32])
                .pollEvery(Duration.ofMillis(50))
                .listenTo(new Waiting(posts))
                .routeWith(new ScriptRouter())
                .actWith(new FakeCrm(crm, FakeCrm.Manner.KEYS, Halt.never(), clock))
                .measureWith(listener)
                .build();
    }

    private Ledger open() {
        return Store.open("file:" + folder.resolve("ledger.db"), "one", Duration.ofSeconds(5));
    }

    private static List<Event.TimerFired> fired(Ledger ledger) {
        return Tally.read(ledger, TenantId.DEFAULT).stream()
                .filter(Event.TimerFired.class::isInstance)
                .map(Event.TimerFired.class::cast)
                .toList();
    }

    /** The ledger, counting the signs of life that a center gives each second. */
    private static Ledger counting(Ledger ledger, AtomicInteger beats) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("heartbeat")) {
                        beats.incrementAndGet();
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Waits until timers that were due now have been asked for. */
    private static void aTick(AtomicInteger beats) {
        int before = beats.get();
        Awaitility.await().atMost(LONG).until(() -> beats.get() > before + 1);
    }

    @Test
    void D1_systemClockJumpsAYearAndBack_noTimerFires_andOnceWhenItStays() throws InterruptedException {
        int posts = 40;
        ManualClock wall = new ManualClock(NOON);
        AtomicLong nanos = new AtomicLong();
        SteadyClock steady = new SteadyClock(wall, nanos::get);
        AtomicInteger beats = new AtomicInteger();
        RecordingListener listener = new RecordingListener();
        try (Ledger ledger = open();
                CommandCenter center = center(
                        counting(ledger, beats), steady, posts, listener, new Journal(folder.resolve("crm.journal")))) {
            center.start();
            assertThat(listener.await(Event.Routed.class, posts, LONG)).isTrue();
            wall.set(NOON.plus(Duration.ofDays(365)));
            aTick(beats);
            wall.set(NOON);
            aTick(beats);
            assertThat(fired(ledger)).as("a jump there and back").isEmpty();
            wall.set(NOON.plus(Duration.ofDays(365)));
            aTick(beats);
            assertThat(fired(ledger)).as("a jump, at first").isEmpty();
            synchronized (steady) { // nobody reads one of them before both have moved: that would be another jump
                wall.advance(SteadyClock.DOUBT);
                nanos.addAndGet(SteadyClock.DOUBT.toNanos());
            }
            assertThat(listener.await(Event.TimerFired.class, posts, LONG)).isTrue();
            assertThat(center.settle(LONG)).isTrue();
            assertThat(fired(ledger)).hasSize(posts);
        }
    }

    @Test
    void D1_hostsClockJumps_timersAreAskedOnceAndActionsDoneOnce() throws InterruptedException {
        int posts = 40;
        ManualClock clock = new ManualClock(NOON);
        Journal crm = new Journal(folder.resolve("crm.journal"));
        RecordingListener listener = new RecordingListener();
        try (Ledger ledger = open();
                CommandCenter center = center(ledger, clock, posts, listener, crm)) {
            center.start();
            assertThat(listener.await(Event.Routed.class, posts, LONG)).isTrue();
            Duration[] jumps = {Duration.ofHours(-1), Duration.ofHours(1), Duration.ofDays(365), Duration.ofDays(-365)};
            for (Duration jump : jumps) {
                clock.set(NOON.plus(jump));
                if (jump.compareTo(ScriptRouter.PATIENCE) > 0) {
                    assertThat(listener.await(Event.TimerFired.class, posts, LONG))
                            .isTrue();
                } else {
                    listener.await(Event.TimerFired.class, posts + 1, Duration.ofMillis(1500)); // a tick passes
                }
            }
            clock.set(NOON.plus(Duration.ofDays(366)));
            assertThat(listener.await(Event.TimerFired.class, posts + 1, Duration.ofMillis(2500)))
                    .isFalse();
            assertThat(center.settle(LONG)).isTrue();
            assertThat(fired(ledger)).hasSize(posts);
        }
        List<String> effects = FakeCrm.read(crm).stream()
                .filter(FakeCrm.Line::effect)
                .map(FakeCrm.Line::key)
                .toList();
        assertThat(effects).doesNotHaveDuplicates().hasSize(2 * posts);
    }

    @Test
    void D1_clockBack_nothingFiresEarly() throws InterruptedException {
        ManualClock clock = new ManualClock(NOON);
        RecordingListener listener = new RecordingListener();
        try (Ledger ledger = open();
                CommandCenter center = center(ledger, clock, 5, listener, new Journal(folder.resolve("crm.journal")))) {
            center.start();
            assertThat(listener.await(Event.Routed.class, 5, LONG)).isTrue();
            clock.set(NOON.plus(ScriptRouter.PATIENCE).minusSeconds(6));
            clock.advance(Duration.ofHours(-1));
            assertThat(listener.await(Event.TimerFired.class, 1, Duration.ofMillis(2500)))
                    .isFalse();
        }
    }

    @Test
    void D4_awayForThreeDays_overdueTimersAreAskedOnceTheOldestFirst() throws InterruptedException {
        int posts = Proof.deep() ? 10_000 : 1_500;
        Journal crm = new Journal(folder.resolve("crm.journal"));
        RecordingListener before = new RecordingListener();
        try (Ledger ledger = open();
                CommandCenter center = center(ledger, new ManualClock(NOON), posts, before, crm)) {
            center.start();
            assertThat(before.await(Event.Routed.class, posts, LONG)).isTrue();
            assertThat(fired(ledger)).isEmpty();
        }
        ManualClock late = new ManualClock(NOON.plus(Duration.ofDays(6)));
        RecordingListener after = new RecordingListener();
        long begin = System.nanoTime();
        try (Ledger ledger = open();
                CommandCenter center = CommandCenter.builder()
                        .ledger(ledger)
                        .clock(late)
                        .maskWith(new byte[32])
                        .listenTo(new Waiting(posts))
                        .routeWith(new ScriptRouter())
                        .dryRun()
                        .measureWith(after)
                        .build()) {
            center.start();
            assertThat(after.await(Event.TimerFired.class, posts, LONG)).isTrue();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            List<Event.TimerFired> fired = fired(ledger);
            assertThat(fired).hasSize(posts).allMatch(Event.TimerFired::matched);
            assertThat(new HashSet<>(fired.stream()
                            .map(event -> event.about().conversation())
                            .toList()))
                    .hasSize(posts);
            List<Event.TimerFired> sorted = new ArrayList<>(fired);
            sorted.sort(java.util.Comparator.comparing(Event.TimerFired::at));
            int furthest = 0;
            for (int i = 0; i < posts; i++) {
                furthest = Math.max(furthest, Math.abs(i - fired.indexOf(sorted.get(i))));
            }
            assertThat(furthest)
                    .as("places between asked and due, at most one sweep's worth")
                    .isLessThanOrEqualTo(1000);
            assertThat(took).as("at most 1,000 a second").isGreaterThan(Duration.ofSeconds(posts / 1000 - 1));
            System.out.printf(
                    "D4 %d overdue timers asked in %d ms, at most %d places from the order they fell due%n",
                    posts, took.toMillis(), furthest);
        }
    }
}
