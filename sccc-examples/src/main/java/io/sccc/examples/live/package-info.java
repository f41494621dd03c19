/**
 * Accounts on real systems, as a configuration file names them: read, checked, opened as connectors.
 *
 * <p>Why the file knows only texts: what an option means is the connector's own affair ({@link
 * io.sccc.connectors.ConfigSpec}); this package adds places in the file and values of the environment.
 */
@NullMarked
package io.sccc.examples.live;

import org.jspecify.annotations.NullMarked;
