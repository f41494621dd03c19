/**
 * What a connector implements: {@code Connector} and its three kinds, for social networks, communities and customer systems.
 *
 * <p>A connector describes itself, implements the verbs it has and leaves the others, which refuse with {@code Unsupported}.
 * Its capabilities follow from the verbs it overrides. {@code ConnectorActions} turns a connector into an action handler,
 * {@code Connectors} is the catalog of those found through {@code ServiceLoader}.
 *
 * <p>Why apart from the core: the pipeline needs a source and a handler, not networks; a host that brings its own never sees
 * this module.
 */
@NullMarked
package io.sccc.connectors;

import org.jspecify.annotations.NullMarked;
