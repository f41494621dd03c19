package io.sccc.core.pipeline;

import io.sccc.core.error.TransientException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something once more, later; on a worker, not on the timer's thread nor on the ledger's. Thread-safe. */
final class Later {

    private static final Logger LOG = LoggerFactory.getLogger(Later.class);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Retry STORING = new Retry(Duration.ofMillis(100), Duration.ofSeconds(10), Integer.MAX_VALUE);

    private final ScheduledExecutorService timer;
    private final Executor workers;
    private final RandomGenerator random;

    Later(ScheduledExecutorService timer, Executor workers, RandomGenerator random) {
        this.timer = timer;
        this.workers = workers;
        this.random = random;
    }

    /** Where work goes on. */
    Executor workers() {
        return workers;
    }

    /** Runs a short task after {@code wait}, on the timer's thread; never when the center closes before. */
    void after(Duration wait, Runnable task) {
        try {
            Future<?> unused = timer.schedule(task, atMost(wait).toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.trace("closed", e);
        }
    }

    /** A wait that is neither negative nor longer than a day. */
    Duration atMost(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    /** How long to wait after attempt number {@code attempt} by a policy. */
    Duration pause(Retry policy, int attempt) {
        synchronized (random) {
            return policy.after(attempt, random);
        }
    }

    /** Goes on with the result of a stage: at once when it is there, else on a worker. */
    <T, R> CompletionStage<R> then(CompletionStage<T> stage, Function<T, CompletionStage<R>> next) {
        return stage.toCompletableFuture().isDone() ? stage.thenCompose(next) : stage.thenComposeAsync(next, workers);
    }

    /** Runs a task that stores something, again and again as long as the ledger cannot store. */
    <R> CompletionStage<R> untilStored(Supplier<CompletionStage<R>> task) {
        CompletableFuture<R> stored = new CompletableFuture<>();
        attempt(task, 1, stored);
        return stored;
    }

    private <R> void attempt(Supplier<CompletionStage<R>> task, int attempt, CompletableFuture<R> stored) {
        CompletionStage<R> stage;
        try {
            stage = task.get();
        } catch (RuntimeException | Error e) {
            stage = CompletableFuture.failedFuture(e);
        }
        CompletionStage<R> unused = stage.whenComplete((result, fault) -> {
            Throwable why = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
            if (why == null) {
                stored.complete(result);
            } else if (why instanceof TransientException) {
                LOG.warn("SCCC-5002 the ledger could not store, attempt {}: {}", attempt, why.getMessage());
                again(task, attempt, stored);
            } else {
                stored.completeExceptionally(why);
            }
        });
    }

    private <R> void again(Supplier<CompletionStage<R>> task, int attempt, CompletableFuture<R> stored) {
        try {
            Future<?> unused = timer.schedule(
                    () -> workers.execute(() -> attempt(task, attempt + 1, stored)),
                    pause(STORING, attempt).toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            stored.completeExceptionally(e);
        }
    }
}
