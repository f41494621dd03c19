package io.sccc.examples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.examples.store.LedgerPlace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a process of its own on a ledger that lasts, ended in every way while it acts. */
@Tag("deep")
class RunKillTest {

    private static final long SEED = System.nanoTime();
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);

    @Test
    void run_killedThreeTimesAndTerminated_endsAsIfNothingHadHappened() throws Exception {
        killed(folder.resolve("center.db").toString());
    }

    @Test
    void run_onPostgresqlKilledThreeTimesAndTerminated_endsAsIfNothingHadHappened() throws Exception {
        onPostgresql(this::killed);
    }

    @Test
    void run_terminatedWhileAnotherNodeLeads_tellsWhatIsUndecided() throws Exception {
        onPostgresql(address -> {
            Path input = Posts.busy(20260301).input(folder);
            writeRules();
            endedAt(0, input, address, Process::destroyForcibly);
            Files.delete(folder.resolve("out/mask.key")); // the first file that a run makes
            try (Ledger other = LedgerPlace.of(address).open()) {
                await().atMost(Duration.ofMinutes(2)).until(() -> other.lead(TenantId.DEFAULT));
                Process terminated = start(input, address);
                try {
                    await().atMost(Duration.ofMinutes(2))
                            .until(() -> other.lead(TenantId.DEFAULT)
                                    && (Files.exists(folder.resolve("out/mask.key")) || !terminated.isAlive()));
                    terminated.destroy();
                    assertThat(terminated.waitFor(60, TimeUnit.SECONDS))
                            .as("ends")
                            .isTrue();
                } finally {
                    terminated.destroyForcibly();
                }
                requireEndedInOrder(terminated);
                if (terminated.exitValue() == 0) {
                    assertThat(outcome().posts("undecided")).isPositive();
                    assertThat(said()).contains("are stored and not decided yet", "the same command goes on from here");
                }
            }
        });
    }

    private interface OnLedger {
        void test(String ledger) throws Exception;
    }

    private static void onPostgresql(OnLedger test) throws Exception {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeThat(platform.toLowerCase(Locale.ROOT))
                .as("the server program is there for Linux on x86-64")
                .matches("linux (amd64|x86_64)");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(3))
                .start()) {
            test.test("jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres");
        }
    }

    private void killed(String ledger) throws Exception {
        System.out.println("seed of the kills " + SEED);
        Posts posts = Posts.busy(20260301);
        Posts.Outcome undisturbed = posts.run(folder.resolve("undisturbed"), true, 2);
        Path input = posts.input(folder);
        writeRules();
        int effects = undisturbed.rows("playground.jsonl").size();
        for (int moment : moments(effects)) {
            endedAt(moment, input, ledger, Process::destroyForcibly);
        }
        Process terminated = endedAt(effects * 9 / 10, input, ledger, Process::destroy);
        if (terminated.supportsNormalTermination()) {
            requireEndedInOrder(terminated);
        }
        runToTheEnd(input, ledger);
        requireEqual(undisturbed);
        runToTheEnd(input, ledger);
        requireEqual(undisturbed);
    }

    private void writeRules() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/rules.yaml"), Posts.RULES);
    }

    /** After how many effects it is killed, ever later. */
    private List<Integer> moments(int effects) {
        List<Integer> moments = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            moments.add(random.nextInt(effects * 8 / 10));
        }
        Collections.sort(moments);
        System.out.println("killed after effects " + moments + " of " + effects);
        return moments;
    }

    private interface Ending {
        void of(Process process);
    }

    private Process endedAt(int effects, Path input, String ledger, Ending ending) throws Exception {
        Process process = start(input, ledger);
        try {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> effects() > effects || !process.isAlive());
            ending.of(process);
            assertThat(process.waitFor(
                            60, TimeUnit.SECONDS)) // 10 s are promised; of a machine that does other things too
                    .as("ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process;
    }

    /** With its files, or, on a machine too busy for them in the time it has, saying that they are not there yet. */
    private void requireEndedInOrder(Process terminated) throws Exception {
        if (terminated.exitValue() == 0) {
            outcome().requireBalanceSoFar();
        } else {
            assertThat(said()).contains("run again");
        }
    }

    private void runToTheEnd(Path input, String ledger) throws Exception {
        Process process = start(input, ledger);
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Path input, String ledger) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.sccc.examples.cli.Sccc",
                        "run",
                        "--input",
                        input.toString(),
                        "--rules",
                        folder.resolve("rules").toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--act",
                        "simulated",
                        "--threads",
                        "2",
                        "--ledger",
                        ledger)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "said.txt"))
                .start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }

    private long effects() {
        Path journal = folder.resolve("out/playground.jsonl");
        if (!Files.exists(journal)) {
            return 0;
        }
        try (Stream<String> rows = Files.lines(journal, StandardCharsets.ISO_8859_1)) {
            return rows.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Posts.Outcome outcome() {
        return new Posts.Outcome(null, folder.resolve("out"));
    }

    private void requireEqual(Posts.Outcome undisturbed) throws IOException {
        Posts.Outcome outcome = outcome();
        assertThat(outcome.content()).isEqualTo(undisturbed.content());
        assertThat(outcome.numbers()).isEqualTo(undisturbed.numbers());
        assertThat(outcome.rows("playground.jsonl"))
                .extracting(row ->
                        row.path("target").asText() + " " + row.path("key").asText())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(undisturbed.rows("playground.jsonl").stream()
                        .map(row -> row.path("target").asText() + " "
                                + row.path("key").asText())
                        .toList());
    }
}
