/**
 * Trends of recorded posts: {@link io.sccc.examples.trends.PostMentions} says what a post speaks of, {@link
 * io.sccc.examples.trends.TrendFile} reads a file in event time.
 *
 * <p>Why a file may be read more than once: rows come sorted as a rule, and then one pass with an hour's patience does. A
 * file in another order, or with one date far ahead, is read again slice by slice of time, which needs no more memory.
 */
@NullMarked
package io.sccc.examples.trends;

import org.jspecify.annotations.NullMarked;
