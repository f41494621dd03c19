package io.sccc.core.ledger;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which node leads a tenant: a lease that runs out by the database's clock, with an epoch for each new leader. */
final class Leases {

    private static final String LEADER = "leader";

    private final boolean shared;
    private final String self;
    private final Duration lease;
    private final Memories memories;
    private final String read;
    private final String put;
    private final String give;
    private final Map<TenantId, Long> epochs = new ConcurrentHashMap<>();

    Leases(Dialect dialect, LedgerNames names, String self, Duration lease, Memories memories) {
        this.shared = dialect.shared();
        this.self = self;
        this.lease = lease;
        this.memories = memories;
        String table = names.table("lease");
        this.read =
                "select owner, until_ms, epoch from " + table + " where tenant = ? and name = ?" + dialect.forUpdate();
        this.put = dialect.upsert(table, List.of("tenant", "name"), List.of("owner", "until_ms", "epoch"));
        this.give = "update " + table + " set until_ms = 0 where tenant = ? and name = ? and owner = ?";
    }

    private record Lease(String owner, long until, long epoch) {}

    /** Takes or keeps the lead where nobody else has it; whether this node leads now. */
    boolean lead(Tx tx, TenantId tenant) throws SQLException {
        Lease held = read(tx, tenant);
        boolean mine = held.owner.equals(self) && epochs.containsKey(tenant);
        if (!mine && held.until > tx.now() && !held.owner.equals(self)) {
            tx.afterCommit(() -> epochs.remove(tenant));
            return false;
        }
        long epoch = mine ? held.epoch : held.epoch + 1;
        tx.rows.add(put, tenant.value(), LEADER, self, tx.now() + lease.toMillis(), epoch);
        tx.afterCommit(() -> {
            if (!Long.valueOf(epoch).equals(epochs.put(tenant, epoch))) {
                memories.forget(tenant);
            }
        });
        return true;
    }

    private Lease read(Tx tx, TenantId tenant) throws SQLException {
        Lease[] found = {new Lease("", 0, 0)};
        tx.rows.query(
                read,
                row -> found[0] = new Lease(row.getString(1), row.getLong(2), row.getLong(3)),
                tenant.value(),
                LEADER);
        return found[0];
    }

    /**
     * Refuses what only the leader may store. To be called before anything is written.
     *
     * @throws Ledger.Fenced when another node leads, or nobody
     */
    void fence(Tx tx, TenantId tenant) throws SQLException {
        if (!shared || !tx.touched.add(tenant)) {
            return;
        }
        Lease held = read(tx, tenant);
        Long epoch = epochs.get(tenant);
        if (epoch == null || !held.owner.equals(self) || held.epoch != epoch) {
            tx.touched.remove(tenant);
            epochs.remove(tenant);
            throw new Ledger.Fenced("another node leads tenant %s now; nothing was stored".formatted(tenant));
        }
    }

    /** Gives the lead back. */
    void give(Tx tx, TenantId tenant) {
        tx.rows.add(give, tenant.value(), LEADER, self);
        epochs.remove(tenant);
    }
}
