/**
 * Where a command's ledger is: in memory, in a file, in a database by its JDBC address.
 *
 * <p><b>Why connections are asked for before the ledger is opened.</b> A wrong password, an unknown host or a missing
 * driver is the commonest trouble of all, and only here, with the address at hand, can it be told without the password.
 */
@NullMarked
package io.sccc.examples.store;

import org.jspecify.annotations.NullMarked;
