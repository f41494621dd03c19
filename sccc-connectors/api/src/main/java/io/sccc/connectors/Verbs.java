package io.sccc.connectors;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.WebhookSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which method is which verb, and which verbs a class overrides. */
final class Verbs {

    private static final Map<Capability, Verb> VERBS = verbs();

    private static final ClassValue<Set<Capability>> OVERRIDDEN = new ClassValue<>() {
        @Override
        protected Set<Capability> computeValue(Class<?> type) {
            return Set.copyOf(overridden(type));
        }
    };

    private record Verb(Class<?> owner, String name, List<Class<?>> parameters) {

        Verb(Class<?> owner, String name, Class<?>... parameters) {
            this(owner, name, List.of(parameters));
        }

        boolean overriddenIn(Class<?> type) {
            try {
                return owner.isAssignableFrom(type)
                        && !type.getMethod(name, parameters.toArray(Class[]::new))
                                .getDeclaringClass()
                                .equals(owner);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(owner.getName() + " has no verb " + name, e);
            }
        }
    }

    private Verbs() {}

    /** The verbs that a class has its own code for; looked up once for each class. */
    static Set<Capability> overriddenIn(Class<?> type) {
        return OVERRIDDEN.get(type);
    }

    private static Set<Capability> overridden(Class<?> type) {
        EnumSet<Capability> found = EnumSet.noneOf(Capability.class);
        VERBS.forEach((capability, verb) -> {
            if (verb.overriddenIn(type)) {
                found.add(capability);
            }
        });
        if (WebhookSource.class.isAssignableFrom(type)) {
            found.add(Capability.WEBHOOK);
        }
        return found;
    }

    private static Map<Capability, Verb> verbs() {
        Class<?> connector = Connector.class;
        Class<?> social = SocialNetworkConnector.class;
        Class<?> community = CommunityConnector.class;
        Class<?> crm = CrmConnector.class;
        Class<?> text = String.class;
        Class<?> key = ActionKey.class;
        Class<?> cursor = Cursor.class;
        Map<Capability, Verb> all = new EnumMap<>(Capability.class);
        all.put(Capability.LISTEN, new Verb(connector, "fetch", cursor));
        all.put(Capability.BACKFILL, new Verb(connector, "backfill", Stretch.class, cursor));
        all.put(Capability.REPLY, new Verb(social, "reply", Action.Reply.class, key));
        all.put(Capability.DIRECT_MESSAGE, new Verb(social, "directMessage", Action.DirectMessage.class, key));
        all.put(Capability.REACT, new Verb(social, "react", Action.React.class, key));
        all.put(Capability.HIDE, new Verb(social, "hide", Action.Hide.class, key));
        all.put(Capability.PROFILE, new Verb(social, "profile", text));
        all.put(Capability.TOPICS, new Verb(community, "topics", cursor));
        all.put(Capability.SEARCH, new Verb(community, "search", text, text, int.class));
        all.put(Capability.ARTICLES, new Verb(community, "articles", cursor));
        all.put(Capability.ASK, new Verb(community, "ask", Action.AskCommunity.class, key));
        all.put(Capability.ANSWER, new Verb(community, "answer", Action.Reply.class, key));
        all.put(Capability.MARK_SOLVED, new Verb(community, "markSolved", PostId.class, key));
        all.put(Capability.RANK, new Verb(community, "rank", text));
        all.put(Capability.FIND_PERSON, new Verb(crm, "findPerson", text, text));
        all.put(Capability.UPSERT_CONTACT, new Verb(crm, "upsertContact", Action.UpsertContact.class, key));
        all.put(Capability.OPEN_CASE, new Verb(crm, "openCase", Action.OpenCase.class, text, key));
        all.put(Capability.APPEND_TO_CASE, new Verb(crm, "appendToCase", Action.AppendToCase.class, text, key));
        all.put(Capability.REOPEN_CASE, new Verb(crm, "reopenCase", Action.ReopenCase.class, text, key));
        all.put(Capability.CLOSE_CASE, new Verb(crm, "closeCase", Action.CloseCase.class, text, key));
        all.put(Capability.CREATE_LEAD, new Verb(crm, "createLead", Action.CreateLead.class, key));
        all.put(Capability.CHANGES, new Verb(crm, "changes", cursor));
        return all;
    }
}
