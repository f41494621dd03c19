/**
 * {@link io.sccc.metrics.MetricRow}s for others to read: {@link io.sccc.metrics.export.MetricCsv} and {@link
 * io.sccc.metrics.export.MetricJsonLines} for files, {@link io.sccc.metrics.export.OpenMetricsText} for scraping, {@link
 * io.sccc.metrics.export.MetricTable} for a database. The columns and keys are the same everywhere.
 *
 * <p>Why sketches go along: uniques and quantiles cannot be added up. Whoever wants the week from seven days merges the
 * sketches of the days.
 *
 * <p>Why a line that was complete is never overwritten: a report that was printed must stay explicable. Late samples make
 * a new revision of the line; the earlier one stays readable.
 */
@NullMarked
package io.sccc.metrics.export;

import org.jspecify.annotations.NullMarked;
