/**
 * Numbers over what the center does; so far {@code io.sccc.metrics.center} alone, which counts its events.
 *
 * <p>Everything is computed from events, never from current state, so a rebuild gives the same numbers.
 *
 * <p>Why the core is optional: a host may want numbers of its own without the center.
 */
@NullMarked
package io.sccc.metrics;

import org.jspecify.annotations.NullMarked;
