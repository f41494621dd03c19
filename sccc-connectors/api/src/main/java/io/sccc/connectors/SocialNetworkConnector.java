package io.sccc.connectors;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * An account on a social network or messenger. Override the verbs the network has; to listen, override {@link #fetch} (or
 * implement {@code WebhookSource}, or both).
 *
 * <p>A writing verb is called once for a key, and again only after it threw an exception that promises no effect, or {@link
 * #find} answered {@link Lookup.AskAgain}. It writes the key to the vendor where that has a place for it.
 */
public interface SocialNetworkConnector extends Connector {

    /**
     * Answers {@code reply.post()} in public, in its thread.
     *
     * @return {@code Sent} with the id of the answer; {@code Rejected} when the network refused these words
     */
    default Outcome reply(Action.Reply reply, ActionKey key) {
        throw new Unsupported(Capability.REPLY);
    }

    /** Writes to {@code message.recipient()} in private. */
    default Outcome directMessage(Action.DirectMessage message, ActionKey key) {
        throw new Unsupported(Capability.DIRECT_MESSAGE);
    }

    /** Reacts to a post; a reaction the network does not have is {@code Rejected}. */
    default Outcome react(Action.React react, ActionKey key) {
        throw new Unsupported(Capability.REACT);
    }

    /** Hides a post from others; hidden already is {@code AlreadyDone}. */
    default Outcome hide(Action.Hide hide, ActionKey key) {
        throw new Unsupported(Capability.HIDE);
    }

    /** Who somebody is; null when the network knows nobody by this id, or does not tell us. */
    default @Nullable Person profile(String personId) {
        throw new Unsupported(Capability.PROFILE);
    }
}
