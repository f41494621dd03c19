package io.sccc.core.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the writer knows of one tenant: its counters, and what it would otherwise read again. True only while this ledger
 * wrote last; thrown away when another did, or when a transaction failed. Confined to the writer's thread.
 */
final class TenantState {

    private static final int NODES = 200_000;
    private static final int CONVERSATIONS = 200_000;
    private static final int AUTHORS = 20_000;

    final TenantId tenant;
    final Cache<String, Conversations.Node> nodes = cache(NODES);
    final Cache<ConversationId, Born> conversations = cache(CONVERSATIONS);
    final Cache<String, List<AuthorHistory.Entry>> authors = cache(AUTHORS);
    final Map<String, Source> sources = new HashMap<>();

    /** What this transaction asked for before it began to change anything. */
    final Looked looked = new Looked();

    /** Tombstones: pseudonyms of erased people to when; null when they must be read. */
    @Nullable
    Map<String, Instant> erased;

    /** Events of this transaction, for those who listen. */
    final List<Event> told = new ArrayList<>();

    /** Does this transaction change events that were stored before? */
    boolean retold;

    private final List<Event> events = new ArrayList<>();
    private Counters stored;
    long seq;

    @Nullable
    Instant clock;

    long undecidedFrom;
    int decided;

    TenantState(TenantId tenant, Counters stored) {
        this.tenant = tenant;
        this.stored = stored;
        this.seq = stored.seq;
        this.clock = stored.clock;
        this.undecidedFrom = stored.undecidedFrom;
    }

    private static <K, V> Cache<K, V> cache(int most) {
        return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    /** A row of the tenant table. */
    record Counters(long seq, @Nullable Instant clock, long undecidedFrom) {}

    /** When a conversation began, and what it became an alias of. */
    record Born(long seq, @Nullable ConversationId alias) {}

    /** Where a source stands. */
    record Source(String position, @Nullable Instant opened) {}

    /** What is there of the rows that the commands of a transaction are about. */
    static final class Looked {
        final Set<String> wantedWorks = new HashSet<>();
        final Set<String> wantedLanes = new HashSet<>();
        final Set<Long> wantedDecisions = new HashSet<>();
        final Map<String, WorkTable.Known> works = new HashMap<>();
        final Set<String> busyLanes = new HashSet<>();
        final Set<String> freedLanes = new HashSet<>();
        final Set<String> decisions = new HashSet<>();

        void clear() {
            wantedWorks.clear();
            wantedLanes.clear();
            wantedDecisions.clear();
            works.clear();
            busyLanes.clear();
            freedLanes.clear();
            decisions.clear();
        }
    }

    Counters counters() {
        return new Counters(seq, clock, undecidedFrom);
    }

    /** Have the counters changed since they were stored? */
    boolean changed() {
        return !counters().equals(stored);
    }

    void saved() {
        stored = counters();
    }

    void append(
            @Nullable ConversationId conversation,
            @Nullable Instant at,
            long cause,
            Function<Event.Head, Event> event) {
        seq++;
        events.add(event.apply(new Event.Head(seq, tenant, conversation, at, cause == 0 ? seq : cause)));
    }

    /** Ends a row of events; nothing when there are none. */
    void endEvents(String insert, Batch rows) {
        if (!events.isEmpty()) {
            rows.add(
                    insert,
                    tenant.value(),
                    events.get(0).seq(),
                    seq,
                    RowJson.write(new Rows.Events(List.copyOf(events))));
            told.addAll(events);
            events.clear();
        }
    }
}
