/**
 * Numbers of the center as Micrometer meters, fed by its events.
 *
 * <p>Why so few tags: a meter's tag must have few values. Post ids, authors and words never become one.
 */
@NullMarked
package io.sccc.micrometer;

import org.jspecify.annotations.NullMarked;
