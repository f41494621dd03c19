package io.sccc.core.spi;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Event;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the center knows: posts taken in, decisions, actions, timers, events. Every method is one transaction and
 * thread-safe; every row and query carries its tenant. What a method returned is kept.
 *
 * <p>Methods that return a stage answer once it is stored, on a thread of the ledger that must not be kept busy; the
 * others wait for the store.
 *
 * <p>Faults, thrown or in the stage: {@link io.sccc.core.error.TransientException} when the ledger cannot store now; then
 * nothing of the call was stored. {@link Fenced} when another node took over meanwhile.
 */
public interface Ledger extends AutoCloseable {

    /** What it is and what it survives, for the log. */
    String describe();

    /** May other processes write to the same store? */
    boolean shared();

    /**
     * Asks to be the one that reads the sources, decides posts and asks timers of a tenant, and goes on being it: called
     * about once a second. Nodes that share a store agree on one; a ledger of one process always says yes.
     *
     * @return whether this ledger leads now
     */
    boolean lead(TenantId tenant);

    /** Where a source stands; {@link Cursor#START} when it was never read. */
    Cursor cursor(TenantId tenant, String source);

    /**
     * Takes in a page of arrivals and moves the source's cursor, or lets go of the delivery they came in, all or nothing. Assigns sequence numbers in the order
     * of the page, finds the conversation of each post, and computes the facts that cross conversations as of each post.
     *
     * @return one row for each arrival, in the page's order
     */
    List<Taken> take(Intake page);

    /**
     * Takes in a page inside a transaction of the host's: it is there when the host commits and gone when it rolls back.
     * Other pages of the tenant wait until then.
     *
     * @param transaction a connection to the ledger's own database, its transaction begun
     * @throws UnsupportedOperationException when the ledger is in no database
     */
    default List<Taken> take(Intake page, Connection transaction) {
        throw new UnsupportedOperationException(
                "this ledger (%s) is in no database. Maybe use JdbcLedger.on(your data source)?".formatted(describe()));
    }

    /** Asks for an action that no decision asked for, unless one was asked under its key before; whether it was now. */
    CompletionStage<Boolean> ask(TenantId tenant, Work work);

    /** Asks likewise inside a transaction of the host's, as {@link #take(Intake, Connection)}. */
    default boolean ask(TenantId tenant, Work work, Connection transaction) {
        throw new UnsupportedOperationException(
                "this ledger (%s) is in no database. Maybe use JdbcLedger.on(your data source)?".formatted(describe()));
    }

    /**
     * Keeps that a crisis is proposed, as an event at the center's clock, unless the same was kept before.
     *
     * @param scope what it is about
     * @param why what the numbers say; with the scope it tells one proposal from another
     * @return whether it was kept now
     */
    boolean propose(TenantId tenant, String scope, String why);

    /**
     * Keeps that a source is behind, or has caught up, as an event.
     *
     * @param source its {@link PostSource#name}
     * @param lag how far it is behind; zero when it has caught up
     * @param at when, on the center's clock
     */
    void lag(TenantId tenant, String source, Duration lag, Instant at);

    /**
     * Keeps that a customer opened content they were offered, as an event, once.
     *
     * @param about the conversation, by any of its ids, and the customer
     * @param at when; null for the center's clock as of the newest post taken in
     * @return false when the content was never offered to them there, or the same was kept before
     */
    boolean opened(TenantId tenant, Party about, String contentId, @Nullable Instant at);

    /**
     * Keeps that a post solved its thread, as an event, once.
     *
     * @param post the post, as it was taken in
     * @param at when; null for the center's clock as of the newest post taken in
     * @return false when the post was never taken in, or the same was kept before, also because the source marked it
     */
    boolean solved(TenantId tenant, PostId post, @Nullable Instant at);

    /** Keeps a delivery until {@link #take} takes in its posts; kept once, however often it comes. */
    void keep(TenantId tenant, Delivery delivery);

    /** Deliveries that are kept, oldest first. */
    List<Delivery> deliveries(TenantId tenant);

    /**
     * Rows after {@code after} that were taken in and are not decided, in ledger order: what a restart, or a node that
     * leads from now on, goes on with.
     */
    List<Inbox> undecided(TenantId tenant, long after);

    /** The latest decision on a post; null when there is none. */
    @Nullable
    Decision decision(TenantId tenant, PostId post);

    /** The center's clock as of the newest post taken in; null when none has told a time yet. */
    @Nullable
    Instant clock(TenantId tenant);

    /**
     * What is remembered of a conversation, by any of the ids that {@link #join} has brought together so far; a fresh
     * memory when nothing is. A join that was taken in and is not decided yet does not count: posts before it see only
     * their own conversation.
     */
    Memory memory(TenantId tenant, ConversationId conversation);

    /** Moves the memory of a conversation into the one it became an alias of; done twice, it changes nothing. */
    void join(TenantId tenant, ConversationId from, ConversationId into);

    /**
     * Stores a decision and all that comes with it, once: what was asked before under the same key is not asked again.
     *
     * @return how many actions were asked now
     */
    CompletionStage<Integer> decide(Verdict verdict);

