package io.sccc.core.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** A post was taken in. */
    record PostStored(
            Head head,
            PostId post,
            String authorRole,
            @Nullable String lang,
            @Nullable String author,
            boolean untimed) implements Event {}

    /** A post came again and was not taken in again. */
    record PostDuplicate(Head head, PostId post) implements Event {}

    /** A post came again with a larger revision and was taken in again. */
    record PostRevised(Head head, PostId post, long revision) implements Event {}

    /** The network says a post is gone. */
    record PostDeleted(Head head, PostId post) implements Event {}

    /** Two conversations are one; {@code joined} became an alias of {@code conversation()}. */
    record ConversationsJoined(Head head, ConversationId joined) implements Event {}

    /** A post was understood. */
    record Understood(Head head, PostId post, Understanding understanding) implements Event {}

    /** A post was routed. */
    record Routed(
            Head head,
            PostId post,
            Party about,
            Level level,
            List<String> rules,
            @Nullable String queue,
            boolean byTimer)
            implements Event {
        /** Copies the list. */
        public Routed {
            rules = List.copyOf(rules);
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

    /** A customer opened offered content. */
    record ContentClicked(Head head, Party about, String contentId) implements Event {}

    /** A customer thanked after content was offered or the company answered. */
    record Thanked(Head head, Party about, PostId post) implements Event {}

    /** A community thread was marked solved. */
    record ThreadSolved(Head head, PostId post) implements Event {}

    /** The company answered; {@code customer} is null when it spoke to all. */
    record AgentReplied(Head head, PostId post, @Nullable String customer) implements Event {}

    /** A case was opened. */
    record CaseOpened(Head head, Party about, ActionKey key, String caseId) implements Event {}

    /** A post was added to a case. */
    record CaseAppended(Head head, Party about, ActionKey key, String caseId) implements Event {}

    /** A case was opened again. */
    record CaseReopened(Head head, Party about, ActionKey key, String caseId) implements Event {}

    /** A case was closed. */
    record CaseClosed(Head head, Party about, ActionKey key, String caseId) implements Event {}

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

    /** A source is behind. */
    record SourceLag(Head head, String source, Duration lag) implements Event {}

    /** Everything of an author was erased. */
    record AuthorErased(Head head, String network) implements Event {}
}
