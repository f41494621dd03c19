/**
 * Numbers of a {@link io.sccc.metrics.MetricStore} as Micrometer meters: start at {@link io.sccc.micrometer.StoreMeters}.
 *
 * <p>Why the meters pull: finding a meter by its tags costs some forty times what counting costs, so an event never touches
 * one. Every number is read from the store when the registry asks for it.
 *
 * <p>Why so few tags: a tag must have few values, since each is a series of its own for weeks. Post ids, authors and words
 * never become one.
 *
 * <p>Why new values wait for a refresh: a meter that registers others while it is read would change what the registry is
 * walking through.
 */
@NullMarked
package io.sccc.micrometer;

import org.jspecify.annotations.NullMarked;
