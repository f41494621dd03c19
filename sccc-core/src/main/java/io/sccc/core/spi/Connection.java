package io.sccc.core.spi;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.ActionKind;
import java.util.Set;

/**
 * One account of the company on one system, which can be read from and acted on through one object: what {@code
 * CommandCenter.builder().connect(...)} takes. Thread-safe. The connector interfaces extend it; a host may as well implement
 * it over a client of its own.
 */
public interface Connection extends PostSource {

    /** The account it is connected to; its posts' ids name the same network and account. */
    AccountId account();

    /** What acts on this account. Asked once, while the center is built. */
    ActionHandler actions();

    /**
     * Does it yield posts? If not, it is only acted on and {@link #fetch} is not called, unless it is a {@link
     * WebhookSource}: that one is asked as every source is, and may answer that nothing is new.
     */
    default boolean listens() {
        return true;
    }

    /**
     * On which kinds of system it acts. The one connection of a center that serves {@link ActionKind.Target#CRM} becomes its
     * CRM, the one that serves {@link ActionKind.Target#COMMUNITY} its community, unless the builder was told others.
     */
    default Set<ActionKind.Target> serves() {
        return Set.of(ActionKind.Target.NETWORK);
    }
}
