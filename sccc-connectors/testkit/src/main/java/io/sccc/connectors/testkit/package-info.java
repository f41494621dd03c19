/**
 * Contracts a connector has to pass, as JUnit classes to extend, and {@code Wire}, a scripted network on loopback.
 *
 * <p>Each contract checks both sides: a claimed capability must work, an unclaimed one must be refused. No hook switches a
 * test off.
 *
 * <p>Why an artifact of its own: vendors outside this project use it too, and its test libraries must not reach a host.
 */
@NullMarked
package io.sccc.connectors.testkit;

import org.jspecify.annotations.NullMarked;
