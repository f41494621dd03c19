package io.sccc.core.ledger;

import io.sccc.core.model.DeliveryId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Delivery;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deliveries of networks that were answered and not read yet: their bodies sealed. */
final class Deliveries {

    private final Vault vault;
    private final String insert;
    private final String all;
    private final String delete;

    Deliveries(Dialect dialect, LedgerNames names, Vault vault) {
        this.vault = vault;
        String table = names.table("delivery");
        this.insert = dialect.insertIgnore(table, List.of("tenant", "id"), List.of("source", "received_at", "body"));
        this.all = "select id, source, received_at, body from " + table + " where tenant = ? order by received_at, id";
        this.delete = "delete from " + table + " where tenant = ? and id = ?";
    }

    void keep(Tx tx, TenantId tenant, Delivery delivery) {
        tx.rows.add(
                insert,
                tenant.value(),
                delivery.id().value(),
                Keys.name(delivery.source(), 200),
                delivery.received().toString(),
                vault.seal(delivery.body(), place(tenant, delivery.id().value())));
    }

    /** Its posts are taken in. */
    void read(Tx tx, TenantId tenant, DeliveryId id) {
        tx.rows.add(delete, tenant.value(), id.value());
    }

    List<Delivery> all(Memories.Query query, TenantId tenant) throws SQLException {
        List<Delivery> kept = new ArrayList<>();
        query.run(
                all,
                row -> kept.add(new Delivery(
                        new DeliveryId(row.getString(1)),
                        row.getString(2),
                        Instant.parse(row.getString(3)),
                        vault.open(row.getBytes(4), place(tenant, row.getString(1))))),
                tenant.value());
        return kept;
    }

    private static String place(TenantId tenant, String id) {
        return "delivery " + tenant.value() + " " + id;
    }
}
