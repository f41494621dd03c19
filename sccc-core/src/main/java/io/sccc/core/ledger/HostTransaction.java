package io.sccc.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Runs one command inside a transaction of the host's, on the host's connection and thread. It knows nothing from before
 * and keeps nothing for later: whether the host commits is not known here. It signs as another node, so that the writer
 * reads again what it knew of the tenant.
 */
final class HostTransaction {

    private final Dialect dialect;
    private final Tenants tenants;
    private final Writer.LookUp lookUp;

    HostTransaction(Dialect dialect, Tenants tenants, Writer.LookUp lookUp) {
        this.dialect = dialect;
        this.tenants = tenants;
        this.lookUp = lookUp;
    }

    /** Runs a command; throws what the writer would. */
    synchronized <R> R run(Connection transaction, Command<R> command) {
        try {
            if (transaction.getAutoCommit()) {
                throw new IllegalArgumentException(
                        "the connection commits by itself: there is no transaction to join. Maybe setAutoCommit(false) first?");
            }
            Batch rows = new Batch(transaction);
            Tx tx = tenants.join(rows, command.tenant);
            command.prepare(tx);
            lookUp.read(tx, tx.tenant(command.tenant));
            R result = command.run(tx);
            tenants.end(tx);
            rows.closeStatements();
            return result;
        } catch (SQLException e) {
            throw Sql.wrap(dialect.fault(e), "SCCC-5127 the ledger could not join your transaction", e);
        } finally {
            tenants.forget(Set.of(command.tenant));
        }
    }
}
