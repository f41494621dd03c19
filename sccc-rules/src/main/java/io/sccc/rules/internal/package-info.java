/**
 * The one place that knows Drools. Not for applications: anything here may change in any version.
 *
 * <p><b>Why no agenda, salience or inserted facts.</b> The network only finds out which rules match; every match is
 * collected and the winner is chosen in plain Java, so that the order in which Drools fires can never change a route.
 */
@NullMarked
package io.sccc.rules.internal;

import org.jspecify.annotations.NullMarked;
