package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every commit of SQLite reaches the disk: counted by {@code strace}, where it is and may watch a process. */
@Tag("deep")
class SyncTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private static boolean watches(Path trace) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("strace", "-f", "-o", trace.toString(), "true")
                    .redirectErrorStream(true)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void sqlite_everyCommit_isSynced() throws Exception {
        Path trace = folder.resolve("trace");
        assumeThat(watches(trace)).as("strace is here and may watch").isTrue();
        Trial trial = Proof.trial(Store.SQLITE, folder, 40, FakeCrm.Manner.KEYS);
        List<String> strace = List.of("strace", "-f", "-e", "trace=fsync,fdatasync", "-o", trace.toString());
        try (Child child = Child.Plan.of(trial).under(strace).start()) {
            assertThat(child.await("settled", LONG)).as(child::words).isEqualTo("settled true");
            assertThat(child.end(LONG)).as(child::words).isZero();
        }
        long syncs = Files.readAllLines(trace).stream()
                .filter(line -> line.matches(".*\\bf(data)?sync\\(.*"))
                .count();
        int told = trial.acknowledged().lines().size(); // each after a commit of its own
        int outside = told + trial.crm().lines().size(); // the world's journals are synced too
        System.out.printf(
                "fsync guard: fsync and fdatasync %d, of these outside the ledger %d, commits at least %d%n",
                syncs, outside, told);
        assertThat(syncs - outside).isGreaterThanOrEqualTo(told);
    }
}
