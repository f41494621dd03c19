package io.sccc.metrics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the long fact table: one metric of one value of one dimension in one window.
 *
 * @param windowStart first moment of the window; {@link Instant#EPOCH} for totals
 * @param window how long the window is, in real time; {@link Duration#ZERO} for totals
 * @param dimension name of the dimension; empty for all
 * @param value value of the dimension; empty for all
 * @param metric name of the metric as declared; for a top, {@code top}, and its name is the dimension
 * @param count number of samples; of values for sums and quantiles; for a top, at least
 * @param sum of the values of sums and quantiles; else 0
 * @param p50 median, of quantiles
 * @param p90 90th percentile, of quantiles
 * @param p95 95th percentile, of quantiles
 * @param p99 99th percentile, of quantiles
 * @param uniques number of different ids, of uniques
 * @param uniquesLow two standard errors below
 * @param uniquesHigh two standard errors above
 * @param complete true when nothing can be added any more
 * @param revision grows whenever something came to the window: a row with a higher one replaces one with a lower one
 * @param sketch canonical bytes of the sketch, of uniques and quantiles, so that they can be aggregated further
 */
@SuppressWarnings("ArrayRecordComponent") // rows are written out, not compared
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
