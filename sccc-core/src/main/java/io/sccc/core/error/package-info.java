/**
 * What can go wrong outside this library, as two kinds of unchecked exception: ask again later ({@link
 * io.sccc.core.error.TransientException}) or do not ({@link io.sccc.core.error.PermanentException}).
 *
 * <p>Misuse by the embedding application is an {@link IllegalArgumentException} at build time, with every fault in one
 * message. One bad post is neither: it becomes a dead letter, and the posts around it go on.
 */
@NullMarked
package io.sccc.core.error;

import org.jspecify.annotations.NullMarked;
