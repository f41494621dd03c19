package io.sccc.core.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of conversations: their rows, and the latest of them in memory. A memory belongs to whoever holds
 * its conversation's lane; it changes only once its rows are committed.
 */
final class Memories {

    private static final int KEPT = 50_000;

    private final Cache<Key, Memory> kept =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();
    private final String joined;
    private final String head;
    private final String customers;
    private final String timers;

    Memories(Dialect dialect, LedgerNames names) {
        String conversation = names.table("conversation");
        this.joined =
                "select joined_to from " + conversation + " where tenant = ? and id = ? and joined_to is not null";
        this.head = "select body from " + conversation + " where tenant = ? and id = ? and body is not null";
        this.customers = "select body from " + names.table("customer") + " where tenant = ? and conversation = ?";
        this.timers = "select w.body, i.body from " + dialect.by(names.index("work_lane"), names.table("work") + " w")
                + " join " + names.table("inbox")
                + " i on i.tenant = w.tenant and i.seq = w.seq where w.tenant = ? and w.lane = ? and w.state < 8"
                + " and w.state = 4";
    }

    private record Key(TenantId tenant, ConversationId conversation) {}

    /** Where rows are read: inside a transaction, or beside it. */
    interface Query {
        void run(String sql, Batch.Row reader, @Nullable Object... values) throws SQLException;
    }

    /** The memory of a conversation by any of its ids; null when it is not in memory under this very id. */
    @Nullable
    Memory cached(TenantId tenant, ConversationId conversation) {
        return kept.getIfPresent(new Key(tenant, conversation));
    }

    /** The memory of a conversation by any of its ids. */
    Memory get(Query query, TenantId tenant, ConversationId conversation) throws SQLException {
        Memory cached = cached(tenant, conversation);
        if (cached != null) {
            return cached;
        }
        ConversationId root = root(query, tenant, conversation);
        Memory known = cached(tenant, root);
        if (known != null) {
            return known;
        }
        Memory loaded = load(query, tenant, root);
        Memory first = kept.asMap().putIfAbsent(new Key(tenant, root), loaded);
        return first == null ? loaded : first;
    }

    /** The id under which a conversation's memory is. */
    ConversationId root(Query query, TenantId tenant, ConversationId conversation) throws SQLException {
        ConversationId at = conversation;
        for (ConversationId next = next(query, tenant, at); next != null; next = next(query, tenant, at)) {
            at = next;
        }
        return at;
    }

    private @Nullable ConversationId next(Query query, TenantId tenant, ConversationId at) throws SQLException {
        List<ConversationId> found = new ArrayList<>();
        query.run(joined, row -> found.add(new ConversationId(row.getString(1))), tenant.value(), at.value());
        return found.isEmpty() ? null : found.get(0);
    }

    /** The memory of a conversation from its rows. */
    Memory load(Query query, TenantId tenant, ConversationId root) throws SQLException {
        Memory.Head[] found = {Memory.Head.NEW};
        Map<String, Memory.Customer> people = new HashMap<>();
        List<Ledger.Timer> waiting = new ArrayList<>();
        query.run(
                head,
                row -> found[0] = RowJson.read(Memory.Head.class, row.getString(1)),
                tenant.value(),
                root.value());
        query.run(
                customers,
                row -> {
                    Rows.Remembered one = RowJson.read(Rows.Remembered.class, row.getString(1));
                    people.put(one.key(), one.customer());
                },
                tenant.value(),
                root.value());
        query.run(
                timers,
                row -> waiting.add(RowJson.read(Rows.Due.class, row.getString(1))
                        .with(RowJson.read(Inbox.class, row.getString(2)))),
                tenant.value(),
                root.value());
        return new Memory(root, found[0], people, waiting);
    }

    /** A conversation begins: there is nothing to be read of it. */
    void begin(TenantId tenant, ConversationId conversation) {
        kept.asMap().putIfAbsent(new Key(tenant, conversation), new Memory(conversation));
    }

    /** A memory as it is stored now. */
    void put(TenantId tenant, Memory memory) {
        kept.put(new Key(tenant, memory.conversation()), memory);
    }

    void forget(TenantId tenant, ConversationId conversation) {
        kept.invalidate(new Key(tenant, conversation));
    }

    /** Somebody else may have changed what is remembered. */
    void forget(TenantId tenant) {
        kept.asMap().keySet().removeIf(key -> key.tenant.equals(tenant));
    }
}
