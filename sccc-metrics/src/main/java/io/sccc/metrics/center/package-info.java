/**
 * Turns the center's events into numbers. {@link io.sccc.metrics.center.CenterMetrics} is a {@link
 * io.sccc.core.spi.PipelineListener} that counts from events alone, so that a rebuild from the ledger gives the same
 * numbers.
 */
@NullMarked
package io.sccc.metrics.center;

import org.jspecify.annotations.NullMarked;
