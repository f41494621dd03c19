package io.sccc.core.pipeline;

import io.sccc.core.model.Outcome;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.Ending;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches actions from the ledger and has them done: never more in this process than there are threads to do them, so
 * that a million of them waiting cost no memory. One loop on a thread of its own.
 */
final class Errands implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final long LONGEST_MILLIS = 1000;

    /** So many ends, for each thread, may wait to be stored while more is fetched. */
    private static final int AHEAD = 4;

    private final Ledger ledger;
    private final List<TenantId> tenants;
    private final Actor actor;
    private final ExecutorService threads;
    private final Later later;
    private final Runnable changed;
    private final int most;
    private final Semaphore news = new Semaphore(0);
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger storing = new AtomicInteger();
    private volatile boolean closed;

    Errands(Parts parts, Actor actor, ExecutorService threads, int most, Later later, Runnable changed) {
        this.ledger = parts.ledger();
        this.tenants = parts.tenants();
        this.actor = actor;
        this.threads = threads;
        this.most = most;
        this.later = later;
        this.changed = changed;
    }

    /** Something may be there to do. */
    void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Is nothing being done in this process? */
    boolean idle() {
        return busy.get() == 0 && storing.get() == 0;
    }

    /** Takes nothing more; what has not begun is given back. */
    void close() {
        closed = true;
        wake();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                boolean found = false;
                for (TenantId tenant : tenants) {
                    found |= fetch(tenant);
                }
                if (!found) {
                    news.tryAcquire(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean fetch(TenantId tenant) {
        int free = most - busy.get();
        if (free <= 0 || storing.get() > most * AHEAD) {
            return false;
        }
        try {
            List<Work> claimed =
                    ledger.claim(tenant, free).toCompletableFuture().join();
            claimed.forEach(work -> begin(tenant, work));
            return !claimed.isEmpty();
        } catch (RuntimeException e) {
            LOG.debug("SCCC-5003 actions could not be fetched: {}; asked again", name(e));
            return false;
        }
    }

    private void begin(TenantId tenant, Work work) {
        busy.incrementAndGet();
        try {
            threads.execute(() -> perform(tenant, work));
        } catch (RejectedExecutionException e) {
            end(tenant, work, notBegun(work));
        }
    }

    private void perform(TenantId tenant, Work work) {
        if (closed) {
            end(tenant, work, notBegun(work));
            return;
        }
        Ending ending = actor.attempt(work);
        if (closed && !told(ending.outcome())) {
            busy.decrementAndGet(); // perhaps only interrupted: the lease ends with this process, the next looks it up
        } else {
            end(tenant, work, ending);
        }
    }

    private static boolean told(@Nullable Outcome outcome) {
        return outcome != null && !(outcome instanceof Outcome.Unknown);
    }

    private static Ending notBegun(Work work) {
        return new Ending(
                WorkState.ASKED, null, "", Duration.ZERO, false, work.progress().lost());
    }

    /** The thread is free once the end is on its way: what is fetched next shares its transaction, not waits for it. */
    private void end(TenantId tenant, Work work, Ending ending) {
        storing.incrementAndGet();
        CompletionStage<Boolean> stored = later.untilStored(() -> ledger.finish(tenant, work, ending));
        busy.decrementAndGet();
        wake();
        CompletionStage<Boolean> unused = stored.whenComplete((mine, fault) -> {
            storing.decrementAndGet();
            if (fault != null) {
                LOG.warn("SCCC-5005 how {} ended was not stored: {}", work.key(), name(cause(fault)));
            } else if (!mine) {
                LOG.warn("SCCC-5006 {} was leased to another node meanwhile; its end here does not count", work.key());
            }
            if (ending.pause().isZero()) {
                wake();
            } else if (ending.pause().toMillis() < LONGEST_MILLIS) { // longer ones are found by looking each second
                later.after(ending.pause(), this::wake);
            }
            changed.run();
        });
    }

    private static Throwable cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }

    private static String name(Throwable e) {
        return e.getClass().getName();
    }
}
