/**
 * The {@code sccc} command line: one class a command, over the public API of the modules alone.
 */
@NullMarked
package io.sccc.examples.cli;

import org.jspecify.annotations.NullMarked;
