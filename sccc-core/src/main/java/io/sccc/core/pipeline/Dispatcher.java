package io.sccc.core.pipeline;

import io.sccc.core.model.Event;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PipelineListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one listener of events, in ledger order, on a thread of its own. */
final class Dispatcher implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 512;

    private final Ledger ledger;
    private final PipelineListener listener;
    private long told;
    private boolean closing;

    Dispatcher(Ledger ledger, PipelineListener listener) {
        this.ledger = ledger;
        this.listener = listener;
    }

    /** Something was stored. */
    synchronized void wake() {
        notifyAll();
    }

    /** Ends once everything stored so far was told. */
    synchronized void finish() {
        closing = true;
        notifyAll();
    }

    /** Has everything stored so far been told? */
    synchronized boolean caughtUp() {
        return told >= ledger.lastSeq();
    }

    @Override
    public void run() {
        try {
            while (true) {
                List<Event> batch = ledger.events(position(), BATCH);
                if (batch.isEmpty() && !await()) {
                    return;
                }
                batch.forEach(this::tell);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Event event) {
        try {
            listener.on(event);
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "SCCC-4001 listener {} failed on event {}: {}; the next event follows",
                    listener.getClass().getName(),
                    event.seq(),
                    e.getClass().getName());
        }
        moved(event.seq());
    }

    private synchronized long position() {
        return told;
    }

    private synchronized void moved(long seq) {
        told = seq;
        notifyAll();
    }

    private synchronized boolean await() throws InterruptedException {
        while (told >= ledger.lastSeq()) {
            if (closing) {
                return false;
            }
            wait(1000);
        }
        return true;
    }
}
