/**
 * What changed between two periods and what explains it. Start at {@link io.sccc.metrics.insight.Comparison}. JDK only;
 * counts in, sentences out.
 *
 * <p>How: a number is split into cells, such as topic x country x network. Every part of it that some of these values
 * single out is held against the growth of everything else; the one that stands out most is a driver, its cells are set
 * aside, and the rest is searched again. Drivers share no cell, so what they add and what is left add up to the change.
 *
 * <p>Why not the largest contributions: when all grow by a tenth, the largest network contributes most and explains
 * nothing. A driver must have changed otherwise than the rest, and beyond chance.
 */
@NullMarked
package io.sccc.metrics.insight;

import org.jspecify.annotations.NullMarked;
