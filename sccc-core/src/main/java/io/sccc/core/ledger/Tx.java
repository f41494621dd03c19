package io.sccc.core.ledger;

import io.sccc.core.model.TenantId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One transaction of the writer: rows that wait, tenants that are locked, what is to be done once it is committed. */
final class Tx {

    final Batch rows;

    /** Conversations whose memory a command of this transaction changes: another must wait for the next one. */
    final Set<Object> touched = new HashSet<>();

    private final Map<TenantId, TenantState> tenants;
    private final String nowSql;
    private final List<Runnable> afterwards = new ArrayList<>();
    private long now;

    Tx(Batch rows, Map<TenantId, TenantState> tenants, String nowSql) {
        this.rows = rows;
        this.tenants = tenants;
        this.nowSql = nowSql;
    }

    /** A tenant's state; its row is locked. */
    TenantState tenant(TenantId tenant) {
        TenantState state = tenants.get(tenant);
        if (state == null) {
            throw new IllegalStateException("a command touches only its own tenant");
        }
        return state;
    }

    Iterable<TenantState> tenants() {
        return tenants.values();
    }

    /** The database's clock in milliseconds, once for the whole transaction. */
    long now() throws SQLException {
        if (now == 0) {
            rows.query(nowSql, row -> now = row.getLong(1));
        }
        return now;
    }

    /** To be done when everything is committed, in order, on the writer's thread. */
    void afterCommit(Runnable todo) {
        afterwards.add(todo);
    }

    void committed() {
        afterwards.forEach(Runnable::run);
    }
}
