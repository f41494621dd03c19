package io.sccc.core.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the ledger remembers it. Metrics, explanations and back-tests are computed from events and
 * from nothing else, so that a rebuild gives the same numbers.
 */
public sealed interface Event {

    /** What every event has. */
    Head head();

    /** Its place in the ledger's one sequence. */
    default long seq() {
        return head().seq();
    }

    /** Whose it is. */
    default TenantId tenant() {
        return head().tenant();
    }

    /** The conversation it belongs to; null when it belongs to none. */
    default @Nullable ConversationId conversation() {
        return head().conversation();
    }

    /** When, on the center's clock; null when a recorded stream has told no time yet. */
    default @Nullable Instant at() {
        return head().at();
    }

    /** Sequence number of the post that caused it; its own where nothing did. */
    default long cause() {
        return head().cause();
    }

    /**
     * What every event has.
     *
     * @param seq place in the ledger's one sequence
     * @param tenant whose it is
     * @param conversation the conversation it belongs to; null when it belongs to none
     * @param at when, on the center's clock; null when a recorded stream has told no time yet
     * @param cause sequence number of the post that caused it; its own where nothing did
     */
    record Head(
            long seq,
            TenantId tenant,
            @Nullable ConversationId conversation,
            @Nullable Instant at,
            long cause) {}

    /**
     * A post was taken in.
     *
     * @param head what every event has
     * @param post the post
     * @param authorRole role of the author as the source gave it
     * @param lang language as the source gave it; null when not given
     * @param author the network's id of the author; null when unknown
     * @param untimed whether the post has no time of its own
     * @param told what else numbers are made of; null when there is nothing to tell, as in rows of earlier versions
     */
    record PostStored(
            Head head,
            PostId post,
            String authorRole,
            @Nullable String lang,
            @Nullable String author,
            boolean untimed,
            @Nullable Told told)
            implements Event {

        /** A post of which nothing else was told. */
        public PostStored(
                Head head,
                PostId post,
                String authorRole,
                @Nullable String lang,
                @Nullable String author,
                boolean untimed) {
            this(head, post, authorRole, lang, author, untimed, null);
        }

        /** When it was written; null when unknown or too far ahead of the clock to be believed. */
        public @Nullable Instant postedAt() {
            if (untimed || (told != null && told.implausible())) {
                return null;
            }
            return told == null || told.postedAt() == null ? head.at() : told.postedAt();
        }
    }

    /**
     * What a post tells beside its words, for numbers. Nothing that names a person.
     *
     * @param postedAt when it was written, where that is not the center's clock of that moment; null where it is
     * @param again whether an earlier revision of the post was taken in before
     * @param implausible whether its time is too far ahead of the clock to be believed
     * @param company whether the company speaks
     * @param kind what sort of message; null for a plain post
     * @param followers how many people follow the author; null when unknown
     * @param attributes those of {@link #ATTRIBUTES} that the source told
     */
    record Told(
            @Nullable Instant postedAt,
            boolean again,
            boolean implausible,
            boolean company,
            @Nullable PostKind kind,
            @Nullable Long followers,
            Map<String, String> attributes) {

        /** Attributes of a post by which numbers are told apart; no other attribute enters an event. */
        public static final List<String> ATTRIBUTES = List.of("brand", "campaign", "country", "party", "team");

        private static final int LONGEST = 80;

        /** Copies the map. */
        public Told {
            attributes = Map.copyOf(attributes);
        }

        /**
         * What a post tells.
         *
         * @param post the post
         * @param clock the center's clock as of this post; null when none has told a time yet
         * @param plausible whether the post's time is believed
         * @param again whether an earlier revision was taken in before
         * @return null when there is nothing to tell
         */
        public static @Nullable Told of(Post post, @Nullable Instant clock, boolean plausible, boolean again) {
            Instant postedAt = post.postedAt();
            Author author = post.author();
            Map<String, String> attributes = new TreeMap<>();
            for (String name : ATTRIBUTES) {
                String value = post.attributes().get(name);
                if (value != null && !value.isBlank()) {
                    attributes.put(name, cut(value));
                }
            }
            Told told = new Told(
                    postedAt == null || postedAt.equals(clock) ? null : postedAt,
                    again,
                    !plausible,
                    post.byCompany(),
                    post.kind() == PostKind.POST ? null : post.kind(),
                    author == null ? null : author.followers(),
                    attributes);
            return told.equals(NOTHING) ? null : told;
        }

        private static final Told NOTHING = new Told(null, false, false, false, null, null, Map.of());

        /** A value short enough to be one of a few. */
        public static String cut(String value) {
            String word = value.strip();
            return word.length() <= LONGEST
                    ? word
                    : word.substring(0, Character.isLowSurrogate(word.charAt(LONGEST)) ? LONGEST - 1 : LONGEST);
        }
    }

    /** A post came again and was not taken in again. */
    record PostDuplicate(Head head, PostId post) implements Event {}

    /** A post came again with a larger revision and was taken in again. */
    record PostRevised(Head head, PostId post, long revision) implements Event {}

    /** The network says a post is gone. */
    record PostDeleted(Head head, PostId post) implements Event {}

    /** Two conversations are one; {@code joined} became an alias of {@code conversation()}. */
    record ConversationsJoined(Head head, ConversationId joined) implements Event {}

    /**
     * A post was understood.
     *
     * @param head what every event has
     * @param post the post
     * @param understanding what is believed about it
     * @param hashtags those of its topics that are hashtags, folded, without #
     */
    record Understood(Head head, PostId post, Understanding understanding, Set<String> hashtags) implements Event {
        /** Copies the set. */
        public Understood {
            hashtags = Set.copyOf(hashtags);
        }

