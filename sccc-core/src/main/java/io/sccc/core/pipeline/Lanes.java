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

/**
 * Serial inside a lane, parallel across lanes. A lane is the future of its last task; it exists as long as it has tasks.
 * Thread-safe; tasks of one lane run in the order they were handed in, and one that fails does not stop the next.
 */
final class Lanes<K> {

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
        run.whenComplete((result, error) -> forget(lane, run));
        return run;
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

    private synchronized void forget(K lane, CompletableFuture<?> run) {
        tails.remove(lane, run);
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
