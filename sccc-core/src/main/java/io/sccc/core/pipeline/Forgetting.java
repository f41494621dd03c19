package io.sccc.core.pipeline;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ledger forget what is older than the policy says: when a process begins to lead a tenant, and at each new day of
 * the center's clock. What was cut off goes on at the next.
 */
final class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private static final Duration AGAIN = Duration.ofHours(1);

    private final @Nullable Upkeep upkeep;
    private final Upkeep.Retention retention;
    private final Executor thread;
    private final Map<TenantId, Long> days = new ConcurrentHashMap<>();
    private final Map<TenantId, Instant> notBefore = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    /** With a thread of its own for each time: a year's worth takes a while. */
    Forgetting(@Nullable Upkeep upkeep, Upkeep.Retention retention, Executor thread) {
        this.upkeep = upkeep;
        this.retention = retention;
        this.thread = thread;
    }

    /** Begins to forget when that was not done on this day yet. Called about once a second where this process leads. */
    void look(TenantId tenant, Instant now) {
        long today = Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
        boolean due = !Long.valueOf(today).equals(days.get(tenant))
                && !now.isBefore(notBefore.getOrDefault(tenant, Instant.MIN));
        if (upkeep != null && due && busy.compareAndSet(false, true)) {
            thread.execute(() -> forget(upkeep, tenant, now, today));
        }
    }

    private void forget(Upkeep of, TenantId tenant, Instant now, long today) {
        try {
            long touched = of.forget(tenant, retention, now);
            days.put(tenant, today);
            if (touched > 0) {
                LOG.info("SCCC-5010 {} rows of tenant {} were older than they are kept", touched, tenant);
            }
        } catch (RuntimeException e) {
            notBefore.put(tenant, now.plus(AGAIN));
            LOG.warn(
                    "SCCC-5010 what is old was not forgotten for tenant {}: {}; tried again in {}",
                    tenant,
                    e.getClass().getName(),
                    AGAIN);
        } finally {
            busy.set(false);
        }
    }
}