        /** A post without hashtags. */
        public Understood(Head head, PostId post, Understanding understanding) {
            this(head, post, understanding, Set.of());
        }
    }

    /**
     * A post was routed.
     *
     * @param head what every event has
     * @param post the post
     * @param about its conversation and customer
     * @param level how far it goes
     * @param rules ids of all rules that matched, the deciding one first
     * @param queue who should take it; null when the rules do not say
     * @param byTimer whether a timer asked
     * @param attributes those of {@link Told#ATTRIBUTES} that facts told and the post itself did not
     * @param cost what the conversation had cost until then; null when nobody knows
     */
    record Routed(
            Head head,
            PostId post,
            Party about,
            Level level,
            List<String> rules,
            @Nullable String queue,
            boolean byTimer,
            Map<String, String> attributes,
            @Nullable Double cost)
            implements Event {
        /** Copies the collections. */
        public Routed {
            rules = List.copyOf(rules);
            attributes = Map.copyOf(attributes);
        }

        /** A decision to which facts told nothing that numbers are made of. */
        public Routed(
                Head head,
                PostId post,
                Party about,
                Level level,
                List<String> rules,
                @Nullable String queue,
                boolean byTimer) {
            this(head, post, about, level, rules, queue, byTimer, Map.of(), null);
        }
    }

    /** A customer's level in a conversation changed. */
    record LevelChanged(Head head, Party about, Level from, Level to, String rule, boolean byTimer) implements Event {}

    /** An action was asked. */
    record ActionAsked(Head head, Party about, ActionKind kind, ActionKey key) implements Event {}

    /** An action had its effect. */
    record ActionDone(Head head, Party about, ActionKind kind, ActionKey key, String id, boolean again)
            implements Event {}

    /** An action is dead: it will not be tried again. */
    record ActionFailed(Head head, Party about, ActionKind kind, ActionKey key, String why) implements Event {}

    /** An action waits for a person. */
    record ActionParked(Head head, Party about, ActionKind kind, ActionKey key, String why) implements Event {}

    /** An action waits for its target. */
    record ActionDeferred(Head head, Party about, ActionKind kind, ActionKey key, Instant until) implements Event {}

    /** Content was offered to a customer. */
    record ContentOffered(Head head, Party about, String contentId) implements Event {}

    /** A customer opened offered content, as the host tells; of one conversation and content once. */
    record ContentClicked(Head head, Party about, String contentId) implements Event {}

    /** A customer thanked after content was offered or the company answered. */
    record Thanked(Head head, Party about, PostId post) implements Event {}

    /**
     * A community thread was marked solved: by its source, with the post that brings the mark as its cause, or by the host.
     *
     * @param head what every event has
     * @param post the accepted answer, or whatever solved it; told once
     */
    record ThreadSolved(Head head, PostId post) implements Event {}

    /** The company answered; {@code customer} is null when it spoke to all. */
    record AgentReplied(Head head, PostId post, @Nullable String customer) implements Event {}

    /** A case was opened. */
    record CaseOpened(Head head, Party about, ActionKey key, String caseId) implements Event {}

    /** A post was added to a case. */
    record CaseAppended(Head head, Party about, ActionKey key, String caseId) implements Event {}

    /** A case was opened again. */
    record CaseReopened(Head head, Party about, ActionKey key, String caseId) implements Event {}

    /**
     * A case was closed.
     *
     * @param head what every event has
     * @param about its conversation and customer
     * @param key of the action that closed it
     * @param caseId the CRM's id of the case
     * @param why the rule's reason; null when none was given
     */
    record CaseClosed(
            Head head,
            Party about,
            ActionKey key,
            String caseId,
            @Nullable String why) implements Event {

        /** A case closed without a reason. */
        public CaseClosed(Head head, Party about, ActionKey key, String caseId) {
            this(head, about, key, caseId, null);
        }
    }

    /** A conversation was given to a queue. */
    record Assigned(Head head, Party about, String queue) implements Event {}

    /** A service clock began. */
    record ClockStarted(Head head, Party about, String clock) implements Event {}

    /** A service clock was paused. */
    record ClockPaused(Head head, Party about, String clock, String why) implements Event {}

    /** A service clock is near its end. */
    record ClockWarned(Head head, Party about, String clock) implements Event {}

    /** A service clock ran out. */
    record ClockBreached(Head head, Party about, String clock) implements Event {}

    /** A rule was asked again. */
    record TimerFired(Head head, Party about, String rule, boolean matched) implements Event {}

    /** The numbers look like a crisis. */
    record CrisisProposed(Head head, String scope, String why) implements Event {}

    /** Something could not be processed and is kept as a dead letter. */
    record DeadLettered(Head head, @Nullable PostId post, String error) implements Event {}

    /**
     * A source is behind, or has caught up. Told of live sources only, once a minute at most while a source is a minute or
     * more behind, and once as zero when it no longer is.
     *
     * @param head what every event has
     * @param source its name: network and account, as health tells it
     * @param lag the clock less the time up to which everything is taken in; zero when it has caught up
     */
    record SourceLag(Head head, String source, Duration lag) implements Event {}

    /**
     * Everything of an author was erased.
     *
     * @param head what every event has
     * @param network where they wrote
     * @param alias what stands for them from now on; null in rows of earlier versions
     * @param first cause of the event that told of their first post; 0 in rows of earlier versions
     */
    record AuthorErased(Head head, String network, @Nullable String alias, long first) implements Event {

        /** Somebody, nobody knows who. */
        public AuthorErased(Head head, String network) {
            this(head, network, null, 0);
        }
    }
}
