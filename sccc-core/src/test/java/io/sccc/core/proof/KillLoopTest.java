package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A1: processes are killed at random moments, again and again; in the end nothing is lost and nothing happened twice. How
 * many: {@code -Dsccc.kills=}; where: {@code -Dsccc.stores=POSTGRESQL,H2}.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillLoopTest {

    private static final int ITEMS_A_LIFE = 24;
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private void loop(Store store, int kills, FakeCrm.Manner manner) throws InterruptedException {
        Trial trial = Proof.trial(store, folder, ITEMS_A_LIFE * (kills + 1), manner);
        SplittableRandom random = new SplittableRandom(trial.seed());
        Child.Plan plan = Child.Plan.of(trial).pace(Duration.ofMillis(40));
        List<Child.Recovery> recoveries = new ArrayList<>();
        for (int life = 1; life <= kills; life++) {
            add(recoveries, Proof.killed(plan.limit(ITEMS_A_LIFE * life), random));
        }
        add(recoveries, Proof.finishes(plan.pace(Duration.ZERO)));
        Proof.verify(trial);
        System.out.printf(
                "A1 %s, CRM offers %s: kills %d, lost 0, twice 0, effects %d, recovery median %d ms, worst %d ms in %d lives"
                        + " (of the processors %d ms and %d ms), seed %d%n",
                store,
                manner,
                kills,
                FakeCrm.read(trial.crm()).stream().filter(FakeCrm.Line::effect).count(),
                at(recoveries, 0.5, Child.Recovery::millis),
                at(recoveries, 1, Child.Recovery::millis),
                recoveries.size(),
                at(recoveries, 0.5, Child.Recovery::processor),
                at(recoveries, 1, Child.Recovery::processor),
                trial.seed());
        assertThat(Duration.ofMillis(at(recoveries, 0.5, Child.Recovery::processor)))
                .as("recovery, as far as it is up to the process")
                .isLessThan(RECOVERY);
    }

    private static void add(List<Child.Recovery> recoveries, Child.@Nullable Recovery recovery) {
        if (recovery != null) {
            recoveries.add(recovery);
        }
    }

    private static long at(List<Child.Recovery> recoveries, double part, ToLongFunction<Child.Recovery> what) {
        long[] sorted = recoveries.stream().mapToLong(what).sorted().toArray();
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    /** A store, what the CRM offers, and how many kills. */
    record Loop(Store store, FakeCrm.Manner manner, int kills) {}

    static List<Loop> loops() {
        List<Loop> loops = new ArrayList<>();
        int kills = Proof.kills(3);
        loops.add(new Loop(Store.SQLITE, FakeCrm.Manner.KEYS, kills));
        if (Proof.deep()) {
            loops.add(new Loop(Store.POSTGRESQL, FakeCrm.Manner.KEYS, kills));
            loops.add(new Loop(Store.H2, FakeCrm.Manner.KEYS, Math.max(1, kills / 3)));
            loops.add(new Loop(Store.SQLITE, FakeCrm.Manner.LOOK_UP, Math.max(1, kills / 3)));
            loops.add(new Loop(Store.SQLITE, FakeCrm.Manner.NOTHING, Math.max(1, kills / 3)));
        }
        if (Proof.deep() && Store.mariadb() != null) {
            loops.add(new Loop(Store.MARIADB, FakeCrm.Manner.KEYS, Math.max(1, kills / 3)));
        }
        String only = System.getProperty("sccc.stores", "");
        loops.removeIf(loop -> !only.isEmpty() && !only.contains(loop.store().name()));
        return loops;
    }

    @ParameterizedTest
    @MethodSource("loops")
    void A1_killedAtRandom_losesNothingAndRepeatsNothing(Loop loop) throws InterruptedException {
        loop(loop.store(), loop.kills(), loop.manner());
    }
}
