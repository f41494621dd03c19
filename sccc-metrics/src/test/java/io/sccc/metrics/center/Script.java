package io.sccc.metrics.center;

import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events as a ledger would tell them, each with the next sequence number, and the time moved by hand. */
final class Script {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    final List<Event> events = new ArrayList<>();
    private Instant clock = NOON;
    private long seq;

    Script after(Duration time) {
        clock = clock.plus(time);
        return this;
    }

    Instant now() {
        return clock;
    }

    static ConversationId conversation(String root) {
        return ConversationId.startingAt(TenantId.DEFAULT, "net", root);
    }

    static Party party(String root, String author) {
        return new Party(TenantId.DEFAULT, conversation(root), author, null);
    }

    Event.Head head(@Nullable ConversationId conversation, long cause) {
        seq++;
        return new Event.Head(seq, TenantId.DEFAULT, conversation, clock, cause == 0 ? seq : cause);
    }

    Script tell(Event event) {
        events.add(event);
        return this;
    }

    /** A post to be told of. */
    Writing post(String network, String root, String id, @Nullable String author) {
        return new Writing(network, root, id, author);
    }

    final class Writing {
        private final String network;
        private final String root;
        private final String id;
        private final @Nullable String author;
        private @Nullable Instant at;
        private boolean untimed;
        private boolean again;
        private boolean implausible;
        private boolean company;
        private boolean gone;
        private @Nullable PostKind kind;
        private @Nullable Long followers;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final Map<String, Finding> findings = new LinkedHashMap<>();
        private Set<String> topics = Set.of();
        private Set<String> hashtags = Set.of();
        private List<String> rules = List.of();
        private @Nullable String queue;
        private @Nullable Double cost;

        Writing(String network, String root, String id, @Nullable String author) {
            this.network = network;
            this.root = root;
            this.id = id;
            this.author = author;
        }

        Writing at(Instant time) {
            at = time;
            return this;
        }

        Writing untimed() {
            untimed = true;
            return this;
        }

        Writing implausible() {
            implausible = true;
            return this;
        }

        Writing edited() {
            again = true;
            return this;
        }

        Writing deleted() {
            again = true;
            gone = true;
            return this;
        }

        Writing company() {
            company = true;
            return this;
        }

        Writing kind(PostKind what) {
            kind = what;
            return this;
        }

        Writing followers(long many) {
            followers = many;
            return this;
        }

        Writing attribute(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        Writing lang(String code) {
            findings.put(Understanding.LANGUAGE, new Finding(code, 0.9));
            return this;
        }

        Writing feels(String label) {
            findings.put(Understanding.SENTIMENT, new Finding(label, 0.9));
            return this;
        }

        Writing cue(String cue) {
            findings.put(cue, Finding.of(true, 0.9));
            return this;
        }

        Writing topics(String... names) {
            topics = Set.of(names);
            return this;
        }

        Writing hashtags(String... names) {
            hashtags = Set.of(names);
            return this;
        }

        Writing rules(String... ids) {
            rules = List.of(ids);
            return this;
        }

        Writing queue(String name) {
            queue = name;
            return this;
        }

        Writing cost(double sum) {
            cost = sum;
            return this;
        }

        /** Taken in; returns the cause of what follows. */
        long stored() {
            Event.Head head = head(conversation(root), 0);
            Event.Told told = new Event.Told(at, again, implausible, company, kind, followers, attributes);
            tell(new Event.PostStored(
                    head, PostId.of(network, id), company ? "agent" : "customer", null, author, untimed, told));
            return head.cause();
        }

        /** Taken in and decided. */
        Script routed(Level level) {
            return decided(stored(), level);
        }

        /** Decided after it was taken in. */
        Script decided(long cause, Level level) {
            tell(new Event.Understood(
                    head(conversation(root), cause),
                    PostId.of(network, id),
                    new Understanding(findings, topics),
                    hashtags));
            if (gone) {
                tell(new Event.PostDeleted(head(conversation(root), cause), PostId.of(network, id)));
            }
            Party about = author == null
                    ? new Party(TenantId.DEFAULT, conversation(root), null, "main/" + id)
                    : party(root, author);
            return tell(new Event.Routed(
                    head(conversation(root), cause),
                    PostId.of(network, id),
                    about,
                    level,
                    rules,
                    queue,
                    false,
                    Map.of(),
                    cost));
        }
    }

    Script byTimer(String network, String root, String id, String author, Level level) {
        return tell(new Event.Routed(
                head(conversation(root), 0),
                PostId.of(network, id),
                party(root, author),
                level,
                List.of("timer"),
                null,
                true));
    }

    /** The company answers; null answers all. */
    Script replied(String network, String root, String id, @Nullable String customer) {
        long cause = post(network, root, id, "acme").company().stored();
        tell(new Event.AgentReplied(
                head(conversation(root), cause), PostId.of(network, id), customer == null ? null : "@" + customer));
        return post(network, root, id, "acme").company().decided(cause, Level.IGNORE);
    }

    private static ActionKey key(Party about, ActionKind kind) {
        return ActionKey.of(about, kind, null);
    }

    Script caseOpened(Party about, String id) {
        return tell(new Event.CaseOpened(head(about.conversation(), 0), about, key(about, ActionKind.OPEN_CASE), id));
    }

    Script caseReopened(Party about, String id) {
        return tell(
                new Event.CaseReopened(head(about.conversation(), 0), about, key(about, ActionKind.REOPEN_CASE), id));
    }

    Script caseClosed(Party about, String id, @Nullable String why) {
        return tell(
                new Event.CaseClosed(head(about.conversation(), 0), about, key(about, ActionKind.CLOSE_CASE), id, why));
    }

    Script contact(Party about, String id) {
        return tell(new Event.ActionDone(
                head(about.conversation(), 0),
                about,
                ActionKind.UPSERT_CONTACT,
                key(about, ActionKind.UPSERT_CONTACT),
                id,
                false));
    }

    Script offered(Party about) {
        return tell(new Event.ContentOffered(head(about.conversation(), 0), about, "article-1"));
    }

    Script joined(String into, String gone) {
        return tell(new Event.ConversationsJoined(head(conversation(into), 0), conversation(gone)));
    }
}
