package io.sccc.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Event;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecordingListenerTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private final RecordingListener listener = new RecordingListener();

    private static Event duplicate(long seq) {
        return new Event.PostDuplicate(new Event.Head(seq, TenantId.DEFAULT, null, NOON, seq), PostId.of("net", "1"));
    }

    private static Event deleted(long seq) {
        return new Event.PostDeleted(new Event.Head(seq, TenantId.DEFAULT, null, NOON, seq), PostId.of("net", "1"));
    }

    @Test
    void of_kind_givesItsEventsInOrder() {
        listener.on(duplicate(1));
        listener.on(deleted(2));
        listener.on(duplicate(3));
        assertThat(listener.events()).extracting(Event::seq).containsExactly(1L, 2L, 3L);
        assertThat(listener.of(Event.PostDuplicate.class))
                .extracting(Event::seq)
                .containsExactly(1L, 3L);
    }

    @Test
    void await_eventFromAnotherThread_isSeen() throws InterruptedException {
        CompletableFuture<Void> telling = CompletableFuture.runAsync(() -> listener.on(deleted(1)));
        assertThat(listener.await(Event.PostDeleted.class, 1, Duration.ofSeconds(60)))
                .isTrue();
        telling.join();
    }

    @Test
    void await_neverEnough_endsAfterItsTime() throws InterruptedException {
        assertThat(listener.await(Event.PostDeleted.class, 1, Duration.ofMillis(1)))
                .isFalse();
    }

    @Test
    void manualClock_movesOnlyWhenTold() {
        ManualClock clock = new ManualClock(NOON);
        assertThat(clock.advance(Duration.ofHours(2))).isEqualTo(NOON.plusSeconds(7200));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(7200));
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }
}
