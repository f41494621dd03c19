/**
 * The main job over a recorded stream: {@link io.sccc.examples.run.Run} puts a center together and drives it, {@link
 * io.sccc.examples.run.RunFiles} writes what it did.
 */
@NullMarked
package io.sccc.examples.run;

import org.jspecify.annotations.NullMarked;
