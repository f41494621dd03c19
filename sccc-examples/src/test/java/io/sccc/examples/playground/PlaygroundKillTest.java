package io.sccc.examples.playground;

import static io.sccc.examples.playground.PlaygroundWire.key;
import static io.sccc.examples.playground.PlaygroundWire.reply;
import static io.sccc.examples.playground.PlaygroundWire.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.error.TransientException;
import io.sccc.core.model.Outcome;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A playground in a process of its own, killed while calls come in. */
class PlaygroundKillTest {

    private static final int THREADS = 8;
    private static final int ANSWERED = 300;

    @TempDir
    private Path dir;

    @Test
    void kill_amidCalls_losesNothingThatWasAnswered() throws Exception {
        Path journal = dir.resolve("playground.jsonl");
        Map<String, String> answered = killedAmidCalls(journal);
        assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERED);

        try (Playground playground = Playground.start(journal, Faults.NONE);
                PlaygroundActions actions = PlaygroundActions.at(playground.baseUrl())) {
            answered.forEach((key, id) ->
                    assertThat(actions.handle(reply("c-1", "1"), key(key))).isEqualTo(new Outcome.AlreadyDone(id)));
        }
        assertThat(rows(journal)).extracting(row -> row.get("key").asText()).doesNotHaveDuplicates();
    }

    private static Map<String, String> killedAmidCalls(Path journal) throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        journal.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith("http://")) {
                line = out.readLine();
            }
            assertThat(line).as("address of the other process").isNotNull();
            Map<String, String> answered = new ConcurrentHashMap<>();
            CountDownLatch enough = new CountDownLatch(ANSWERED);
            try (PlaygroundActions actions = PlaygroundActions.at(URI.create(line))) {
                AtomicInteger next = new AtomicInteger();
                for (int i = 0; i < THREADS; i++) {
                    threads.execute(() -> callUntilItFails(actions, next, answered, enough));
                }
                assertThat(enough.await(5, TimeUnit.MINUTES)).isTrue();
                victim.destroyForcibly().waitFor();
                threads.shutdown();
                assertThat(threads.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
            }
            return answered;
        } finally {
            victim.destroyForcibly();
            threads.shutdownNow();
        }
    }

    private static void callUntilItFails(
            PlaygroundActions actions, AtomicInteger next, Map<String, String> answered, CountDownLatch enough) {
        try {
            while (true) {
                String key = "k-" + next.incrementAndGet();
                answered.put(key, PlaygroundWire.sent(actions.handle(reply("c-1", "1"), key(key))));
                enough.countDown();
            }
        } catch (TransientException e) {
            return;
        }
    }

    /** The other process. */
    static final class Victim {

        private Victim() {}

        /** Serves until killed, or until nobody holds its input any more. */
        public static void main(String[] args) throws Exception {
            try (Playground playground = Playground.start(Path.of(args[0]), Faults.NONE)) {
                System.out.println(playground.baseUrl());
                while (System.in.read() >= 0) {}
            }
        }
    }
}
