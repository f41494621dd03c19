/**
 * Empty in this version: the place where numbers of the center will become Micrometer meters.
 *
 * <p>Why so few tags then: a meter's tag must have few values. Post ids, authors and words never become one.
 */
@NullMarked
package io.sccc.micrometer;

import org.jspecify.annotations.NullMarked;
