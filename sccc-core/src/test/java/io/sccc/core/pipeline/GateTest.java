package io.sccc.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.RETURNS_DEFAULTS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.sccc.core.error.TransientException;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.testing.ManualClock;
import io.sccc.core.understand.Masker;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final ManualClock wall = new ManualClock(NOON);
    private final AtomicLong nanos = new AtomicLong();
    private final SteadyClock steady = new SteadyClock(wall, nanos::get);
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    private final Decider decider = mock(Decider.class);

    private Gate gate() {
        return gate(ledger);
    }

    private Gate gate(Ledger ledger) {
        Parts parts = mock(Parts.class, RETURNS_DEFAULTS);
        when(parts.ledger()).thenReturn(ledger);
        when(parts.clock()).thenReturn(wall);
        when(parts.steady()).thenReturn(steady);
        when(parts.queue()).thenReturn(10);
        when(parts.masker()).thenReturn(Masker.withKey(new byte[32]));
        Later later = new Later(timer, Runnable::run, new Random(1));
        return new Gate(parts, decider, new Lanes<>(Runnable::run), later, new Storing(), () -> {});
    }

    private static Post post(String id) {
        return Post.builder(PostId.of("net", id)).text("hello").build();
    }

    private long stored() {
        return ledger.counts(TenantId.DEFAULT).undecided();
    }

    @Test
    void D1_clockADayAhead_nothingIsTakenInUntilItIsBelievedOrPutRight() throws InterruptedException {
        Gate gate = gate();
        gate.enter(post("1"));
        wall.advance(Duration.ofHours(25));
        assertThatThrownBy(() -> gate.enter(post("2")))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("SCCC-5009");
        assertThat(stored()).isEqualTo(1);
        wall.advance(Duration.ofHours(-25));
        gate.enter(post("2"));
        assertThat(stored()).as("put right").isEqualTo(2);

        wall.advance(Duration.ofHours(25));
        for (int i = 0; i < 100; i++) { // what is refused takes no room
            assertThatThrownBy(() -> gate.enter(post("3"))).isInstanceOf(TransientException.class);
        }
        wall.advance(SteadyClock.DOUBT);
        nanos.addAndGet(SteadyClock.DOUBT.toNanos());
        gate.enter(post("3"));
        assertThat(stored()).as("believed").isEqualTo(3);
    }

    @Test
    void D1_clockLessThanADayAhead_isTakenInAsEver() throws InterruptedException {
        Gate gate = gate();
        gate.enter(post("1"));
        wall.advance(Duration.ofHours(23));
        gate.enter(post("2"));
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void lead_ledgerDoesNotAnswerAtFirst_goesOnWithWhatIsUndecidedOnceItDoes() throws InterruptedException {
        gate().enter(post("1"));
        when(decider.decide(any())).thenReturn(new CompletableFuture<>());
        Ledger failing = mock(Ledger.class, delegatesTo(ledger));
        doThrow(new TransientException("away"))
                .doAnswer(call -> ledger.undecided(call.getArgument(0), call.getArgument(1)))
                .when(failing)
                .undecided(any(), anyLong());
        Gate gate = gate(failing);
        assertThatThrownBy(() -> gate.lead(TenantId.DEFAULT)).isInstanceOf(TransientException.class);
        assertThat(gate.leads(TenantId.DEFAULT)).isFalse();
        gate.lead(TenantId.DEFAULT);
        gate.lead(TenantId.DEFAULT);
        verify(decider, times(1)).decide(any());
    }

    @Test
    void lead_rowRevivedBeforeItsLaneHasEnded_isDecidedOnceItHas() throws InterruptedException {
        AtomicLong revivals = new AtomicLong();
        Ledger counting = mock(Ledger.class, delegatesTo(ledger));
        doAnswer(call -> revivals.get()).when(counting).revivals(any());
        CompletableFuture<Decision> buried = new CompletableFuture<>();
        when(decider.decide(any())).thenReturn(buried).thenReturn(new CompletableFuture<>());
        Gate gate = gate(counting);
        gate.lead(TenantId.DEFAULT);
        gate.enter(post("1"));
        revivals.incrementAndGet(); // its letter is stored and taken back; its lane does not know yet
        gate.lead(TenantId.DEFAULT);
        verify(decider, times(1)).decide(any());
        buried.completeExceptionally(new IllegalStateException("ended"));
        gate.lead(TenantId.DEFAULT);
        gate.lead(TenantId.DEFAULT);
        verify(decider, times(2)).decide(any());
    }
}
