package io.sccc.metrics.trend;

import java.time.Instant;
import java.util.List;

/**
 * What trends at the end of a pane.
 *
 * @param at the end of the pane, in event time
 * @param trends what trends, by rank; empty when nothing does
 */
public record Trending(Instant at, List<Trend> trends) {

    /** Copies the list. */
    public Trending {
        trends = List.copyOf(trends);
    }
}
