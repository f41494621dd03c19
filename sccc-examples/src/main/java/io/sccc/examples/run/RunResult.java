package io.sccc.examples.run;

import io.sccc.core.spi.Ledger;
import io.sccc.metrics.center.CenterNumbers;

/**
 * What a run came to.
 *
 * @param numbers the counters
 * @param ledger what was kept, for reading
 * @param postsPerSecond posts decided a second once warm
 */
public record RunResult(CenterNumbers numbers, Ledger ledger, double postsPerSecond) {}
