/** Ratios to built-in controls, measured in one run of one process. */
@NullMarked
package io.sccc.examples.bench;

import org.jspecify.annotations.NullMarked;
