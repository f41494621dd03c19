package io.sccc.core.pipeline;

import io.sccc.core.error.TransientException;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what was asked, serially for one conversation: calls the handler, tries again what failed in passing, parks what
 * nobody can tell the outcome of. An action that waits holds back the later actions of its conversation and nothing else.
 */
final class Actor {

    private static final Logger LOG = LoggerFactory.getLogger(Actor.class);

    private final Parts parts;
    private final Ledger ledger;
    private final Handlers handlers;
    private final Lanes<ConversationId> lanes;
    private final ScheduledExecutorService timer;
    private final Runnable changed;

    Actor(
            Parts parts,
            Handlers handlers,
            Lanes<ConversationId> lanes,
            ScheduledExecutorService timer,
            Runnable changed) {
        this.parts = parts;
        this.ledger = parts.ledger();
        this.handlers = handlers;
        this.lanes = lanes;
        this.timer = timer;
        this.changed = changed;
    }

    /** Takes an action that was asked; in a dry run it stays asked. */
    void take(Work work) {
        Action action = work.action();
        if (action == null || parts.dryRun()) {
            return;
        }
        ConversationId lane = ledger.resolve(tenant(work), work.request().about().conversation());
        lanes.submit(lane, List.of(), () -> attempt(work.key(), action, 1));
    }

    private CompletionStage<Void> attempt(ActionKey key, Action action, int attempt) {
        try {
            return ended(key, action, attempt, perform(key, action));
        } catch (TransientException e) {
            return again(key, action, attempt, e);
        } catch (RuntimeException e) {
            LOG.debug("SCCC-3002 {} failed: {}", key, e.getClass().getName());
            return finish(key, action, WorkState.FAILED, null, reason(e));
        }
    }

    private @Nullable Outcome perform(ActionKey key, Action action) {
        ActionHandler handler = handlers.of(action.kind(), action.post());
        if (handler == null) {
            return null;
        }
        Outcome outcome = handler.handle(References.fill(action, about -> ledger.work(action.about().tenant(), about)), key);
        return outcome instanceof Outcome.Unknown unknown && unknown.reconcile()
                ? handler.reconcile(action, key)
                : outcome;
    }

    private CompletionStage<Void> ended(ActionKey key, Action action, int attempt, @Nullable Outcome outcome) {
        if (outcome == null) {
            return finish(key, action, WorkState.PARKED, null, "no handler");
        }
        if (outcome instanceof Outcome.Deferred deferred) {
            finish(key, action, WorkState.DEFERRED, outcome, "the target asked to wait");
            Duration wait = Duration.between(parts.clock().instant(), deferred.until());
            return later(wait, key, action, attempt);
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return finish(key, action, WorkState.FAILED, outcome, rejected.why());
        }
        return outcome instanceof Outcome.Unknown
                ? finish(key, action, WorkState.PARKED, outcome, "outcome unknown")
                : finish(key, action, WorkState.DONE, outcome, "");
    }

    private CompletionStage<Void> again(ActionKey key, Action action, int attempt, TransientException e) {
        Duration asked = e.retryAfter();
        if (asked != null) {
            return later(asked.compareTo(parts.retry().longest()) < 0 ? asked : parts.retry().longest(), key, action, attempt);
        }
        if (attempt >= parts.retry().attempts()) {
            return finish(key, action, WorkState.FAILED, null, "gave up after " + attempt + " attempts: " + reason(e));
        }
        return later(parts.retry().after(attempt, parts.random()), key, action, attempt + 1);
    }

    private CompletionStage<Void> later(Duration wait, ActionKey key, Action action, int attempt) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runnable next = () -> lanes.run(() -> attempt(key, action, attempt)).whenComplete((ok, error) -> done.complete(null));
        timer.schedule(next, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        return done;
    }

    private CompletionStage<Void> finish(
            ActionKey key, Action action, WorkState state, @Nullable Outcome outcome, String note) {
        ledger.finish(action.about().tenant(), key, state, outcome, note);
        changed.run();
        return CompletableFuture.completedFuture(null);
    }

    private static String reason(RuntimeException e) {
        String words = e instanceof io.sccc.core.error.ScccException ? e.getMessage() : null;
        return words == null ? e.getClass().getName() : words;
    }

    private static TenantId tenant(Work work) {
        return work.request().about().tenant();
    }
}
