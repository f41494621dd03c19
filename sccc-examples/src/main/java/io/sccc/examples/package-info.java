/**
 * Programs to read and to copy from: how to embed the center, write a connector, bring rules of your own.
 *
 * <p>Not published. The command line in {@code io.sccc.examples.cli} drives the library from outside; the tests here see every
 * module and hold the rules between them.
 */
@NullMarked
package io.sccc.examples;

import org.jspecify.annotations.NullMarked;
