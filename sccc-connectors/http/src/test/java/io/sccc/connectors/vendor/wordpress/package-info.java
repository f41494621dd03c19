/** Tests of the WordPress connector. */
@NullMarked
package io.sccc.connectors.vendor.wordpress;

import org.jspecify.annotations.NullMarked;