    /** Keeps a post that cannot be processed as a dead letter, and its inbox row is done. */
    void bury(Inbox row, DeadLetter letter);

    /** At most {@code most} conversations with a timer due at or before {@code now}, the longest overdue first. */
    List<ConversationId> due(TenantId tenant, Instant now, int most);

    /**
     * Leases actions to this ledger: of each conversation the oldest that is not finished, unless it waits for a retry or
     * is leased. Their attempts are counted now, before they are tried.
     *
     * @param most how many at most
     */
    CompletionStage<List<Work>> claim(TenantId tenant, int most);

    /** Keeps what this ledger has leased for another while; called about once a second. */
    void heartbeat(TenantId tenant);

    /**
     * Notes how an attempt of a leased action ended.
     *
     * @param work as {@link #claim} gave it
     * @return false when the lease had passed to somebody else meanwhile: then nothing was changed
     */
    CompletionStage<Boolean> finish(TenantId tenant, Work work, Ending ending);

    /** One action's row; null when no such action was asked. */
    @Nullable
    Work work(TenantId tenant, ActionKey key);

    /** Sequence number of the newest event; 0 when there is none. */
    long lastSeq(TenantId tenant);

    /** Events after {@code seq}, oldest first, about {@code most}. */
    List<Event> events(TenantId tenant, long seq, int most);

    /** Keeps a rule set's text under its hash, once. */
    void keepRuleset(TenantId tenant, String hash, String text);

    /** A rule set's text; null when its hash is unknown. */
    @Nullable
    String ruleset(TenantId tenant, String hash);

    /** The id a conversation goes by now. */
    ConversationId resolve(TenantId tenant, ConversationId conversation);

    /** The latest judgment of each post, in ledger order; with the facts that were seen. */
    void judgments(TenantId tenant, Consumer<Judgment> reader);

    /** Every judgment that changed a customer's level, a timer's included, ordered by post. */
    void hops(TenantId tenant, Consumer<Judgment> reader);

    /** Every action asked, in the order asked. */
    void works(TenantId tenant, Consumer<Work> reader);

    /** Every dead letter, oldest first. */
    void deadLetters(TenantId tenant, Consumer<DeadLetter> reader);

    /** What an operator does with it; null when it is not kept long enough for one. */
    default @Nullable Upkeep upkeep() {
        return null;
    }

    /**
     * Changes whenever {@link Upkeep#revive} took a dead letter back: what leads then looks for undecided rows among those it
     * had done with. Asked about once a second.
     */
    default long revivals(TenantId tenant) {
        return 0;
    }

    /** How many rows wait, are parked, are dead. */
    Counts counts(TenantId tenant);

    /** Gives back what it has leased. */
    @Override
    void close();

    /** Another node leads, or leased what this one had: what was to be stored was not, and must not be tried again. */
    final class Fenced extends PermanentException {

        private static final long serialVersionUID = 1;

        /** Tells what was refused. */
        public Fenced(String what) {
            super(what);
        }
    }

    /**
     * How an attempt of an action ended.
     *
     * @param state the action's state from now on
     * @param outcome what its handler told; null when it told nothing
     * @param note why it failed, waits or is parked; empty otherwise
     * @param pause how long to wait before it is tried again; zero when it is not
     * @param counts whether the attempt counts; not one that the target put off
     * @param lost whether nobody knows if it had its effect
     */
    record Ending(
            WorkState state, @Nullable Outcome outcome, String note, Duration pause, boolean counts, boolean lost) {

        /** It will not be tried again. */
        public static Ending last(WorkState state, @Nullable Outcome outcome, String note) {
            return new Ending(state, outcome, note, Duration.ZERO, true, false);
        }
    }

    /**
     * How much waits and how much went wrong.
     *
     * @param undecided posts taken in and not decided
     * @param unfinished actions asked and not finished
     * @param parked actions that wait for a person
     * @param dead dead letters
     */
    record Counts(long undecided, long unfinished, long parked, long dead) {}

    /** The state of an action. */
    enum WorkState {
        /** Asked, not done. */
        ASKED,
        /** Had its effect. */
        DONE,
        /** Dead: refused, or out of attempts. */
        FAILED,
        /** Waits for a person. */
        PARKED,
        /** Waits for its target. */
        DEFERRED
    }

    /** What became of an arrival. */
    sealed interface Taken {

        /** Stored; to be decided. */
        record Stored(Inbox row) implements Taken {}

        /** Was there before with the same or a larger revision. */
        record Duplicate(PostId post) implements Taken {}

        /** Was written by somebody who was erased since; nothing of it is kept. */
        record Erased(PostId post) implements Taken {}

        /** Kept as a dead letter. */
        record Dead(DeadLetter letter) implements Taken {}
    }

    /** A party's timer row: asks {@code rule} again for the post {@code row} at {@code due}. */
    record Timer(Party about, String rule, Inbox row, Instant due) {

        /** The order in which timers ask. */
        public static final Comparator<Timer> BY_DUE = Comparator.comparing(Timer::due)
                .thenComparing(timer -> timer.row().seq())
                .thenComparing(Timer::rule);
    }
}
