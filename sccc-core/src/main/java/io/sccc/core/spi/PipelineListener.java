package io.sccc.core.spi;

import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;

/**
 * Hears what happened: metrics, a wall, the application. Called after the event is stored, in ledger order, on a thread
 * of its own for each listener, at least once for each event: after a restart from the listener's own stored sequence
 * number. A slow or throwing listener harms nobody else.
 */
@FunctionalInterface
public interface PipelineListener {

    /** One event. What it throws is logged and the next event follows. */
    void on(Event event);

    /**
     * Sequence number of the last event of a tenant that this listener has kept, when it keeps what it heard longer than
     * this process lives: told again is only what came later. 0, everything, unless told. Asked once for each tenant,
     * while the center is built.
     */
    default long heard(TenantId tenant) {
        return 0;
    }
}
