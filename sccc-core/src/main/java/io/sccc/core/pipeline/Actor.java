package io.sccc.core.pipeline;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.ScccException;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.Ending;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one leased action: finds its handler, calls it once, and tells the ledger how that ended. What failed in passing
 * is leased again later; what nobody knows the outcome of is looked up, never done again on a guess. Called on a thread
 * that may block.
 */
final class Actor {

    private static final Logger LOG = LoggerFactory.getLogger(Actor.class);

    private final Parts parts;
    private final Ledger ledger;
    private final Handlers handlers;
    private final Recheck recheck;
    private final Later later;

    Actor(Parts parts, Handlers handlers, Later later) {
        this.parts = parts;
        this.ledger = parts.ledger();
        this.handlers = handlers;
        this.recheck = new Recheck(parts);
        this.later = later;
    }

    /** How an attempt of this action ended. */
    Ending attempt(Work work) {
        try {
            Outcome outcome = perform(work, Objects.requireNonNull(work.action()));
            return outcome == null ? Ending.last(WorkState.PARKED, null, "no handler") : ended(work, outcome);
        } catch (Lost e) {
            return again(work, true, e.fault);
        } catch (TransientException e) {
            return again(work, work.progress().lost(), e);
        } catch (PermanentException e) {
            return Ending.last(e.needsPerson() ? WorkState.PARKED : WorkState.FAILED, null, reason(e));
        } catch (RuntimeException | Error e) {
            return Ending.last(WorkState.FAILED, null, reason(e));
        }
    }

    private @Nullable Outcome perform(Work work, Action action) {
        ActionHandler handler = handlers.of(action.kind(), action.post());
        if (handler == null) {
            return null;
        }
        TenantId tenant = action.about().tenant();
        boolean lost = work.progress().lost();
        String refusal =
                lost ? null : recheck.refusal(work); // what may have happened is looked up whatever was said since
        if (refusal != null) {
            throw new PermanentException(refusal);
        }
        Action filled = References.fill(action, key -> ledger.work(tenant, key));
        Outcome outcome = lost ? new Outcome.Unknown(true) : handle(handler, filled, work.key());
        return outcome instanceof Outcome.Unknown unknown && unknown.reconcile()
                ? reconcile(handler, filled, work.key())
                : outcome;
    }

    /** A fault that tells nothing about the effect leaves it unknown. */
    private static Outcome handle(ActionHandler handler, Action action, ActionKey key) {
        try {
            return handler.handle(action, key);
        } catch (TransientException | PermanentException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.warn("SCCC-3002 {} failed on {}: {}", name(handler), key, name(e));
            LOG.trace("SCCC-3002", e);
            return new Outcome.Unknown(true);
        }
    }

    private static Outcome reconcile(ActionHandler handler, Action action, ActionKey key) {
        try {
            return handler.reconcile(action, key);
        } catch (TransientException e) {
            throw new Lost(e);
        } catch (RuntimeException | Error e) {
            LOG.warn("SCCC-3003 {} could not look up {}: {}", name(handler), key, name(e));
            return new Outcome.Unknown(false);
        }
    }

    /** The look-up of a lost outcome failed in passing. */
    private static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final TransientException fault;

        Lost(TransientException fault) {
            super(fault);
            this.fault = fault;
        }
    }

    private Ending ended(Work work, Outcome outcome) {
        if (outcome instanceof Outcome.Deferred deferred) {
            Duration wait = Duration.between(parts.clock().instant(), deferred.until());
            return new Ending(
                    WorkState.DEFERRED, outcome, "the target asked to wait", later.atMost(wait), false, false);
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return Ending.last(WorkState.FAILED, outcome, rejected.why());
        }
        if (outcome instanceof Outcome.Ambiguous several) {
            return Ending.last(WorkState.PARKED, outcome, "several match: " + String.join(", ", several.ids()));
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            return unknown.reconcile()
                    ? again(work, true, new TransientException("outcome unknown"))
                    : Ending.last(WorkState.PARKED, outcome, "outcome unknown");
        }
        return Ending.last(WorkState.DONE, outcome, "");
    }

    private Ending again(Work work, boolean lost, TransientException e) {
        Duration asked = e.retryAfter();
        int attempts = work.progress().attempts();
        if (asked != null) {
            return new Ending(WorkState.ASKED, null, reason(e), later.atMost(asked), false, lost);
        }
        if (attempts < parts.retry().attempts()) {
            return new Ending(WorkState.ASKED, null, reason(e), later.pause(parts.retry(), attempts), true, lost);
        }
        String tries = " after " + attempts + " attempts: " + reason(e);
        return lost
                ? Ending.last(WorkState.PARKED, null, "outcome unknown" + tries)
                : Ending.last(WorkState.FAILED, null, "gave up" + tries);
    }

    private static String reason(Throwable e) {
        String words = e instanceof ScccException ? e.getMessage() : null;
        return words == null ? name(e) : words;
    }

    private static String name(Object thing) {
        return thing.getClass().getName();
    }
}
