package io.sccc.core.ledger;

import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Proposals of a crisis in a database: events that are stored once. */
final class Crises {

    private final String proposed;
    private final String insertEvents;

    Crises(LedgerNames names, String insertEvents) {
        // proposals are few and so is the asking: a scan costs less than an index on every event
        this.proposed =
                "select body from " + names.table("event") + " where tenant = ? and body like '%crisis_proposed%'";
        this.insertEvents = insertEvents;
    }

    /** Is it this proposal? */
    static boolean same(Event event, String scope, String why) {
        return event instanceof Event.CrisisProposed crisis
                && crisis.scope().equals(scope)
                && crisis.why().equals(why);
    }

    boolean propose(Tx tx, TenantId tenant, String scope, String why) throws SQLException {
        List<String> bodies = new ArrayList<>();
        tx.rows.query(proposed, row -> bodies.add(row.getString(1)), tenant.value());
        boolean known = bodies.stream()
                .flatMap(body -> RowJson.read(Rows.Events.class, body).events().stream())
                .anyMatch(event -> same(event, scope, why));
        if (known) {
            return false;
        }
        TenantState state = tx.tenant(tenant);
        state.append(null, state.clock, 0, head -> new Event.CrisisProposed(head, scope, why));
        state.endEvents(insertEvents, tx.rows);
        return true;
    }
}
