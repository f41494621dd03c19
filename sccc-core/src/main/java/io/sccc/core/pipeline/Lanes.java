package io.sccc.core.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serial inside a lane, parallel across lanes. A lane is the future of its last task; it exists as long as it has tasks.
 * Thread-safe; tasks of one lane run in the order they were handed in, and one that fails does not stop the next.
 */
final class Lanes<K> {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Map<K, CompletableFuture<?>> tails = new HashMap<>();
    private final Set<CompletableFuture<?>> pending = new LinkedHashSet<>();
    private final Executor executor;
    private @Nullable RuntimeException closed;

    Lanes(Executor executor) {
        this.executor = executor;
    }

    /** Runs a task after all tasks of its lane and of the lanes that end in it; done when the stage it returns is. */
    <R> CompletableFuture<R> submit(K lane, List<K> ending, Supplier<CompletionStage<R>> task) {
        CompletableFuture<R> run = chain(lane, ending, task);
        CompletableFuture<R> unused = run.whenComplete((result, error) -> forget(lane, run));
        return run;
    }

    /** Runs a task likewise, for nobody who waits. */
    <R> void start(K lane, List<K> ending, Supplier<CompletionStage<R>> task) {
        CompletableFuture<R> unused = submit(lane, ending, task).whenComplete((result, error) -> {
            if (error != null) {
                LOG.debug("SCCC-5004 a task ended with a fault: {}", error.toString());
            }
        });
    }

    private synchronized <R> CompletableFuture<R> chain(K lane, List<K> ending, Supplier<CompletionStage<R>> task) {
        if (closed != null) {
            return CompletableFuture.failedFuture(closed);
        }
        List<CompletableFuture<?>> before = new ArrayList<>();
        addTail(before, tails.get(lane));
        ending.forEach(other -> addTail(before, tails.remove(other)));
        CompletableFuture<R> run = CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
                .handle((done, error) -> 0)
                .thenComposeAsync(ready -> task.get(), executor);
        tails.put(lane, run);
        pending.add(run);
        return run;
    }

    /** Runs a task that continues one which still holds its lane. */
    <R> CompletableFuture<R> run(Supplier<CompletionStage<R>> task) {
        return CompletableFuture.completedFuture(0).thenComposeAsync(ready -> task.get(), executor);
    }

    private static void addTail(List<CompletableFuture<?>> before, @Nullable CompletableFuture<?> tail) {
        if (tail != null) {
            before.add(tail);
        }
    }

    @SuppressWarnings("CollectionUndefinedEquality") // identity is what is meant
    private synchronized void forget(K lane, CompletableFuture<?> run) {
        if (tails.get(lane) == run) {
            tails.remove(lane);
        }
        pending.remove(run);
    }

    /** Is no lane busy? */
    synchronized boolean idle() {
        return pending.isEmpty();
    }

    /** Takes no more tasks; whoever waits for one that has not ended is told {@code why}. */
    void close(RuntimeException why) {
        List<CompletableFuture<?>> left;
        synchronized (this) {
            closed = why;
            left = new ArrayList<>(pending);
        }
        Collections.reverse(left); // a task whose future is done is not begun when the one before it ends
        left.forEach(run -> run.completeExceptionally(why));
    }
}
