package io.sccc.connectors;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import io.sccc.core.spi.ActionHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one way from an {@link Action} to a connector's verb: what {@code connect(connector)} acts with. Handles the kinds of
 * action whose verb the connector has, on its own account alone. Asks {@link Connector#may} before each action and answers
 * {@code Rejected} for what is refused there; an answer lost is looked up with {@link Connector#find}.
 *
 * <p>A {@code SuggestContent} reaches {@code reply} or {@code answer} as a reply with its words. A connector that is both a
 * social network and a community is replied with {@code reply}, if it has it.
 */
public final class ConnectorActions implements ActionHandler {

    /** Before a vendor that loses answers is asked again. */
    private static final Duration BREATH = Duration.ofSeconds(10);

    private final Connector connector;
    private final Set<Capability> capabilities;
    private final InstantSource clock;

    private ConnectorActions(Connector connector, InstantSource clock) {
        this.connector = connector;
        this.capabilities = Set.copyOf(connector.capabilities());
        this.clock = clock;
    }

    /** What acts through this connector, by the system's clock. */
    public static ConnectorActions of(Connector connector) {
        return of(connector, Clock.systemUTC());
    }

    /** What acts through this connector; {@code clock} tells {@link Connector#may} the time. */
    public static ConnectorActions of(Connector connector, InstantSource clock) {
        return new ConnectorActions(connector, clock);
    }

    @Override
    public boolean handles(ActionKind kind, AccountId account) {
        return account.equals(connector.account()) && verb(kind) != null;
    }

    /**
     * Does the action with the verb for it.
     *
     * @throws Unsupported when the connector has no verb for it
     * @throws io.sccc.core.error.ScccException as the verb does
     * @throws AnswerLostException as the verb does
     */
    @Override
    public Outcome handle(Action action, ActionKey key) {
        Action asked = asked(action);
        Capability verb = verb(asked.kind());
        if (verb == null) {
            throw new PermanentException(asked.kind().label() + " is not handled by "
                    + connector.describe().id());
        }
        Permit permit = connector.may(wish(verb, asked), clock.instant());
        return permit instanceof Permit.Refused refused ? new Outcome.Rejected(refused.why()) : act(verb, asked, key);
    }

    /** Asks {@link Connector#find}; where that says so, the center asks {@link #handle} the same again. */
    @Override
    public Outcome reconcile(Action action, ActionKey key) {
        Lookup lookup = connector.find(asked(action), key);
        if (lookup instanceof Lookup.Found found) {
            return new Outcome.AlreadyDone(found.id());
        }
        return lookup instanceof Lookup.AskAgain
                ? new Outcome.Deferred(clock.instant().plus(BREATH))
                : new Outcome.Unknown(false);
    }

    private @Nullable Capability verb(ActionKind kind) {
        ActionKind asked = kind == ActionKind.SUGGEST_CONTENT ? ActionKind.REPLY : kind;
        for (Capability capability : Capability.values()) {
            if (capability.action() == asked && capabilities.contains(capability)) {
                return capability;
            }
        }
        return null;
    }

    private static Action asked(Action action) {
        return action instanceof Action.SuggestContent suggest
                ? new Action.Reply(
                        suggest.about(),
                        suggest.post(),
                        suggest.text(),
                        suggest.lang() == null ? "und" : suggest.lang())
                : action;
    }

    private static Wish wish(Capability verb, Action action) {
        Wish wish = Wish.to(verb, action.post());
        String words = action instanceof Action.Reply reply
                ? reply.text()
                : action instanceof Action.DirectMessage message
                        ? message.text()
                        : action instanceof Action.AskCommunity ask ? ask.text() : null;
        return words == null ? wish : wish.writing(words);
    }

    private Outcome act(Capability verb, Action action, ActionKey key) {
        return switch (verb) {
            case ANSWER -> community().answer((Action.Reply) action, key);
            case ASK -> community().ask((Action.AskCommunity) action, key);
            case REPLY -> social().reply((Action.Reply) action, key);
            case DIRECT_MESSAGE -> social().directMessage((Action.DirectMessage) action, key);
            case REACT -> social().react((Action.React) action, key);
            case HIDE -> social().hide((Action.Hide) action, key);
            default -> onCase(verb, action, key);
        };
    }

    private Outcome onCase(Capability verb, Action action, ActionKey key) {
        CrmConnector crm = (CrmConnector) connector;
        return switch (verb) {
            case UPSERT_CONTACT -> crm.upsertContact((Action.UpsertContact) action, key);
            case OPEN_CASE -> {
                Action.OpenCase open = (Action.OpenCase) action;
                Action.ContactRef contact = open.contact();
                yield crm.openCase(open, contact == null ? null : made("contact", contact.id()), key);
            }
            case APPEND_TO_CASE -> {
                Action.AppendToCase append = (Action.AppendToCase) action;
                yield crm.appendToCase(append, made("case", append.openCase().id()), key);
            }
            case REOPEN_CASE -> {
                Action.ReopenCase reopen = (Action.ReopenCase) action;
                yield crm.reopenCase(reopen, made("case", reopen.closedCase().id()), key);
            }
            case CLOSE_CASE -> {
                Action.CloseCase close = (Action.CloseCase) action;
                yield crm.closeCase(close, made("case", close.openCase().id()), key);
            }
            case CREATE_LEAD -> crm.createLead((Action.CreateLead) action, key);
            default -> throw new Unsupported(verb);
        };
    }

    /** The center fills ids in before it asks; a host that asks by itself may forget. */
    private static String made(String what, @Nullable String id) {
        if (id == null) {
            throw new PermanentException("its " + what + " has no id yet: the action that makes it was not done");
        }
        return id;
    }

    private SocialNetworkConnector social() {
        return (SocialNetworkConnector) connector;
    }

    private CommunityConnector community() {
        return (CommunityConnector) connector;
    }
}
