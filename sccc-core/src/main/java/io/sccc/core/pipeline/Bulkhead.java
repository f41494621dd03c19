package io.sccc.core.pipeline;

import io.sccc.core.error.TransientException;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Post;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.FactSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a slow fact source from holding up the pipeline: each is asked on a thread of a small pool and waited for within
 * a budget. Without a pool (recorded input) it is asked on the spot and awaited, so that the same stream gives the same
 * facts.
 */
final class Bulkhead {

    private static final Logger LOG = LoggerFactory.getLogger(Bulkhead.class);

    private final @Nullable ExecutorService pool;
    private final Duration budget;

    Bulkhead(@Nullable ExecutorService pool, Duration budget) {
        this.pool = pool;
        this.budget = budget;
    }

    /** What the sources know is put into {@code facts}, in their order; nothing of one that throws or is late. */
    void ask(List<FactSource> sources, Post post, Understanding understanding, Facts facts) {
        long end = System.nanoTime() + budget.toNanos();
        sources.forEach(source -> ask(source, post, understanding, facts, end));
    }

    private void ask(FactSource source, Post post, Understanding understanding, Facts facts, long end) {
        Facts own = facts.copy();
        try {
            if (pool == null) {
                source.supply(post, understanding, own);
            } else {
                await(pool.submit(() -> source.supply(post, understanding, own)), end - System.nanoTime());
            }
            facts.putAll(own);
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            LOG.debug(
                    "{} supplied no facts for {}: {}",
                    source.getClass().getName(),
                    post,
                    e.getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientException("interrupted while facts were awaited", null, e);
        }
    }

    private static void await(Future<?> asked, long nanos)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            asked.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | RejectedExecutionException e) {
            asked.cancel(true);
            throw e;
        }
    }
}
