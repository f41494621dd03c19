package io.sccc.connectors;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Connection;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * One account of the company on a vendor's system. A vendor implements {@link SocialNetworkConnector}, {@link
 * CommunityConnector} or {@link CrmConnector} (or two of them), overrides the verbs the product has, and gives it to {@code
 * CommandCenter.builder().connect(connector)}. A read-only feed overrides three methods: {@link #describe}, {@link #account}
 * and {@link #fetch}.
 *
 * <p>Rules for every connector:
 *
 * <ul>
 *   <li>Thread-safe. Verbs may block; each must end, with an exception at the latest, within its client's time limit. {@link
 *       #close} may be called twice and from any thread, and makes calls in flight fail soon.
 *   <li>Keeps no position: cursors are the caller's ({@link Position} writes them).
 *   <li>A call that had no effect ends in a {@link Fault}'s exception; one of which nobody knows in {@link
 *       AnswerLostException}; an answer that cannot be read to a call that writes is lost, too.
 *   <li>What the company's own account wrote is mapped with author role {@code BRAND} or {@code AGENT}, whoever sent it: the
 *       center never answers itself.
 *   <li>Posts' ids name {@link #account()}'s network and account.
 *   <li>No secret and no person's words in any exception, log line or {@code toString()}.
 * </ul>
 */
public interface Connector extends Connection {

    /** What product it connects to and what it needs. The same for every account; no I/O. */
    Description describe();

    @Override
    AccountId account();

    /** The account's name; a connector that reads two things of one account must tell them apart here. */
    @Override
    default String name() {
        return account().toString();
    }

    @Override
    default Set<AccountId> accounts() {
        return Set.of(account());
    }

    /**
     * What this account can do: the verbs that are overridden. Override it to take away what the plan or the account lacks,
     * never to add: {@code without(Capability.DIRECT_MESSAGE)}. No I/O; may not change while the center runs.
     */
    default Set<Capability> capabilities() {
        return Verbs.overriddenIn(getClass());
    }

    /** {@link Verbs#overriddenIn} less these; for {@link #capabilities()}. */
    default Set<Capability> without(Capability... lacking) {
        EnumSet<Capability> left = EnumSet.noneOf(Capability.class);
        left.addAll(Verbs.overriddenIn(getClass()));
        left.removeAll(Set.of(lacking));
        return Set.copyOf(left);
    }

    /**
     * May this be done to this item now: is the reply window open, did the author ask for it, what does it cost? Asked by
     * {@link ConnectorActions} before each action, and by a host before it offers the button. May use what it knows and a
     * cached look-up, not more. Where a connector cannot tell, it allows: the vendor has the last word.
     */
    default Permit may(Wish wish, Instant now) {
        return capabilities().contains(wish.verb())
                ? Permit.Allowed.FREELY
                : new Permit.Refused(wish.verb().label() + " is not supported");
    }

    /**
     * Did an action whose answer was lost have its effect? Looks where the {@code key} was written at the vendor's: a custom
     * field, a reference, an external id, a record's own name. A connector overrides this together with its first writing
     * verb.
     *
     * @param action as it was given to the verb; of a kind that the connector does not do: {@link Lookup.Unclear}
     * @throws VendorTransientException when it cannot be found out now, or the vendor's index may not show it yet
     */
    default Lookup find(Action action, ActionKey key) {
        return new Lookup.Unclear();
    }

    /**
     * Asks the vendor whether everything works: reachable, credentials valid, scopes as needed and no more, plan and quota.
     * Reads only. Called by {@code doctor} and by hosts, on their thread; a vendor's fault becomes a finding and is not
     * thrown.
     */
    default Check check(Instant now) {
        return Check.NOTHING;
    }

    /** What comes after {@code cursor}; overridden by whoever listens. Nothing new unless told. */
    @Override
    default Page<Arrival> fetch(Cursor cursor) {
        return Page.empty(cursor);
    }

    /**
     * Older posts of a stretch of time and none that are not in it, oldest first where the network can, a page at a time; see
     * {@link Backfill}. From a network that lists the newest first: its pages as they come, each turned round. An item that
     * cannot be a post is {@link Arrival.Unreadable}, as in {@link #fetch}.
     *
     * @param stretch from when to when
     * @param cursor {@link Cursor#START}, or the {@code next} of the page before in the same stretch
     */
    default BackfillPage backfill(Stretch stretch, Cursor cursor) {
        throw new Unsupported(Capability.BACKFILL);
    }

    @Override
    default boolean listens() {
        return capabilities().contains(Capability.LISTEN);
    }

    @Override
    default ActionHandler actions() {
        return ConnectorActions.of(this);
    }

    /** By the interfaces it has. */
    @Override
    default Set<ActionKind.Target> serves() {
        EnumSet<ActionKind.Target> targets = EnumSet.noneOf(ActionKind.Target.class);
        if (this instanceof SocialNetworkConnector) {
            targets.add(ActionKind.Target.NETWORK);
        }
        if (this instanceof CommunityConnector) {
            targets.add(ActionKind.Target.NETWORK);
            targets.add(ActionKind.Target.COMMUNITY);
        }
        if (this instanceof CrmConnector) {
            targets.add(ActionKind.Target.CRM);
        }
        return Set.copyOf(targets);
    }

    @Override
    default void close() {}
}
