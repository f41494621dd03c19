package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.spi.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database. */
class TwoNodesTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private static boolean await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private static String leader(Trial trial) {
        List<String> owners =
                Store.query(trial.place(), "select owner from sccc_lease where tenant = 'acme' and name = 'leader'");
        return owners.isEmpty() ? "" : owners.get(0);
    }

    /** The calls a CRM had so far. */
    private static long calls(Trial trial) {
        return trial.crm().lines().size();
    }

    /** Stops a child while it has neither journal of the world outside: with one, it would stop everybody else too. */
    private static void freeze(Child child, Trial trial) {
        trial.crm().alone(() -> trial.acknowledged().alone(child::freeze));
    }

    @Tag("deep")
    @Test
    void A12_oneOfTwoNodesFrozen_otherTakesOverAndTheLateCompletionIsRefused() throws Exception {
        Trial trial = Proof.trial(Store.POSTGRESQL, folder, 60, FakeCrm.Manner.KEYS);
        Child.Plan plan = Child.Plan.of(trial).pace(Duration.ofMillis(40));
        try (Child north =
                plan.node("north").hold("after-response-before-commit:4").start()) {
            assertThat(north.await("first", LONG)).as(north::words).isNotNull();
            assertThat(leader(trial)).isEqualTo("north");
            try (Child south = plan.node("south").start()) {
                assertThat(north.await("holding", LONG)).as(north::words).isNotNull();
                freeze(north, trial);
                long before = calls(trial);
                assertThat(await(() -> leader(trial).equals("south")))
                        .as(south::words)
                        .isTrue();
                assertThat(await(() -> calls(trial) > before)).as(south::words).isTrue();
                assertThat(south.await("settled", LONG)).as(south::words).isEqualTo("settled true");
                Files.createFile(trial.go());
                north.thaw();
                assertThat(north.await("settled", LONG)).as(north::words).isEqualTo("settled true");
                assertThat(north.end(LONG)).as(north::words).isZero();
                assertThat(south.end(LONG)).as(south::words).isZero();
                assertThat(north.words()).as("the late completion is refused").contains("SCCC-5006");
            }
        }
        Proof.verify(trial);
    }

    @Tag("deep")
    @Test
    void A12_twoNodesTogether_everythingOnceAndInOrder() throws Exception {
        Trial trial = Proof.trial(Store.POSTGRESQL, folder, 60, FakeCrm.Manner.KEYS);
        Child.Plan plan = Child.Plan.of(trial).pace(Duration.ofMillis(10));
        try (Child north = plan.node("north").start();
                Child south = plan.node("south").start()) {
            for (Child child : List.of(north, south)) {
                assertThat(child.await("settled", LONG)).as(child::words).isEqualTo("settled true");
                assertThat(child.end(LONG)).as(child::words).isZero();
            }
        }
        Proof.verify(trial);
    }

    @Tag("deep")
    @Test
    void A12_leaderKilled_otherTakesOver() throws Exception {
        Trial trial = Proof.trial(Store.POSTGRESQL, folder, 60, FakeCrm.Manner.KEYS);
        Child.Plan plan = Child.Plan.of(trial).pace(Duration.ofMillis(40));
        try (Child north = plan.node("north").start()) {
            assertThat(north.await("first", LONG)).as(north::words).isNotNull();
            try (Child south = plan.node("south").start()) {
                assertThat(south.await("ready", LONG)).as(south::words).isNotNull();
                north.kill();
                assertThat(south.await("settled", LONG)).as(south::words).isEqualTo("settled true");
                assertThat(south.end(LONG)).as(south::words).isZero();
            }
        }
        Proof.verify(trial);
        try (Ledger ledger = Store.open(trial.place(), "reader", Duration.ofSeconds(2))) {
            assertThat(ledger.shared()).isTrue();
        }
    }
}
