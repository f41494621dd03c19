/**
 * What tests of an application that embeds the center need: a clock that stands still until told ({@link
 * io.sccc.core.testing.ManualClock}) and a listener that remembers ({@link io.sccc.core.testing.RecordingListener}). Knows no
 * test framework.
 */
@NullMarked
package io.sccc.core.testing;

import org.jspecify.annotations.NullMarked;
