/**
 * Empty in this version: the place of what a connector will implement, for social networks, communities and customer systems.
 *
 * <p>Until then a connector is a plain {@link io.sccc.core.spi.PostSource} and {@link io.sccc.core.spi.ActionHandler}; {@code
 * VendorConnector} in sccc-examples shows one.
 *
 * <p>Why apart from the core: the pipeline needs a source and a handler, not networks; a host that brings its own never sees
 * this module.
 */
@NullMarked
package io.sccc.connectors;

import org.jspecify.annotations.NullMarked;
