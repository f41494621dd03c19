package io.sccc.core.ledger;

import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Verdict;
import io.sccc.core.spi.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of one tenant in memory. Guarded by its ledger's lock. */
final class TenantRows {

    final TenantId tenant;
    final Map<String, Cursor> cursors = new HashMap<>();
    final Map<String, Instant> opened = new HashMap<>();
    final Map<PostId, Inbox> latest = new LinkedHashMap<>();
    final TreeMap<Long, Inbox> undecided = new TreeMap<>();
    final Map<PostId, Verdict> verdicts = new HashMap<>();
    final List<Verdict> hops = new ArrayList<>();
    final List<Verdict> byTimer = new ArrayList<>();
    final Map<ConversationId, Memory> memories = new HashMap<>();
    private final Map<ConversationId, ConversationId> joined = new HashMap<>();
    final TreeSet<Ledger.Timer> timers = new TreeSet<>(Ledger.Timer.BY_DUE);
    final Map<ActionKey, Work> works = new LinkedHashMap<>();
    final List<DeadLetter> letters = new ArrayList<>();
    final Map<String, String> rulesets = new HashMap<>();
    final Conversations conversations = new Conversations();
    final AuthorHistory authors = new AuthorHistory(conversations::resolve);

    @Nullable
    Instant clock;

    TenantRows(TenantId tenant) {
        this.tenant = tenant;
    }

    /** What is remembered of a conversation, by any of the ids whose joins are decided. */
    Memory memory(ConversationId id) {
        ConversationId at = id;
        for (ConversationId next = joined.get(at); next != null; next = joined.get(at)) {
            at = next;
        }
        return memories.computeIfAbsent(at, Memory::new);
    }

    /** A join is decided. */
    void join(ConversationId from, ConversationId into) {
        if (joined.putIfAbsent(from, into) == null) {
            Memory other = memories.remove(from);
            if (other != null) {
                memory(into).absorb(other);
            }
        }
    }

    /** Verdicts that changed a level, and those of timers that did, in an order that threads do not touch. */
    List<Verdict> allHops() {
        List<Verdict> all = new ArrayList<>(hops);
        byTimer.stream().filter(verdict -> verdict.hop() != null).forEach(all::add);
        all.sort(Comparator.<Verdict>comparingLong(verdict -> verdict.row().seq())
                .thenComparing(Verdict::byTimer)
                .thenComparing(verdict ->
                        verdict.timer() == null ? "" : verdict.timer().rule()));
        return all;
    }
}
