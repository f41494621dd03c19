package io.sccc.core.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serial inside a lane, parallel across lanes. A lane is the future of its last task; it exists as long as it has tasks.
 * Thread-safe; tasks of one lane run in the order they were handed in.
 */
final class Lanes<K> {

    private final Map<K, CompletableFuture<?>> tails = new HashMap<>();
    private final Executor executor;

    Lanes(Executor executor) {
        this.executor = executor;
    }

    /** Runs a task after all tasks of its lane and of the lanes that end in it; done when the stage it returns is. */
    synchronized <R> CompletableFuture<R> submit(K lane, List<K> ending, Supplier<CompletionStage<R>> task) {
        List<CompletableFuture<?>> before = new ArrayList<>();
        addTail(before, tails.get(lane));
        ending.forEach(other -> addTail(before, tails.remove(other)));
        CompletableFuture<R> run = CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
                .handle((done, error) -> 0)
                .thenComposeAsync(ready -> task.get(), executor);
        tails.put(lane, run);
        run.whenComplete((result, error) -> forget(lane, run));
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
    }

    /** Is no lane busy? */
    synchronized boolean idle() {
        return tails.isEmpty();
    }
}
