package io.sccc.core.spi;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;

/**
 * Does what was decided: the embedding application's CRM service, a connector, the playground. Called by the center's
 * action workers, serially for one conversation, in parallel across; may block. Must be thread-safe.
 *
 * <p>The key is permanent, and the effect must not happen twice under it. {@link #handle} is called again with the same
 * key only after it surely had no effect. Where nobody knows (the answer was lost, or the process died in the middle),
 * {@link #reconcile} is asked instead; a target that honors keys may simply do it again there.
 */
public interface ActionHandler {

    /** Does it handle this kind of action on this account? Asked while the center is built; must not change. */
    boolean handles(ActionKind kind, AccountId account);

    /**
     * Does the action.
     *
     * @throws io.sccc.core.error.TransientException when it surely had no effect and asking again may work
     * @throws PermanentException when it surely had no effect and never will
     */
    Outcome handle(Action action, ActionKey key);

    /**
     * Finds out whether an action whose answer was lost had its effect: after {@code handle} answered {@code
     * Unknown(true)}, threw something that tells nothing about the effect, or was cut off by the end of its process.
     * {@code handle} is not called again, unless this answers {@link Outcome.Deferred}: it had no effect, please ask again.
     * A target that honors keys is asked the same again: {@code return handle(action, key)}. Unless told, nobody knows, and
     * the action is parked for a person.
     *
     * @throws io.sccc.core.error.TransientException when it could not be found out now; it is tried again later
     */
    default Outcome reconcile(Action action, ActionKey key) {
        return new Outcome.Unknown(false);
    }
}
