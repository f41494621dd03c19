package io.sccc.connectors;

import static io.sccc.connectors.Plaza.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.connectors.BackfillProgress.State;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackfillTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final BackfillPlan PLAN = BackfillPlan.of(new Stretch(NOON.minus(HOUR.multipliedBy(4)), NOON), HOUR);

    private final ManualClock clock = new ManualClock(NOON);
    private final List<String> read = new ArrayList<>();
    private final Deque<RuntimeException> faults = new ArrayDeque<>();
    private final Archive archive = new Archive();

    /** Five items an hour, two a page. */
    private final class Archive extends Plaza.Feed {

        @Override
        public BackfillPage backfill(Stretch stretch, Cursor cursor) {
            if (!faults.isEmpty()) {
                throw faults.remove();
            }
            int begin = cursor.atStart() ? 0 : Integer.parseInt(cursor.value());
            int end = Math.min(5, begin + 2);
            List<Arrival> items = new ArrayList<>();
            for (int i = begin; i < end; i++) {
                String id = stretch.from() + "#" + i;
                items.add(new Arrival.Received(Post.of("plaza", id, "ana", "x")));
            }
            return new BackfillPage(new io.sccc.core.spi.Page<>(items, new Cursor("" + end), end < 5), 5L);
        }
    }

    private BackfillBuilder builder() {
        return Backfill.of(archive, PLAN)
                .clock(clock)
                .into(items -> items.forEach(
                        item -> read.add(((Arrival.Received) item).post().id().nativeId())));
    }

    private static List<String> everything() {
        List<String> ids = new ArrayList<>();
        for (Stretch stretch : PLAN.stretches()) {
            for (int i = 0; i < 5; i++) {
                ids.add(stretch.from() + "#" + i);
            }
        }
        return ids;
    }

    @Test
    void split_oddEnd_coversEverythingOnce() {
        Stretch whole = new Stretch(NOON, NOON.plusSeconds(100));
        List<Stretch> parts = whole.split(Duration.ofSeconds(30));
        assertThat(parts).hasSize(4);
        Instant at = whole.from();
        for (Stretch part : parts) {
            assertThat(part.from()).isEqualTo(at);
            at = part.to();
        }
        assertThat(at).isEqualTo(whole.to());
        assertThat(whole.contains(whole.from()) && !whole.contains(whole.to())).isTrue();
        assertThatThrownBy(() -> whole.split(Duration.ZERO)).hasMessageContaining("too many");
        assertThatThrownBy(() -> whole.split(Duration.ofNanos(1))).hasMessageContaining("too many");
        assertThatThrownBy(() -> new Stretch(NOON, NOON)).hasMessageContaining("empty");
    }

    @Test
    void stretches_newestFirst_areTurned() {
        BackfillPlan newest = new BackfillPlan(PLAN.whole(), HOUR, true);
        assertThat(newest.stretches().get(0)).isEqualTo(PLAN.stretches().get(3));
    }

    @Test
    void run_toTheEnd_readsEverythingOnceInOrder() throws InterruptedException {
        BackfillProgress end = builder().build().run();
        assertThat(read).isEqualTo(everything());
        assertThat(end.state()).isEqualTo(State.DONE);
        assertThat(end.done()).isEqualTo(20);
        assertThat(end.total()).isEqualTo(20);
        assertThat(end.stretches()).isEqualTo(4);
        assertThat(end.eta()).isEqualTo(Duration.ZERO);
    }

    @Test
    void step_progress_tellsRateAndEta() {
        Backfill backfill = builder().build();
        assertThat(backfill.progress().total()).isNull();
        for (int i = 0; i < 3; i++) {
            clock.set(clock.instant().plusSeconds(1));
            backfill.step();
        }
        BackfillProgress progress = backfill.progress();
        assertThat(progress.done()).isEqualTo(5);
        assertThat(progress.total()).isEqualTo(20);
        assertThat(progress.perSecond()).isEqualTo(5 / 3.0);
        assertThat(progress.eta()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void from_everyPosition_losesAndRepeatsNothing() throws InterruptedException {
        List<Cursor> positions = new ArrayList<>();
        List<Integer> readBy = new ArrayList<>();
        builder()
                .watchedBy(progress -> {
                    positions.add(progress.position());
                    readBy.add(read.size());
                })
                .build()
                .run();
        for (int i = 0; i < positions.size(); i++) {
            read.clear();
            BackfillProgress end = builder().from(positions.get(i)).build().run();
            assertThat(read).isEqualTo(everything().subList(readBy.get(i), 20));
            assertThat(end.done()).isEqualTo(20);
        }
        assertThat(Position.readable(positions.get(0))).startsWith("in 2026-03-02T08:00:00Z");
    }

    @Test
    void from_positionOfAnotherPlan_isRefused() {
        Cursor position = builder().build().progress().position();
        BackfillPlan other = BackfillPlan.of(PLAN.whole(), Duration.ofHours(2));
        assertThatThrownBy(() -> Backfill.of(archive, other).from(position).build())
                .isInstanceOf(VendorPermanentException.class)
                .hasMessageContaining("plaza/acme backfill");
    }

    @Test
    void step_throttled_waitsAsLongAsAsked() {
        faults.add(Fault.of(Fault.Kind.THROTTLED, "reading")
                .until(NOON.plusSeconds(60))
                .exception(NOON));
        Backfill backfill = builder().build();
        BackfillProgress progress = backfill.step();
        assertThat(progress.state()).isEqualTo(State.THROTTLED);
        assertThat(progress.throttledUntil()).isEqualTo(NOON.plusSeconds(60));
        clock.set(NOON.plusSeconds(59));
        assertThat(backfill.step().state()).isEqualTo(State.THROTTLED);
        assertThat(read).isEmpty();
        clock.set(NOON.plusSeconds(60));
        assertThat(backfill.step().state()).isEqualTo(State.RUNNING);
        assertThat(backfill.progress().throttledUntil()).isNull();
        assertThat(read).hasSize(2);
    }

    @Test
    void step_downAgainAndAgain_waitsLonger() {
        Backfill backfill = builder().build();
        Duration before = Duration.ZERO;
        for (int i = 0; i < 4; i++) {
            faults.add(Fault.of(Fault.Kind.TRANSIENT, "reading").exception(NOON));
            Instant until = Objects.requireNonNull(backfill.step().throttledUntil());
            Duration wait = Duration.between(clock.instant(), until);
            assertThat(wait).isGreaterThan(before);
            before = wait;
            clock.set(until);
        }
    }

    @Test
    void step_refusedForGood_keepsThePosition() {
        Backfill backfill = builder().build();
        backfill.step();
        Cursor position = backfill.progress().position();
        faults.add(Fault.of(Fault.Kind.AUTH_REVOKED, "reading").exception(NOON));
        assertThatThrownBy(backfill::step).isInstanceOf(VendorPermanentException.class);
        assertThat(backfill.progress().position()).isEqualTo(position);
    }

    @Test
    void B8_step_staleCursor_beginsTheStretchAgain() throws InterruptedException {
        Backfill backfill = builder().build();
        backfill.step();
        faults.add(new StaleCursorException(Fault.of(Fault.Kind.NOT_FOUND, "reading"), null));
        backfill.run();
        assertThat(read).hasSize(22).containsAll(everything());
        faults.add(new StaleCursorException(Fault.of(Fault.Kind.NOT_FOUND, "reading"), null));
        Backfill fresh = builder().build();
        assertThatThrownBy(fresh::step).isInstanceOf(StaleCursorException.class);
    }

    @Test
    void B8_run_cursorsThatNeverLive_endsWithTheirFault() {
        AtomicInteger asked = new AtomicInteger();
        Plaza.Feed fickle = new Plaza.Feed() {
            @Override
            public BackfillPage backfill(Stretch stretch, Cursor cursor) {
                asked.incrementAndGet();
                if (cursor.atStart()) {
                    Arrival item = new Arrival.Received(Post.of("plaza", "1", "ana", "x"));
                    return new BackfillPage(new io.sccc.core.spi.Page<>(List.of(item), new Cursor("1"), true), null);
                }
                throw new StaleCursorException(Fault.of(Fault.Kind.NOT_FOUND, "reading"), null);
            }
        };
        Backfill backfill =
                Backfill.of(fickle, PLAN).clock(clock).into(items -> {}).build();
        assertThatThrownBy(backfill::run).isInstanceOf(StaleCursorException.class);
        assertThat(asked).hasValueLessThan(20);
    }

    @Test
    void B8_run_staleOnceInEachStretch_comesToTheEnd() throws InterruptedException {
        Backfill backfill = builder().build();
        for (int i = 0; i < PLAN.stretches().size(); i++) {
            backfill.step();
            for (int stale = 0; stale < 4; stale++) {
                faults.add(new StaleCursorException(Fault.of(Fault.Kind.NOT_FOUND, "reading"), null));
                backfill.step();
                backfill.step();
            }
            backfill.step();
            backfill.step();
        }
        assertThat(backfill.run().state()).isEqualTo(State.DONE);
        assertThat(read).containsAll(everything());
    }

    @Test
    void step_sinkFails_pageIsReadAgain() {
        AtomicBoolean full = new AtomicBoolean(true);
        Backfill backfill = Backfill.of(archive, PLAN)
                .into(items -> {
                    if (full.get()) {
                        throw new IllegalStateException("full");
                    }
                    items.forEach(item -> read.add("one"));
                })
                .build();
        assertThatThrownBy(backfill::step).hasMessage("full");
        full.set(false);
        assertThat(backfill.step().done()).isEqualTo(2);
        assertThat(read).hasSize(2);
    }

    @Test
    void step_liveBusyPausedOrCanceled_readsNothing() {
        AtomicBoolean busy = new AtomicBoolean(true);
        Backfill backfill = builder().behind(busy::get).build();
        assertThat(backfill.step().state()).isEqualTo(State.YIELDING);
        busy.set(false);
        backfill.pause();
        assertThat(backfill.step().state()).isEqualTo(State.PAUSED);
        assertThat(read).isEmpty();
        backfill.resume();
        assertThat(backfill.step().state()).isEqualTo(State.RUNNING);
        backfill.cancel();
        assertThat(backfill.step().state()).isEqualTo(State.CANCELED);
        assertThat(read).hasSize(2);
    }

    @Test
    void run_pausedThenResumedByAnother_ends() throws InterruptedException {
        Backfill backfill = builder().build();
        backfill.pause();
        Thread other = new Thread(backfill::resume);
        other.start();
        assertThat(backfill.run().state()).isEqualTo(State.DONE);
        other.join();
    }

    @Test
    void build_connectorWithoutIt_isRefused() {
        assertThatThrownBy(() -> Backfill.of(new Plaza.Feed(), PLAN).build()).isInstanceOf(Unsupported.class);
    }
}
