package io.sccc.connectors.vendor.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that opens cases on a running server, at random moments, and counts what the server holds. */
@Tag("real")
class RequestTrackerKillTest {

    private static final int CASES = 8;
    private static final int MOST_KILLS = 12;
    private static final int SETTLE_SECONDS = 12;

    @TempDir
    Path folder;

    @Test
    void openCase_killedAtRandomMoments_isOneTicketPerKey() throws Exception {
        RealServer server = RealServer.named();
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String run = "kill" + UUID.randomUUID().toString().substring(0, 10);
        Path journal = folder.resolve("journal");
        int kills = 0;

        while (true) {
            Process child = start(journal, run);
            boolean ended = kills < MOST_KILLS
                    ? begun(journal, child) || child.waitFor(random.nextInt(4000), TimeUnit.MILLISECONDS)
                    : child.waitFor(10, TimeUnit.MINUTES);
            if (ended && !child.isAlive()) {
                assertThat(child.exitValue()).isZero();
                break;
            }
            child.destroyForcibly().waitFor();
            kills++;
        }

        System.out.println(
                "killed " + kills + " times, " + Files.readAllLines(journal).size() + " lines in the journal");
        assertThat(kills).as("kills").isPositive();
        assertThat(server.tickets("Subject LIKE 'Kill " + run + "'"))
                .as("tickets")
                .hasSize(CASES);
        for (int number = 0; number < CASES; number++) {
            String link = Texts.link(KillChild.doing(run, number).openKey());
            assertThat(server.tickets("RefersTo = '" + link + "'"))
                    .as("tickets of key %d", number)
                    .hasSize(1);
        }
    }

    /** Waits until the child begins with another case, so that kills fall into its work; true when it ended by itself. */
    private static boolean begun(Path journal, Process child) throws IOException, InterruptedException {
        long before = lines(journal);
        while (child.isAlive() && lines(journal) == before) {
            child.waitFor(20, TimeUnit.MILLISECONDS);
        }
        return !child.isAlive();
    }

    private static long lines(Path journal) throws IOException {
        return Files.exists(journal) ? Files.size(journal) : 0;
    }

    private Process start(Path journal, String run) throws IOException {
        String property = "SCCC_REAL_REQUEST_TRACKER";
        String file = System.getProperty(property, String.valueOf(System.getenv(property)));
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-D" + property + "=" + file,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KillChild.class.getName(),
                        journal.toString(),
                        run,
                        String.valueOf(CASES),
                        String.valueOf(SETTLE_SECONDS)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }
}
