/**
 * Programs to read and to copy from. Begin with {@link io.sccc.examples.Quickstart}; then {@link
 * io.sccc.examples.OnlyTheRouter} for rules alone, {@code OnlyTheMetrics} for numbers alone, {@code EmbedInCrm} for the center inside a CRM application and {@code
 * VendorConnector} for a network of your own.
 *
 * <p>Not published. The command line in {@code io.sccc.examples.cli} drives the library from outside; the tests here see every
 * module and hold the rules between them.
 *
 * <p>Why comments such as {@code // README: quickstart}: the README's code is taken from the lines between them, and a test
 * compares the two. Change the code, then the README.
 */
@NullMarked
package io.sccc.examples;

import org.jspecify.annotations.NullMarked;
