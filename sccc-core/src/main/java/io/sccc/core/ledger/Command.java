package io.sccc.core.ledger;

import io.sccc.core.model.TenantId;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Something to be written for one tenant. Run on the writer's thread, perhaps twice: the first time together with others. */
abstract class Command<R> {

    final TenantId tenant;
    final CompletableFuture<R> done = new CompletableFuture<>();

    Command(TenantId tenant) {
        this.tenant = tenant;
    }

    /** Says what it needs to know, before any command of its transaction has run. */
    void prepare(Tx tx) throws SQLException {
        // mostly nothing
    }

    /** May it run in this transaction, after what has run in it already? */
    boolean fits(Tx tx) {
        return true;
    }

    /** Changes rows; throws {@link io.sccc.core.spi.Ledger.Fenced} only before it has changed any. */
    abstract R run(Tx tx) throws SQLException;
}
