package io.sccc.core.spi;

import io.sccc.core.model.ActionKey;
import io.sccc.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an operator, not the pipeline, does with a {@link Ledger}: takes dead letters back, settles actions that wait for
 * a person, forgets what is old, erases a person, looks at its health. Each method can be cut off at any moment and called
 * again. Thread-safe; may be called while a center runs on the same ledger.
 */
public interface Upkeep {

    /**
     * Takes the dead letter of a post back: the post is undecided again, and a center decides it, one that runs now within
     * seconds.
     *
     * @return false when there is no such letter, or when it was never read as a post
     */
    boolean revive(TenantId tenant, long seq);

    /** Asks an action again that is dead or parked, of a running center too; false when it is neither. It keeps its key. */
    boolean askAgain(TenantId tenant, ActionKey key);

    /**
     * Settles a parked action by a person's word that it was done.
     *
     * @param target the target's id of what was made; null when nobody knows it
     * @return false when it is not parked
     */
    boolean confirm(TenantId tenant, ActionKey key, @Nullable String target);

    /**
     * Erases a person: their posts' words, names and attributes in rows, decisions, events, dead letters, actions and
     * caches; actions of theirs not done yet are dead. A keyed tombstone keeps the next poll from bringing their posts back.
     * Numbers stay: the rows remain, without words or author.
     *
     * @return what was erased by this call; nothing when all was erased before
     */
    Erasure erase(TenantId tenant, String network, String author);

    /** Everything kept of a person, as JSON objects with a {@code type}: posts, decisions, actions, dead letters. */
    void export(TenantId tenant, String network, String author, Consumer<String> reader);

    /** Forgets what is older than a policy says; a center that leads calls it daily. How many rows were touched. */
    long forget(TenantId tenant, Retention retention, Instant now);

    /** How the store is, for doctor. */
    Vitals vitals(TenantId tenant);

    /**
     * How long what is kept.
     *
     * @param bodies words of posts, facts, actions' texts; 90 days unless told
     * @param keys what makes a duplicate known, and rows without words; 400 days unless told
     * @param events the event log; 400 days unless told
     */
    record Retention(Duration bodies, Duration keys, Duration events) {

        /** Words 90 days, keys and events 400. */
        public static final Retention DEFAULT =
                new Retention(Duration.ofDays(90), Duration.ofDays(400), Duration.ofDays(400));
    }

    /**
     * What was erased.
     *
     * @param posts rows of posts
     * @param decisions decisions with their facts
     * @param events events that named the person
     * @param actions actions, those that were not done yet are dead now
     * @param deadLetters dead letters
     */
    record Erasure(long posts, long decisions, long events, long actions, long deadLetters) {}

    /**
     * How the store is.
     *
     * @param store what it is and what it survives
     * @param schema version of its tables; 0 where it has none
     * @param skew the database's clock minus this process's
     * @param oldest arrival order's oldest post not decided: how long it waits by the center's clock; null when none does
     * @param bytes size of the store; -1 when it cannot be told
     * @param free free space where it lies; -1 when it cannot be told
     */
    record Vitals(
            String store,
            int schema,
            Duration skew,
            @Nullable Duration oldest,
            long bytes,
            long free) {}
}
