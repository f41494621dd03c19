/**
 * Empty in this version: the place of contracts that a connector will have to pass, and of a scripted network on loopback.
 *
 * <p>Why an artifact of its own: vendors outside this project use it too, and its test libraries must not reach a host.
 */
@NullMarked
package io.sccc.connectors.testkit;

import org.jspecify.annotations.NullMarked;
