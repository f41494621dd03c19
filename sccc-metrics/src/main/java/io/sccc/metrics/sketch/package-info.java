/**
 * Small summaries of large streams: how many different ones ({@link io.sccc.metrics.sketch.UniqueSketch}), how they are
 * spread ({@link io.sccc.metrics.sketch.QuantileSketch}), which are most frequent ({@link
 * io.sccc.metrics.sketch.HeavyHitters}); and {@link io.sccc.metrics.sketch.Counters}, counts by small number.
 *
 * <p>All of them merge, start empty, and have canonical bytes. None is thread-safe.
 *
 * <p>Why our own: a host embeds the numbers with nothing but the JDK, a pane is cleared and used again instead of
 * allocated, and the hash seeds are part of our format and never change.
 */
@NullMarked
package io.sccc.metrics.sketch;

import org.jspecify.annotations.NullMarked;
