/**
 * Counts, unique counts, tops and quantiles over panes of time, with trends, alerts and export.
 *
 * <p>{@code MetricStore} is generic and needs the JDK alone; {@code io.sccc.metrics.center} maps the events of the command
 * center onto it. Everything is computed from events, never from current state, so a rebuild gives the same numbers.
 *
 * <p>Why the core is optional: a host may want the numbers without the center.
 */
@NullMarked
package io.sccc.metrics;

import org.jspecify.annotations.NullMarked;
