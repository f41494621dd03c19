package io.sccc.connectors;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connectors to imaginary products, and actions for them. */
final class Plaza {

    static final AccountId ACCOUNT = new AccountId("plaza", "acme");
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final ActionKey KEY = new ActionKey("sccc:k1");
    static final Description DESCRIPTION = Description.of("plaza", Description.Kind.SOCIAL, "Plaza")
            .apiVersion("2")
            .needs("read", "reads posts")
            .uses("write", "answers them")
            .note("Answers are free.")
            .build();
    static final Post POST = Post.of("plaza", "p1", "ana", "hola");
    static final Party ANA = Party.of(POST, new ConversationId("c-1"));

    private Plaza() {}

    static Action.Reply reply(String text) {
        return new Action.Reply(ANA, POST.id(), text, "es");
    }

    /** Only the three methods that a read-only feed needs. */
    static class Feed implements SocialNetworkConnector {

        @Override
        public Description describe() {
            return DESCRIPTION;
        }

        @Override
        public AccountId account() {
            return ACCOUNT;
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            return Page.empty(cursor);
        }
    }

    /** Only what every connector has. */
    static class Mute implements SocialNetworkConnector, CommunityConnector, CrmConnector {

        @Override
        public Description describe() {
            return DESCRIPTION;
        }

        @Override
        public AccountId account() {
            return ACCOUNT;
        }
    }

    /** Every verb of all three interfaces; tells what it was asked. */
    static class Everything extends Mute {

        final List<String> asked = new ArrayList<>();

        private Outcome did(String what) {
            asked.add(what);
            return new Outcome.Sent(what);
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            return Page.empty(cursor);
        }

        @Override
        public BackfillPage backfill(Stretch stretch, Cursor cursor) {
            return BackfillPage.of(List.of(), cursor, false);
        }

        @Override
        public Outcome reply(Action.Reply reply, ActionKey key) {
            return did("reply " + reply.text() + " in " + reply.lang());
        }

        @Override
        public Outcome directMessage(Action.DirectMessage message, ActionKey key) {
            return did("direct message to " + message.recipient());
        }

        @Override
        public Outcome react(Action.React react, ActionKey key) {
            return did("react " + react.reaction());
        }

        @Override
        public Outcome hide(Action.Hide hide, ActionKey key) {
            return did("hide");
        }

        @Override
        public Person profile(String personId) {
            return Person.of(personId);
        }

        @Override
        public Page<Topic> topics(Cursor cursor) {
            return Page.empty(cursor);
        }

        @Override
        public List<io.sccc.core.model.Content> search(String question, @Nullable String lang, int most) {
            return List.of();
        }

        @Override
        public Page<Article> articles(Cursor cursor) {
            return Page.empty(cursor);
        }

        @Override
        public Outcome ask(Action.AskCommunity question, ActionKey key) {
            return did("ask " + question.title());
        }

        @Override
        public Outcome answer(Action.Reply answer, ActionKey key) {
            return did("answer " + answer.text());
        }

        @Override
        public Outcome markSolved(io.sccc.core.model.PostId answer, ActionKey key) {
            return did("solved");
        }

        @Override
        public Rank rank(String memberId) {
            return new Rank("Regular", 2, false);
        }

        @Override
        public List<Person> findPerson(String network, String personId) {
            return List.of();
        }

        @Override
        public Outcome upsertContact(Action.UpsertContact contact, ActionKey key) {
            return did("contact " + contact.author().id());
        }

        @Override
        public Outcome openCase(Action.OpenCase open, @Nullable String contactId, ActionKey key) {
            return did("open for " + contactId);
        }

        @Override
        public Outcome appendToCase(Action.AppendToCase append, String caseId, ActionKey key) {
            return did("append to " + caseId);
        }

        @Override
        public Outcome reopenCase(Action.ReopenCase reopen, String caseId, ActionKey key) {
            return did("reopen " + caseId);
        }

        @Override
        public Outcome closeCase(Action.CloseCase close, String caseId, ActionKey key) {
            return did("close " + caseId);
        }

        @Override
        public Outcome createLead(Action.CreateLead lead, ActionKey key) {
            return did("lead");
        }

        @Override
        public Page<CaseChange> changes(Cursor cursor) {
            return Page.empty(cursor);
        }
    }

    static Map<String, String> told(String... pairs) {
        Map<String, String> map = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
