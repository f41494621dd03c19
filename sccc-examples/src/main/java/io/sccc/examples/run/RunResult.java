package io.sccc.examples.run;

import io.sccc.core.spi.Ledger;
import io.sccc.metrics.center.CenterNumbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param numbers the counters
 * @param undecided posts stored and not decided when a signal ended it; the next run decides them
 * @param ledger what was kept, for reading; closed already where it outlives the run
 * @param postsPerSecond posts decided a second once warm
 * @param postsPerCpuSecond posts decided a second of the process's CPU time once warm
 * @param trouble why the input could not be read to its end, with a cure; null when it was
 * @param unwell what the center complained of at the end; empty when it was well
 */
public record RunResult(
        CenterNumbers numbers,
        long undecided,
        Ledger ledger,
        double postsPerSecond,
        double postsPerCpuSecond,
        @Nullable String trouble,
        List<String> unwell) {

    /** Copies the list. */
    public RunResult {
        unwell = List.copyOf(unwell);
    }

    RunResult with(@Nullable String why) {
        return new RunResult(numbers, undecided, ledger, postsPerSecond, postsPerCpuSecond, why, unwell);
    }
}
