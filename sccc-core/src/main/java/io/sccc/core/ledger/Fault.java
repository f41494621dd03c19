package io.sccc.core.ledger;

/** What a fault of the database asks of the writer. */
enum Fault {
    /** Lost connection, lock, deadlock, full disk: the same again later may work. */
    TRANSIENT,
    /** The row is there already. */
    DUPLICATE,
    /** The same again fails again. */
    PERMANENT
}
