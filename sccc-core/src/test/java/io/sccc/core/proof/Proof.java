package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.spi.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What the tests of this package share: seeds, children that live, die and end, and the verdict on what they left. */
final class Proof {

    private static final Duration LONG = Duration.ofMinutes(10);

    private Proof() {}

    /** The seed of this run: {@code -Dsccc.seed=} replays one. */
    static long seed() {
        return Long.getLong("sccc.seed", System.nanoTime() & 0xffffff);
    }

    /** Are the long loops asked for? */
    static boolean deep() {
        return Boolean.getBoolean("sccc.deep") || Integer.getInteger("sccc.kills") != null;
    }

    /** How many kills a loop has: {@code -Dsccc.kills=} or {@code quick}. */
    static int kills(int quick) {
        return Integer.getInteger("sccc.kills", Boolean.getBoolean("sccc.deep") ? 30 : quick);
    }

    /** A trial in a fresh place. */
    static Trial trial(Store store, Path folder, int size, FakeCrm.Manner manner) {
        return trial(store, folder, seed(), size, manner);
    }

    static Trial trial(Store store, Path folder, long seed, int size, FakeCrm.Manner manner) {
        try {
            Path own = Files.createTempDirectory(folder, "trial");
            return new Trial(own, store.fresh(own), seed, size, manner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a child that was killed had begun; null when it got nothing done. */
    static Child.@Nullable Recovery killed(Child.Plan plan, SplittableRandom random) throws InterruptedException {
        try (Child child = plan.start()) {
            String moment = random.nextInt(4) == 0 ? "ready" : "first"; // while it opens the ledger, or while it works
            assertThat(child.await(moment, LONG)).as(child::words).isNotNull();
            Thread.sleep(50 + random.nextInt(1450)); // the moment of death
            child.kill();
            assertThat(child.end(LONG)).as(child::words).isEqualTo(Halt.KILLED);
            return child.recovery();
        }
    }

    /** Runs a child that must halt at its place. */
    static void halts(Child.Plan plan) throws InterruptedException {
        try (Child child = plan.start()) {
            assertThat(child.end(LONG)).as(child::words).isEqualTo(Halt.KILLED);
        }
    }

    /** Runs a child to its good end; what {@link #killed} tells. */
    static Child.@Nullable Recovery finishes(Child.Plan plan) throws InterruptedException {
        try (Child child = plan.start()) {
            String settled = child.await("settled", LONG.multipliedBy(2));
            assertThat(settled).as(child::words).isEqualTo("settled true");
            assertThat(child.end(LONG)).as(child::words).isZero();
            String tally = child.said("tally ");
            try (Ledger ledger = Store.open(plan.trial().place(), "reader", Duration.ofSeconds(2))) {
                assertThat(tally)
                        .as("what the listener heard in the last life, against the ledger's events")
                        .isEqualTo("tally " + Tally.of(ledger, List.of(Script.ACME, Script.BOREALIS)));
            }
            return child.recovery();
        }
    }

    /** The ledger and the world agree, and nothing is different from a run that nobody disturbed. */
    static void verify(Trial trial) throws InterruptedException {
        try (Ledger ledger = Store.open(trial.place(), "reader", Duration.ofSeconds(2))) {
            verify(trial, ledger);
        }
    }

    static void verify(Trial trial, Ledger ledger) throws InterruptedException {
        assertThat(Checker.faults(trial, ledger)).as("%s", trial).isEmpty();
        List<String> expected = undisturbed(trial);
        List<String> found = Checker.tell(ledger);
        assertThat(found.equals(expected))
                .as(() -> trial + " against an undisturbed run" + Checker.compare(expected, found))
                .isTrue();
    }

    /** What becomes of a trial's posts when nothing disturbs the center. */
    private static List<String> undisturbed(Trial trial) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory(trial.folder(), "undisturbed");
            Trial calm = new Trial(folder, "memory", trial.seed(), trial.size(), FakeCrm.Manner.KEYS);
            InMemoryLedger ledger = new InMemoryLedger();
            try (Life life = new Life(calm, ledger, calm.size(), Duration.ZERO, Halt.never())) {
                life.begin();
                assertThat(life.settle(LONG)).as("%s", calm).isTrue();
            }
            return Checker.tell(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
