package io.sccc.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.Ending;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ErrandsTest {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void C2_quotaGoneForADay_whatWaitsIsInTheLedgerAndNotInMemory() throws InterruptedException {
        int waiting = 20_000;
        AtomicInteger left = new AtomicInteger(waiting);
        CountDownLatch put = new CountDownLatch(waiting);
        Work work = mock(Work.class);
        Ledger ledger = mock(Ledger.class);
        when(ledger.claim(any(), anyInt()))
                .thenAnswer(call -> CompletableFuture.completedFuture(claimed(left, call.getArgument(1), work)));
        when(ledger.finish(any(), any(), any())).thenAnswer(call -> {
            put.countDown();
            return CompletableFuture.completedFuture(true);
        });
        Actor actor = mock(Actor.class);
        when(actor.attempt(any()))
                .thenReturn(new Ending(WorkState.ASKED, null, "quota", Duration.ofHours(24), false, false));
        Parts parts = mock(Parts.class);
        when(parts.ledger()).thenReturn(ledger);
        when(parts.tenants()).thenReturn(List.of(TenantId.DEFAULT));
        Errands errands =
                new Errands(parts, actor, threads, 4, new Later(timer, Runnable::run, new Random(1)), () -> {});
        Thread loop = new Thread(errands);
        loop.start();
        assertThat(put.await(280, TimeUnit.SECONDS)).isTrue();
        errands.close();
        loop.join();
        assertThat(timer.getQueue()).as("tasks that wait for tomorrow").hasSizeLessThan(10);
    }

    private static List<Work> claimed(AtomicInteger left, int most, Work work) {
        int now = Math.min(most, left.get());
        left.addAndGet(-now);
        return Collections.nCopies(now, work);
    }
}
