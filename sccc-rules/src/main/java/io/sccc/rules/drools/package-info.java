/** x. */
@NullMarked
package io.sccc.rules.drools;

import org.jspecify.annotations.NullMarked;
