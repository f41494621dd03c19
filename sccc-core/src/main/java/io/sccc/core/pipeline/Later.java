package io.sccc.core.pipeline;

import io.sccc.core.error.TransientException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something once more, later, while its lane is held; on a worker, not on the timer's thread. Thread-safe. */
final class Later {

    private static final Logger LOG = LoggerFactory.getLogger(Later.class);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Retry STORING = new Retry(Duration.ofMillis(100), Duration.ofSeconds(10), Integer.MAX_VALUE);

    private final ScheduledExecutorService timer;
    private final RandomGenerator random;

    Later(ScheduledExecutorService timer, RandomGenerator random) {
        this.timer = timer;
        this.random = random;
    }

    /** Runs a task after {@code wait}, a day at most; fails when the center closes before. */
    <R> CompletionStage<R> after(Duration wait, Lanes<?> lanes, Supplier<CompletionStage<R>> task) {
        Duration most = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
        CompletableFuture<R> done = new CompletableFuture<>();
        try {
            Future<?> unused =
                    timer.schedule(() -> now(lanes, task, done), Math.max(0, most.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    private static <R> void now(Lanes<?> lanes, Supplier<CompletionStage<R>> task, CompletableFuture<R> done) {
        CompletableFuture<R> unused = lanes.run(task).whenComplete((result, error) -> {
            if (error == null) {
                done.complete(result);
            } else {
                done.completeExceptionally(error);
            }
        });
    }

    /** How long to wait after attempt number {@code attempt} by a policy. */
    Duration pause(Retry policy, int attempt) {
        synchronized (random) {
            return policy.after(attempt, random);
        }
    }

    /** Runs a task that stores something, again and again as long as the ledger cannot store. */
    <R> CompletionStage<R> untilStored(Lanes<?> lanes, Supplier<R> task) {
        return untilStored(lanes, task, 1);
    }

    private <R> CompletionStage<R> untilStored(Lanes<?> lanes, Supplier<R> task, int attempt) {
        try {
            return CompletableFuture.completedFuture(task.get());
        } catch (TransientException e) {
            LOG.warn("SCCC-5002 the ledger could not store, attempt {}: {}", attempt, e.getMessage());
            return after(pause(STORING, attempt), lanes, () -> untilStored(lanes, task, attempt + 1));
        }
    }
}
