package io.sccc.core.pipeline;

import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PipelineListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one listener of events, those of each tenant in ledger order, on a thread of its own. Whoever wakes it never waits for it. */
final class Dispatcher implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 512;
    private static final long GATHER_NANOS = 2_000_000;

    private final Ledger ledger;
    private final PipelineListener listener;
    private final Semaphore news = new Semaphore(0);
    private final Map<TenantId, Long> told = new ConcurrentHashMap<>();
    private volatile boolean closing;
    private volatile boolean stopped;

    Dispatcher(Ledger ledger, List<TenantId> tenants, PipelineListener listener) {
        this.ledger = ledger;
        this.listener = listener;
        tenants.forEach(tenant -> told.put(tenant, Math.max(0, listener.heard(tenant))));
    }

    /** Something was stored. */
    void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Ends once everything stored so far was told. */
    void finish() {
        closing = true;
        wake();
    }

    /** Ends after the event that is being told. */
    void stop() {
        stopped = true;
        finish();
    }

    /** Has everything stored so far been told? */
    boolean caughtUp() {
        return told.entrySet().stream().allMatch(entry -> entry.getValue() >= ledger.lastSeq(entry.getKey()));
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                boolean last = closing; // asked before looking: what was stored before it was set is found
                boolean found = false;
                for (TenantId tenant : told.keySet()) {
                    found |= tellNext(tenant);
                }
                if (!found && last) {
                    return;
                }
                if (!found) {
                    boolean woken = news.tryAcquire(1, TimeUnit.SECONDS);
                    gather(woken);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a few more events come, so that a busy center wakes its listeners hundreds of times a second, not thousands. */
    private void gather(boolean woken) {
        if (woken && !closing) {
            LockSupport.parkNanos(GATHER_NANOS);
        }
    }

    private boolean tellNext(TenantId tenant) {
        List<Event> batch = next(tenant);
        for (Event event : batch) {
            if (stopped) {
                return true;
            }
            tell(event);
        }
        return !batch.isEmpty();
    }

    private List<Event> next(TenantId tenant) {
        try {
            return ledger.events(tenant, told.getOrDefault(tenant, 0L), BATCH);
        } catch (RuntimeException e) {
            LOG.debug(
                    "SCCC-4002 events could not be read: {}; asked again",
                    e.getClass().getName());
            return List.of();
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
        told.put(event.tenant(), event.seq());
    }
}
