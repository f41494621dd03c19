package io.sccc.core.pipeline;

import io.sccc.core.error.TransientException;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one source, page by page, from the ledger's cursor on. A fault makes it wait and ask again, never end. */
final class Poller implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final TenantId tenant;
    private final PostSource source;
    private final Ledger ledger;
    private final Gate gate;
    private final Duration pause;
    private volatile boolean atEnd;
    private volatile @Nullable String trouble;

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
    @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean more = poll();
                if (!more && source.recorded() && trouble == null) {
                    return;
                }
                if (!more) {
                    synchronized (this) {
                        wait(Math.max(1, pause.toMillis()));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean poll() throws InterruptedException {
        try {
            Cursor cursor = ledger.cursor(tenant, source.name());
            Page<Arrival> page = source.fetch(cursor);
            if (!page.items().isEmpty() || !page.next().equals(cursor)) {
                gate.enter(tenant, source.name(), source.recorded(), page.items(), page.next());
            }
            trouble = null;
            atEnd = !page.more();
            return page.more();
        } catch (TransientException e) {
            report(e.getMessage() == null ? "no answer" : e.getMessage(), e);
        } catch (RuntimeException e) {
            report(e.getClass().getName(), e);
        }
        return false;
    }

    private void report(String words, RuntimeException e) {
        if (trouble == null) {
            LOG.warn("SCCC-1001 source {} failed: {}; it is asked again in {}", source.name(), words, pause);
        }
        LOG.trace("SCCC-1001", e);
        trouble = words;
    }
}
