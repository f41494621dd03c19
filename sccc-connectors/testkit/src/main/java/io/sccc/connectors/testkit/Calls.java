package io.sccc.connectors.testkit;

import io.sccc.connectors.Capability;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.Connector;
import io.sccc.connectors.CrmConnector;
import io.sccc.connectors.SocialNetworkConnector;
import io.sccc.connectors.Stretch;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Author;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Cursor;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every verb, called the same way. */
final class Calls {

    /** What a backfill is asked for; plain items are of its last day. */
    static final Stretch STRETCH =
            new Stretch(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));

    static final String TITLE = "Título de prueba";

    private static final Set<Capability> SOCIAL = EnumSet.range(Capability.REPLY, Capability.PROFILE);
    private static final Set<Capability> COMMUNITY = EnumSet.range(Capability.TOPICS, Capability.RANK);
    private static final Set<Capability> CRM = EnumSet.range(Capability.FIND_PERSON, Capability.CHANGES);

    private Calls() {}

    /** The verbs that the connector's interfaces have; those of {@code fetch} and webhooks apart. */
    static Set<Capability> verbs(Connector connector) {
        EnumSet<Capability> verbs = EnumSet.of(Capability.BACKFILL);
        if (connector instanceof SocialNetworkConnector) {
            verbs.addAll(SOCIAL);
        }
        if (connector instanceof CommunityConnector) {
            verbs.addAll(COMMUNITY);
        }
        if (connector instanceof CrmConnector) {
            verbs.addAll(CRM);
        }
        return verbs;
    }

    static boolean writes(Capability verb) {
        return verb.action() != null || verb == Capability.MARK_SOLVED;
    }

    /** Has it words of ours? */
    static boolean speaks(Capability verb) {
        return switch (verb) {
            case REPLY, DIRECT_MESSAGE, ASK, ANSWER, OPEN_CASE, APPEND_TO_CASE, REOPEN_CASE, CREATE_LEAD -> true;
            default -> false;
        };
    }

    /** Calls any verb. */
    static @Nullable Object any(Connector connector, Capability verb, Target target) {
        return writes(verb) ? write(connector, verb, target) : read(connector, verb, "1", Cursor.START);
    }

    /** The verbs that a connector's class has code of its own for. */
    static Set<Capability> overriddenIn(Connector connector) {
        return connector.without();
    }

    /** Calls a reading verb. */
    static @Nullable Object read(Connector connector, Capability verb, String asked, Cursor cursor) {
        return switch (verb) {
            case LISTEN -> connector.fetch(cursor);
            case BACKFILL -> connector.backfill(STRETCH, cursor);
            case PROFILE -> ((SocialNetworkConnector) connector).profile(asked);
            case TOPICS -> ((CommunityConnector) connector).topics(cursor);
            case SEARCH -> ((CommunityConnector) connector).search(asked, null, 5);
            case ARTICLES -> ((CommunityConnector) connector).articles(cursor);
            case RANK -> ((CommunityConnector) connector).rank(asked);
            case FIND_PERSON -> ((CrmConnector) connector).findPerson("twitter", asked);
            case CHANGES -> ((CrmConnector) connector).changes(cursor);
            default -> throw new IllegalArgumentException(verb + " does not read");
        };
    }

    /** Calls a writing verb. */
    static Outcome write(Connector connector, Capability verb, Target target) {
        ActionKey key = target.key();
        if (verb == Capability.MARK_SOLVED) {
            return ((CommunityConnector) connector).markSolved(post(connector, target), key);
        }
        Action action = action(connector, verb, target);
        return switch (verb) {
            case REPLY -> ((SocialNetworkConnector) connector).reply((Action.Reply) action, key);
            case DIRECT_MESSAGE ->
                ((SocialNetworkConnector) connector).directMessage((Action.DirectMessage) action, key);
            case REACT -> ((SocialNetworkConnector) connector).react((Action.React) action, key);
            case HIDE -> ((SocialNetworkConnector) connector).hide((Action.Hide) action, key);
            case ASK -> ((CommunityConnector) connector).ask((Action.AskCommunity) action, key);
            case ANSWER -> ((CommunityConnector) connector).answer((Action.Reply) action, key);
            default -> onCase((CrmConnector) connector, verb, action, target);
        };
    }

    private static Outcome onCase(CrmConnector crm, Capability verb, Action action, Target target) {
        ActionKey key = target.key();
        return switch (verb) {
            case UPSERT_CONTACT -> crm.upsertContact((Action.UpsertContact) action, key);
            case OPEN_CASE -> crm.openCase((Action.OpenCase) action, contact(target), key);
            case APPEND_TO_CASE -> crm.appendToCase((Action.AppendToCase) action, target.caseId(), key);
            case REOPEN_CASE -> crm.reopenCase((Action.ReopenCase) action, target.caseId(), key);
            case CLOSE_CASE -> crm.closeCase((Action.CloseCase) action, target.caseId(), key);
            case CREATE_LEAD -> crm.createLead((Action.CreateLead) action, key);
            default -> throw new IllegalArgumentException(verb + " does not write");
        };
    }

    private static @Nullable String contact(Target target) {
        return target.contactId().isEmpty() ? null : target.contactId();
    }

    static PostId post(Connector connector, Target target) {
        return new PostId(connector.account().network(), connector.account().account(), target.post());
    }

    /** The action a center would ask; CRM verbs are about a post of another network. */
    static Action action(Connector connector, Capability verb, Target target) {
        PostId own = post(connector, target);
        PostId other = new PostId("twitter", "acme", target.post());
        Party party = new Party(TenantId.DEFAULT, new ConversationId("c-1"), target.person(), null);
        Action.CaseRef ofCase = new Action.CaseRef(new ActionKey("sccc:case"), target.caseId());
        Author author = new Author(target.person(), "Ana Núñez", null, null, null, null);
        String text = target.text();
        return switch (verb) {
            case REPLY, ANSWER -> new Action.Reply(party, own, text, "es");
            case DIRECT_MESSAGE -> new Action.DirectMessage(party, own, target.person(), text, "es");
            case REACT -> new Action.React(party, own, "like");
            case HIDE -> new Action.Hide(party, own, "spam");
            case ASK -> new Action.AskCommunity(party, own, TITLE, text, "es");
            case UPSERT_CONTACT -> new Action.UpsertContact(party, other, author, Map.of("name", "Ana Núñez"));
            case OPEN_CASE ->
                new Action.OpenCase(
                        party,
                        other,
                        target.contactId().isEmpty()
                                ? null
                                : new Action.ContactRef(new ActionKey("sccc:contact"), target.contactId()),
                        TITLE,
                        text,
                        3,
                        null,
                        List.of("billing"),
                        LocalizedText.of("a test", "una prueba", "um teste"));
            case APPEND_TO_CASE -> new Action.AppendToCase(party, other, ofCase, text, 3);
            case REOPEN_CASE -> new Action.ReopenCase(party, other, ofCase, text);
            case CLOSE_CASE -> new Action.CloseCase(party, other, ofCase, "solved");
            case CREATE_LEAD -> new Action.CreateLead(party, other, author, text, List.of("fiber"));
            default -> throw new IllegalArgumentException(verb + " is no action");
        };
    }
}
