package io.sccc.metrics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the long fact table: all of one window, one dimension value, one metric.
 *
 * @param windowStart the first instant of the window; the epoch for totals
 * @param window how long it is; zero for totals
 * @param dimension what the line is by; empty for all
 * @param value the dimension's value; empty for all
 * @param metric the declared name, such as {@code count} or {@code first_response}
 * @param count how many samples
 * @param sum of the values, in the metric's unit; 0 where it has none
 * @param p50 the median, in the metric's unit, where quantiles are kept
 * @param p90 nine in ten lie below
 * @param p95 nineteen in twenty lie below
 * @param p99 ninety-nine in a hundred lie below
 * @param uniques how many different ids, estimated, where they are counted
 * @param uniquesLow the lower bound of the estimate
 * @param uniquesHigh the upper bound of the estimate
 * @param complete the window is closed: only late samples can change it
 * @param revision how often the line changed after it was complete
 * @param sketch canonical bytes of what uniques or quantiles were read from, for merging windows; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as the sketch gave them
public record MetricRow(
        Instant windowStart,
        Duration window,
        String dimension,
        String value,
        String metric,
        long count,
        double sum,
        @Nullable Double p50,
        @Nullable Double p90,
        @Nullable Double p95,
        @Nullable Double p99,
        @Nullable Double uniques,
        @Nullable Double uniquesLow,
        @Nullable Double uniquesHigh,
        boolean complete,
        int revision,
        byte @Nullable [] sketch) {}
