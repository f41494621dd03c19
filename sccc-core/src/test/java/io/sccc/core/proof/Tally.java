package io.sccc.core.proof;

import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PipelineListener;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts events by tenant and kind. Thread-safe. */
final class Tally implements PipelineListener {

    private final SortedMap<String, Integer> counts = new TreeMap<>();

    /** What the ledger's events add up to. */
    static Tally of(Ledger ledger, List<TenantId> tenants) {
        Tally tally = new Tally();
        tenants.forEach(tenant -> read(ledger, tenant).forEach(tally::on));
        return tally;
    }

    /** Every event of a tenant. */
    static List<Event> read(Ledger ledger, TenantId tenant) {
        List<Event> all = new java.util.ArrayList<>();
        long seen = 0;
        for (List<Event> page = ledger.events(tenant, 0, 500);
                !page.isEmpty();
                page = ledger.events(tenant, seen, 500)) {
            all.addAll(page);
            seen = page.get(page.size() - 1).seq();
        }
        return all;
    }

    @Override
    public synchronized void on(Event event) {
        counts.merge(event.tenant() + "/" + event.getClass().getSimpleName(), 1, Integer::sum);
    }

    synchronized int of(TenantId tenant, Class<? extends Event> kind) {
        return counts.getOrDefault(tenant + "/" + kind.getSimpleName(), 0);
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
