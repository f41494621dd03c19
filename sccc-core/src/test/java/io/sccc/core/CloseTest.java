package io.sccc.core;

import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.quiet;
import static io.sccc.core.Fakes.router;
import static io.sccc.core.Fakes.wordy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.Fakes.Handler;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.WebhookRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The limits are what close() promises and as much again for the machine: what hangs here hangs for ever. All wait at the same time. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class CloseTest {

    private static final Duration PROMISED = Duration.ofSeconds(25);

    private final AtomicBoolean free = new AtomicBoolean();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final InMemoryLedger ledger = new InMemoryLedger();

    @AfterEach
    void letGo() {
        free.set(true);
    }

    /** Hangs whatever interrupts it. */
    private void hang() {
        stuck.countDown();
        boolean interrupted = false;
        while (!free.get()) {
            interrupted |= Thread.interrupted(); // else it would not sleep
            LockSupport.parkNanos(5_000_000);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closesInTime(CommandCenter center) {
        long begin = System.nanoTime();
        center.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMISED);
    }

    @Test
    void close_handlerHangs_endsInTimeAndTheActionStaysAsked() throws InterruptedException {
        Handler hanging = new Handler((action, call) -> {
            hang();
            return new Outcome.Sent("late");
        });
        CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .routeWith(wordy())
                .actWith(hanging)
                .build();
        center.process(post("1", "ana", "lead").build());
        assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
        closesInTime(center);
        assertThat(ledger.counts(TenantId.DEFAULT).unfinished()).isEqualTo(1);
    }

    @Test
    void close_handlerSleeps_isInterruptedAndTheActionStaysAsked() throws InterruptedException {
        Handler sleeping = new Handler((action, call) -> {
            stuck.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Outcome.Sent("never");
        });
        CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .routeWith(wordy())
                .actWith(sleeping)
                .build();
        center.process(post("1", "ana", "lead").build());
        assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
        closesInTime(center);
        assertThat(ledger.counts(TenantId.DEFAULT).unfinished()).isEqualTo(1);
    }

    @Test
    void close_routerHangs_tellsWhoWaitsAndThePostStaysUndecided() throws Exception {
        CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .workers(1)
                .routeWith(router(facts -> {
                    hang();
                    return quiet();
                }))
                .build();
        CompletableFuture<Decision> waiting = CompletableFuture.supplyAsync(
                () -> center.process(post("1", "ana", "hi").build()));
        CompletableFuture<Decision> behind = CompletableFuture.supplyAsync(() -> {
            await(stuck);
            return center.process(post("2", "ana", "hi").inReplyTo("1").build());
        });
        await(stuck);
        while (ledger.undecided(TenantId.DEFAULT, 0).size() < 2) {
            Thread.onSpinWait();
        }
        closesInTime(center);
        assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> behind.get(60, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(ledger.undecided(TenantId.DEFAULT, 0)).hasSize(2);
    }

    @Test
    void close_listenerHangs_endsInTime() throws InterruptedException {
        CommandCenter center = CommandCenter.builder()
                .routeWith(wordy())
                .measureWith(event -> hang())
                .build();
        center.process(post("1", "ana", "hi").build());
        assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
        closesInTime(center);
    }

    @Test
    void close_sourceHangs_endsInTime() throws InterruptedException {
        PostSource hanging = new PostSource() {
            @Override
            public String name() {
                return "hanging";
            }

            @Override
            public Page<Arrival> fetch(Cursor cursor) {
                hang();
                return Page.empty(cursor);
            }

            @Override
            public void close() {
                hang();
            }
        };
        CommandCenter center =
                CommandCenter.builder().routeWith(wordy()).listenTo(hanging).build();
        center.start();
        assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
        closesInTime(center);
    }

    @Test
    void close_factSourceHangs_endsInTime() {
        CommandCenter center = CommandCenter.builder()
                .routeWith(wordy())
                .factsFrom((post, understanding, facts) -> hang())
                .factBudget(Duration.ofMillis(5))
                .build();
        for (int i = 0; i < 100; i++) {
            center.process(post("" + i, "ana", "hi").build());
        }
        closesInTime(center);
    }

    @Test
    void process_afterClose_isRefusedAndDeliveriesAreAskedForAgain() {
        CommandCenter center = CommandCenter.builder().routeWith(wordy()).build();
        center.close();
        center.close();
        assertThatThrownBy(() -> center.process(post("1", "ana", "hi").build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(center.receive(AccountId.of("net"), new WebhookRequest("POST", "/", Map.of(), new byte[0]))
                        .status())
                .isEqualTo(503);
        assertThat(List.of(center.health().status())).containsExactly(Health.Status.DOWN);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
