package io.sccc.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Lanes<String> lanes = new Lanes<>(queue::add);

    private Supplier<CompletionStage<String>> task(String name) {
        return () -> {
            done.add(name);
            return CompletableFuture.completedFuture(name);
        };
    }

    private void runAll() {
        while (!queue.isEmpty()) {
            queue.removeLast().run();
        }
    }

    @Test
    void submit_sameLane_runsInOrderWhoeverIsFaster() {
        lanes.start("a", List.of(), task("a1"));
        lanes.start("a", List.of(), task("a2"));
        lanes.start("b", List.of(), task("b1"));
        assertThat(queue).as("one of each lane is ready").hasSize(2);
        runAll();
        assertThat(done).containsSubsequence("a1", "a2").contains("b1");
        assertThat(lanes.idle()).isTrue();
    }

    @Test
    void submit_failingTask_doesNotStopItsLane() {
        CompletableFuture<String> failing = lanes.submit("a", List.of(), () -> {
            throw new AssertionError("poison");
        });
        lanes.start("a", List.of(), task("a2"));
        runAll();
        assertThat(failing).isCompletedExceptionally();
        assertThat(done).containsExactly("a2");
        assertThat(lanes.idle()).isTrue();
    }

    @Test
    void submit_endingLane_waitsForBoth() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        lanes.start("b", List.of(), () -> slow);
        lanes.start("a", List.of(), task("a1"));
        lanes.start("a", List.of("b"), task("join"));
        runAll();
        assertThat(done).containsExactly("a1");
        assertThat(lanes.idle()).isFalse();
        slow.complete("b1");
        runAll();
        assertThat(done).containsExactly("a1", "join");
    }

    @Test
    void submit_stageNotDone_holdsTheLane() {
        CompletableFuture<String> held = new CompletableFuture<>();
        lanes.start("a", List.of(), () -> held);
        lanes.start("a", List.of(), task("a2"));
        runAll();
        assertThat(done).isEmpty();
        held.completeExceptionally(new IllegalStateException());
        runAll();
        assertThat(done).containsExactly("a2");
    }

    @Test
    void close_pendingTasks_areToldAndNotBegun() {
        CompletableFuture<String> held = new CompletableFuture<>();
        CompletableFuture<String> first = lanes.submit("a", List.of(), () -> held);
        CompletableFuture<String> second = lanes.submit("a", List.of(), task("a2"));
        runAll();
        lanes.close(new IllegalStateException("closed"));
        runAll();
        assertThat(first).isCompletedExceptionally();
        assertThatThrownBy(second::join).hasRootCauseMessage("closed");
        assertThat(lanes.submit("b", List.of(), task("b1"))).isCompletedExceptionally();
        assertThat(done).isEmpty();
        assertThat(lanes.idle()).isTrue();
    }
}
