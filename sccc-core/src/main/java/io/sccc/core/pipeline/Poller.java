package io.sccc.core.pipeline;

import io.sccc.core.error.PermanentException;
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

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 5;

    private final TenantId tenant;
    private final PostSource source;
    private final Ledger ledger;
    private final Gate gate;
    private final Duration pause;
    private final Lag lag;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean atEnd;
    private volatile @Nullable String trouble;
    private Duration wish = Duration.ZERO;
    private int failures;

    Poller(TenantId tenant, PostSource source, Ledger ledger, Gate gate, Duration pause, Lag lag) {
        this.tenant = tenant;
        this.source = source;
        this.ledger = ledger;
        this.gate = gate;
        this.pause = pause;
        this.lag = lag;
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

    /** Time goes by, also while the source lets itself be waited for. */
    void look() {
        if (gate.leads(tenant)) {
            lag.look();
        } else {
            lag.forget();
        }
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
        long usual = backedOff(pause, failures).toMillis();
        return gate.leads(tenant) ? Math.max(1, Math.max(usual, trouble == null ? 0 : wish.toMillis())) : ASIDE_MILLIS;
    }

    /** The pause after so many failures in a row: doubled by each after the first, to 15 minutes or 32 times at most. */
    static Duration backedOff(Duration pause, int failures) {
        Duration longer = pause.multipliedBy(1L << Math.min(DOUBLINGS, Math.max(0, failures - 1)));
        Duration most = pause.compareTo(LONGEST) < 0 ? LONGEST : pause;
        return longer.compareTo(most) < 0 ? longer : most;
    }

    private boolean poll() throws InterruptedException {
        if (!gate.leads(tenant)) {
            return false;
        }
        try {
            Cursor cursor = ledger.cursor(tenant, source.name());
            boolean again = atEnd && !source.recorded();
            Page<Arrival> page = fetched(again ? source.overlap(cursor) : cursor);
            if (!page.items().isEmpty() || !page.next().equals(cursor)) {
                gate.enter(tenant, source, page, again);
            }
            trouble = null;
            atEnd = !page.more();
            lag.read(page);
            return page.more();
        } catch (TransientException e) {
            Duration after = e.retryAfter();
            wish = after == null ? Duration.ZERO : after;
            report(e.getMessage() == null ? "no answer" : e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            wish = Duration.ZERO;
            String words = e instanceof PermanentException ? e.getMessage() : null;
            report(words == null ? e.getClass().getName() : words, e);
        }
        return false;
    }

    /** A source's own faults lengthen the pause; the ledger's do not, it comes back for all at once. */
    private Page<Arrival> fetched(Cursor from) {
        failures++;
        Page<Arrival> page = source.fetch(from);
        failures = 0;
        return page;
    }

    private void report(String words, Throwable e) {
        if (trouble == null) {
            LOG.warn("SCCC-1001 source {} failed: {}; it is asked again in {} or later", source.name(), words, pause);
        }
        LOG.trace("SCCC-1001", e);
        trouble = words;
        lag.failed();
    }
}
