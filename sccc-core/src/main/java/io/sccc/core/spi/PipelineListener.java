package io.sccc.core.spi;

import io.sccc.core.model.Event;

/**
 * Hears what happened: metrics, a wall, the application. Called after the event is stored, in ledger order, on a thread
 * of its own for each listener, at least once for each event: after a restart from the listener's own stored sequence
 * number. A slow or throwing listener harms nobody else.
 */
@FunctionalInterface
public interface PipelineListener {

    /** One event. What it throws is logged and the next event follows. */
    void on(Event event);
}
