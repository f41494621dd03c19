package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import java.util.List;
import java.util.function.Consumer;

/** All events of a tenant, in ledger order. */
final class LedgerEvents {

    private static final int BATCH = 512;

    private LedgerEvents() {}

    static void read(Ledger ledger, TenantId tenant, Consumer<Event> reader) {
        long heard = 0;
        List<Event> more = ledger.events(tenant, heard, BATCH);
        while (!more.isEmpty()) {
            more.forEach(reader);
            heard = more.get(more.size() - 1).seq();
            more = ledger.events(tenant, heard, BATCH);
        }
    }
}
