package io.sccc.core.ledger;

import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tenants' own rows: counters, and who wrote last. Confined to the writer's thread. */
final class Tenants {

    /** After so many decisions the mark below which everything is decided is looked for. */
    private static final int MARK_EVERY = 500;

    private final Dialect dialect;
    private final String self;
    private final WorkTable work;
    private final String create;
    private final String lock;
    private final String save;
    private final String undecided;
    private final String insertEvents;
    private final RecentEvents recent;
    private final Map<TenantId, TenantState> states = new HashMap<>();
    private final Set<TenantId> recovered = new HashSet<>();

    Tenants(Dialect dialect, LedgerNames names, String self, WorkTable work, RecentEvents recent) {
        this.recent = recent;
        this.dialect = dialect;
        this.self = self;
        this.work = work;
        String table = names.table("tenant");
        this.create =
                dialect.insertIgnore(table, List.of("tenant"), List.of("seq", "clock", "undecided_from", "writer"));
        this.lock =
                "select seq, clock, undecided_from, writer from " + table + " where tenant = ?" + dialect.forUpdate();
        this.save = "update " + table + " set seq = ?, clock = ?, undecided_from = ?, writer = ? where tenant = ?";
        this.undecided = Reads.undecidedSql(names, "i.seq") + " limit 1";
        this.insertEvents = Sql.insert(names.table("event"), List.of("tenant", "seq"), List.of("last_seq", "body"));
    }

    /** The SQL that writes a row of events. */
    String insertEvents() {
        return insertEvents;
    }

    /** Joins a transaction that is under way, for one tenant. */
    Tx join(Batch rows, TenantId tenant) throws SQLException {
        Map<TenantId, TenantState> open = new HashMap<>();
        open.put(tenant, lock(rows, tenant));
        return new Tx(rows, open, "select " + dialect.nowMillis());
    }

    /** Begins a transaction that touches these tenants: locks their rows, always in one order. */
    Tx begin(Batch rows, Set<TenantId> touched) throws SQLException {
        Map<TenantId, TenantState> open = new HashMap<>();
        TreeSet<String> names = new TreeSet<>();
        touched.forEach(tenant -> names.add(tenant.value()));
        for (String name : names) {
            TenantId tenant = new TenantId(name);
            open.put(tenant, lock(rows, tenant));
        }
        Tx tx = new Tx(rows, open, "select " + dialect.nowMillis());
        for (TenantState state : open.values()) {
            recover(tx, state);
        }
        return tx;
    }

    private TenantState lock(Batch rows, TenantId tenant) throws SQLException {
        TenantState state = read(rows, tenant);
        if (state == null) {
            rows.update(create, tenant.value(), 0L, null, 0L, self);
            state = read(rows, tenant);
        }
        if (state == null) {
            throw new IllegalStateException("the row of tenant %s is not there".formatted(tenant));
        }
        state.looked.clear();
        state.told.clear();
        state.retold = false;
        states.put(tenant, state);
        return state;
    }

    private @Nullable TenantState read(Batch rows, TenantId tenant) throws SQLException {
        TenantState[] found = new TenantState[1];
        TenantState known = states.get(tenant);
        rows.query(
                lock,
                row -> {
                    String clock = row.getString(2);
                    TenantState.Counters counters = new TenantState.Counters(
                            row.getLong(1), clock == null ? null : Instant.parse(clock), row.getLong(3));
                    boolean mine = known != null
                            && self.equals(row.getString(4))
                            && known.counters().equals(counters);
                    found[0] = mine ? known : new TenantState(tenant, counters);
                },
                tenant.value());
        return found[0];
    }

    /** One process alone writes here: what it finds leased when it begins, nobody works on any more. */
    private void recover(Tx tx, TenantState state) throws SQLException {
        if (!dialect.shared() && !recovered.contains(state.tenant)) {
            work.releaseAll(tx, state);
            tx.afterCommit(() -> recovered.add(state.tenant));
        }
    }

    /** Ends a transaction: writes everything that waits, the counters last. */
    void end(Tx tx) throws SQLException {
        for (TenantState state : tx.tenants()) {
            work.settle(tx, state);
            mark(tx, state);
            tell(tx, state);
            if (state.changed()) {
                tx.rows.add(
                        save,
                        state.seq,
                        state.clock == null ? null : state.clock.toString(),
                        state.undecidedFrom,
                        self,
                        state.tenant.value());
                tx.afterCommit(state::saved);
            }
        }
        tx.rows.flush();
    }

    private void tell(Tx tx, TenantState state) {
        if (state.retold) {
            tx.afterCommit(() -> recent.forget(state.tenant));
        }
        if (!state.told.isEmpty()) {
            List<Event> told = List.copyOf(state.told);
            tx.afterCommit(() -> recent.add(state.tenant, told));
        }
    }

    private void mark(Tx tx, TenantState state) throws SQLException {
        if (state.decided >= MARK_EVERY) {
            long[] first = {state.seq + 1};
            tx.rows.query(undecided, row -> first[0] = row.getLong(1), state.tenant.value(), state.undecidedFrom);
            state.undecidedFrom = first[0] - 1;
            state.decided = 0;
        }
    }

    /**
     * Was a transaction committed whose commit was not answered? Asked on another connection; where it changed no
     * counter nobody knows, and it counts as not committed: such changes may be asked for again.
     */
    boolean committed(Batch rows, Tx tx) throws SQLException {
        boolean[] there = new boolean[1];
        for (TenantState state : tx.tenants()) {
            if (state.changed()) {
                rows.query(
                        lock,
                        row -> there[0] = row.getLong(1) == state.seq && self.equals(row.getString(4)),
                        state.tenant.value());
                return there[0];
            }
        }
        return false;
    }

    /** A transaction failed, or nobody knows: what was known of these tenants is read again. */
    void forget(Set<TenantId> tenants) {
        states.keySet().removeAll(tenants);
        tenants.forEach(recent::forget);
    }

    /** Every tenant this ledger has written for. */
    Set<TenantId> known() {
        return Set.copyOf(states.keySet());
    }
}
