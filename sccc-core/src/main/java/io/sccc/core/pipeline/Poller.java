package io.sccc.core.pipeline;

import io.sccc.core.error.TransientException;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one source, page by page, from the ledger's cursor on. A fault makes it wait and ask again, never end. */
final class Poller implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    /** How often a node that does not lead asks whether it does. */
    private static final long ASIDE_MILLIS = 500;

    private final TenantId tenant;
    private final PostSource source;
    private final Ledger ledger;
    private final Gate gate;
    private final Duration pause;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean atEnd;
    private volatile @Nullable String trouble;
    private Duration wish = Duration.ZERO;

    Poller(TenantId tenant, PostSource source, Ledger ledger, Gate gate, Duration pause) {
        this.tenant = tenant;
        this.source = source;
        this.ledger = ledger;
        this.gate = gate;
        this.pause = pause;
    }

    /** Did the last page bring nothing? A recorded source that was at its end stays there. */
    boolean atEnd() {
        return atEnd;
    }

    /** What is wrong with the source, in words; null when nothing is. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Reads no further page. */
    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        try {
            boolean stop = false;
            while (!stop && !Thread.currentThread().isInterrupted()) {
                boolean more = poll();
                if (!more && source.recorded() && atEnd) {
                    return;
                }
                stop = stopped.await(more ? 0 : waiting(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long waiting() {
        return gate.leads(tenant)
                ? Math.max(1, Math.max(pause.toMillis(), trouble == null ? 0 : wish.toMillis()))
                : ASIDE_MILLIS;
    }

    private boolean poll() throws InterruptedException {
        if (!gate.leads(tenant)) {
            return false;
        }
        try {
            Cursor cursor = ledger.cursor(tenant, source.name());
            boolean again = atEnd && !source.recorded();
            Page<Arrival> page = source.fetch(again ? source.overlap(cursor) : cursor);
            if (!page.items().isEmpty() || !page.next().equals(cursor)) {
                gate.enter(tenant, source, page, again);
            }
            trouble = null;
            atEnd = !page.more();
            return page.more();
        } catch (TransientException e) {
            Duration after = e.retryAfter();
            wish = after == null ? Duration.ZERO : after;
            report(e.getMessage() == null ? "no answer" : e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            wish = Duration.ZERO;
            report(e.getClass().getName(), e);
        }
        return false;
    }

    private void report(String words, Throwable e) {
        if (trouble == null) {
            LOG.warn("SCCC-1001 source {} failed: {}; it is asked again in {}", source.name(), words, pause);
        }
        LOG.trace("SCCC-1001", e);
        trouble = words;
    }
}
