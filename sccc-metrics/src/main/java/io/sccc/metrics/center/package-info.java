/**
 * Turns the center's events into numbers. {@link io.sccc.metrics.center.CenterMetrics} is a {@link
 * io.sccc.core.spi.PipelineListener} that counts from events alone, so that a rebuild from the ledger gives the same
 * numbers. {@link io.sccc.metrics.center.CenterAlerts} feeds alerts from the same events.
 */
@NullMarked
package io.sccc.metrics.center;

import org.jspecify.annotations.NullMarked;
