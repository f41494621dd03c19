package io.sccc.core.pipeline;

import io.sccc.core.error.PermanentException;
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
    private final Later later;
    private final Runnable changed;
    private volatile boolean closed;

    Actor(Parts parts, Handlers handlers, Lanes<ConversationId> lanes, Later later, Runnable changed) {
        this.parts = parts;
        this.ledger = parts.ledger();
        this.handlers = handlers;
        this.lanes = lanes;
        this.later = later;
        this.changed = changed;
    }

    /** An action on its way: {@code lost} once nobody knows whether it had its effect. */
    private record Errand(ActionKey key, Action action, int attempt, boolean lost) {

        Errand next(boolean nowLost) {
            return new Errand(key, action, attempt + 1, nowLost);
        }

        Errand same(boolean nowLost) {
            return new Errand(key, action, attempt, nowLost);
        }
    }

    /** Takes an action that was asked just now; in a dry run it stays asked. */
    void take(Work work) {
        take(work, work.request().about().conversation());
    }

    /** Takes an action that an earlier process left: in the lane that its conversation has since come to. */
    void resume(Work work) {
        TenantId tenant = work.request().about().tenant();
        take(work, ledger.memory(tenant, work.request().about().conversation()).conversation());
    }

    private void take(Work work, ConversationId lane) {
        Action action = work.action();
        if (action != null && !parts.dryRun()) {
            lanes.start(lane, List.of(), () -> attempt(new Errand(work.key(), action, 1, false)));
        }
    }

    /** Two conversations are one: what is asked from now on waits for what both have asked. */
    void join(ConversationId conversation, List<ConversationId> joined) {
        if (!joined.isEmpty()) {
            lanes.start(conversation, joined, () -> CompletableFuture.completedFuture(true));
        }
    }

    /** From now on a fault is nobody's fault: what did not end stays asked for the next start. */
    void close() {
        closed = true;
    }

    private CompletionStage<Void> attempt(Errand errand) {
        Outcome outcome;
        try {
            outcome = closed ? null : perform(errand);
        } catch (RuntimeException | Error e) {
            return closed ? left() : failed(errand, e);
        }
        return closed && outcome == null ? left() : ended(errand, outcome);
    }

    private static CompletionStage<Void> left() {
        return CompletableFuture.completedFuture(null);
    }

    private @Nullable Outcome perform(Errand errand) {
        Action action = errand.action();
        ActionHandler handler = handlers.of(action.kind(), action.post());
        if (handler == null) {
            return null;
        }
        TenantId tenant = action.about().tenant();
        Action filled = References.fill(action, key -> ledger.work(tenant, key));
        Outcome outcome = errand.lost() ? new Outcome.Unknown(true) : handle(handler, filled, errand.key());
        return outcome instanceof Outcome.Unknown unknown && unknown.reconcile()
                ? reconcile(handler, filled, errand.key())
                : outcome;
    }

    /** A fault that tells nothing about the effect leaves it unknown; while the center closes, it stays asked. */
    private Outcome handle(ActionHandler handler, Action action, ActionKey key) {
        try {
            return handler.handle(action, key);
        } catch (TransientException | PermanentException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (closed) {
                throw e;
            }
            LOG.warn(
                    "SCCC-3002 {} failed on {}: {}",
                    handler.getClass().getName(),
                    key,
                    e.getClass().getName());
            LOG.trace("SCCC-3002", e);
            return new Outcome.Unknown(true);
        }
    }

    private Outcome reconcile(ActionHandler handler, Action action, ActionKey key) {
        try {
            return handler.reconcile(action, key);
        } catch (TransientException e) {
            throw new Lost(e);
        } catch (RuntimeException | Error e) {
            if (closed) {
                throw e;
            }
            LOG.warn(
                    "SCCC-3003 {} could not look up {}: {}",
                    handler.getClass().getName(),
                    key,
                    e.getClass().getName());
            return new Outcome.Unknown(false);
        }
    }

    /** The look-up of a lost outcome failed in passing. */
    private static final class Lost extends RuntimeException {

        private final TransientException fault;

        Lost(TransientException fault) {
            super(fault);
            this.fault = fault;
        }
    }

    private CompletionStage<Void> failed(Errand errand, Throwable e) {
        if (e instanceof Lost lost) {
            return again(errand, true, lost.fault);
        }
        if (e instanceof TransientException passing) {
            return again(errand, errand.lost(), passing);
        }
        if (e instanceof References.Waiting waiting) {
            return finish(errand, WorkState.PARKED, null, reason(waiting));
        }
        return finish(errand, WorkState.FAILED, null, reason(e));
    }

    private CompletionStage<Void> ended(Errand errand, @Nullable Outcome outcome) {
        if (outcome == null) {
            return finish(errand, WorkState.PARKED, null, "no handler");
        }
        if (outcome instanceof Outcome.Deferred deferred) {
            Duration wait = Duration.between(parts.clock().instant(), deferred.until());
            return finish(errand, WorkState.DEFERRED, outcome, "the target asked to wait")
                    .thenCompose(ok -> later.after(wait, lanes, () -> attempt(errand.same(false))));
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return finish(errand, WorkState.FAILED, outcome, rejected.why());
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            return unknown.reconcile()
                    ? again(errand, true, new TransientException("outcome unknown"))
                    : finish(errand, WorkState.PARKED, outcome, "outcome unknown");
        }
        return finish(errand, WorkState.DONE, outcome, "");
    }

    private CompletionStage<Void> again(Errand errand, boolean lost, TransientException e) {
        Duration asked = e.retryAfter();
        if (asked != null) {
            return later.after(asked, lanes, () -> attempt(errand.same(lost)));
        }
        if (errand.attempt() < parts.retry().attempts()) {
            Duration pause = later.pause(parts.retry(), errand.attempt());
            return later.after(pause, lanes, () -> attempt(errand.next(lost)));
        }
        String tries = " after " + errand.attempt() + " attempts: " + reason(e);
        return lost
                ? finish(errand, WorkState.PARKED, null, "outcome unknown" + tries)
                : finish(errand, WorkState.FAILED, null, "gave up" + tries);
    }

    private CompletionStage<Void> finish(Errand errand, WorkState state, @Nullable Outcome outcome, String note) {
        TenantId tenant = errand.action().about().tenant();
        return later.untilStored(lanes, () -> {
                    ledger.finish(tenant, errand.key(), state, outcome, note);
                    changed.run();
                    return state;
                })
                .thenAccept(stored -> LOG.trace("{} is {}", errand.key(), stored));
    }

    private static String reason(Throwable e) {
        String words = e instanceof io.sccc.core.error.ScccException ? e.getMessage() : null;
        return words == null ? e.getClass().getName() : words;
    }
}
