/** Tests of the feed connector. */
@NullMarked
package io.sccc.connectors.vendor.rss;

import org.jspecify.annotations.NullMarked;
