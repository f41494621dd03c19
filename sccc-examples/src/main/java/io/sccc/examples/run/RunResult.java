package io.sccc.examples.run;

import io.sccc.core.spi.Ledger;
import io.sccc.metrics.center.CenterNumbers;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param numbers the counters
 * @param ledger what was kept, for reading; closed already where it outlives the run
 * @param postsPerSecond posts decided a second once warm
 * @param postsPerCpuSecond posts decided a second of the process's CPU time once warm
 * @param trouble why the input could not be read to its end, with a cure; null when it was
 */
public record RunResult(
        CenterNumbers numbers,
        Ledger ledger,
        double postsPerSecond,
        double postsPerCpuSecond,
        @Nullable String trouble) {}
