/**
 * Numbers over what happens, in real time and in memory. Start at {@link io.sccc.metrics.MetricStore}: declare {@link
 * io.sccc.metrics.Metric metrics}, record {@link io.sccc.metrics.Sample samples}, ask for {@link io.sccc.metrics.Reading
 * readings}. {@code io.sccc.metrics.center} does so with the center's events.
 *
 * <p>Everything is computed from samples and their own time, never from current state or a clock, so a rebuild gives the
 * same numbers.
 *
 * <p>Why only minutes are written: a longer window is the sum of its minutes, so a sample costs the same however many
 * windows there are. Why a flag for each writer rather than nothing: a reader takes over whole panes, and with the flag no
 * sample is ever lost or seen half; nobody but such a reader contends for it.
 *
 * <p>Why a minute counts in its quarter of an hour as soon as the watermark has passed it, though samples may still come to it: a
 * reading of an hour or a day in progress adds up a few quarters and not every minute that is still open.
 *
 * <p>Why sums are kept in millionths: floating point sums depend on their order, and live and rebuild, split and merged must
 * agree to the last digit.
 *
 * <p>Why the core is optional: a host may want numbers of its own without the center.
 */
@NullMarked
package io.sccc.metrics;

import org.jspecify.annotations.NullMarked;
