package io.sccc.core.ledger;

import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of actions. Those of one conversation stand in a lane in the order asked; the oldest that is not finished is
 * ready, deferred or leased, those after it wait behind, so that looking for work never meets what may not be done yet.
 */
final class WorkTable {

    static final int READY = 0;
    static final int LEASED = 1;
    static final int DEFERRED = 2;
    static final int PARKED = 3;
    static final int TIMER = 4;
    static final int BEHIND = 5;
    static final int DONE = 8;
    static final int DEAD = 9;

    /** Rows that are not finished; worded as the partial indexes want it. */
    static final String UNFINISHED = "state < 8 and state in (0, 1, 2, 5)";

    static final String COLUMNS = "state, attempts, epoch, lost, target, note, body, lane, work_key";

    /** The columns of a row's key. */
    static final List<String> KEY = List.of("tenant", "work_key");

    /** The other columns of a row. */
    static final List<String> VALUES = List.of(
            "seq",
            "ordinal",
            "lane",
            "kind",
            "state",
            "attempts",
            "lost",
            "not_before",
            "owner",
            "lease_until",
            "epoch",
            "target",
            "note",
            "body");

    private static final int ROW_LANE = 8;
    private static final int ROW_KEY = 9;

    private final String self;
    private final Duration lease;
    private final boolean shared;
    private final String insert;
    private final InList known;
    private final InList busy;
    private final InList oldest;
    private final String end;
    private final String promote;
    private final String claimable;
    private final String expired;
    private final String take;
    private final String renew;
    private final String release;
    private final String releaseAll;
    private final String move;
    private final String lane;

    /** Keys and epochs of what this process really has at hand: a claim whose answer got lost is nobody's and must run out. */
    private final Map<TenantId, Map<String, Long>> held = new HashMap<>();

    WorkTable(Dialect dialect, LedgerNames names, String self, Duration lease) {
        this.self = self;
        this.lease = lease;
        this.shared = dialect.shared();
        String table = names.table("work");
        String inLane = dialect.by(names.index("work_lane"), table);
        this.insert = Sql.insert(table, KEY, VALUES);
        this.known = InList.of("select work_key, state, owner, epoch, target, lane from " + table
                + " where tenant = ? and work_key in (%s)");
        this.busy = InList.ofEach(
                "select lane from " + inLane + " where tenant = ? and lane = ? and " + UNFINISHED + " limit 1");
        this.oldest = InList.ofEach("select work_key, state, lane from " + inLane
                + " where tenant = ? and lane = ? and " + UNFINISHED + " order by seq, ordinal limit 1");
        this.end = "update " + table + " set state = ?, attempts = ?, lost = ?, not_before = ?, owner = null,"
                + " target = ?, note = ? where tenant = ? and work_key = ? and epoch = ? and owner = ?";
        this.promote = "update " + table + " set state = ? where tenant = ? and work_key = ?";
        this.claimable = "select " + COLUMNS + " from " + table
                + " where tenant = ? and state < 8 and state = ? and not_before <= ? and lane not in (select o.lane from "
                + table + " o where o.tenant = ? and o.state < 8 and o.state = 1) order by not_before limit ?";
        this.expired = "select " + COLUMNS + " from " + table
                + " w where tenant = ? and state < 8 and state = 1 and lease_until < ? order by seq, ordinal limit ?";
        this.take = "update " + table + " set state = 1, attempts = ?, lost = ?, owner = ?, lease_until = ?, epoch = ?"
                + " where tenant = ? and work_key = ?";
        this.renew = "update " + table + " set lease_until = ? where tenant = ? and work_key = ? and state < 8"
                + " and state = 1 and owner = ?";
        String back = "update " + table + " set state = 0, lost = 1, owner = null, note = '' where tenant = ?"
                + " and state < 8 and state = 1";
        this.release = back + " and owner = ?";
        this.releaseAll = back;
        this.move = "update " + inLane + " set lane = ? where tenant = ? and lane = ? and state < 8";
        this.lane = "select work_key, state from " + inLane + " where tenant = ? and lane = ? and " + UNFINISHED
                + " order by seq, ordinal";
    }

    /** What must be known of a row before it is changed. */
    record Known(
            int state,
            @Nullable String owner,
            long epoch,
            @Nullable String target,
            String lane) {

        /** The same row, leased to nobody. */
        Known given(int column) {
            return new Known(column, null, epoch, target, lane);
        }

        /** The same row in the lane that its own was joined into. */
        Known in(String joined) {
            return new Known(state, owner, epoch, target, joined);
        }
    }

    /** Reads what the commands of a transaction want to know. */
    void lookUp(Tx tx, TenantState state) throws SQLException {
        TenantState.Looked looked = state.looked;
        tx.rows.each(
                known,
                state.tenant,
                looked.wantedWorks,
                row -> looked.works.put(
                        row.getString(1),
                        new Known(
                                row.getInt(2), row.getString(3), row.getLong(4), row.getString(5), row.getString(6))));
        tx.rows.each(busy, state.tenant, looked.wantedLanes, row -> looked.busyLanes.add(row.getString(1)));
    }

    /** An action is asked, unless it was before. */
    boolean ask(Tx tx, TenantState state, Work work, String lane, int ordinal) {
        TenantState.Looked looked = state.looked;
        String key = work.key().value();
        if (looked.works.containsKey(key)) {
            return false;
        }
        boolean asked = work.state() == WorkState.ASKED;
        int column = asked ? looked.busyLanes.add(lane) ? READY : BEHIND : column(work.state());
        looked.works.put(key, new Known(column, null, 0, work.target(), lane));
        long seq = state.seq + 1;
        tx.rows.add(
                insert,
                state.tenant.value(),
                key,
                seq,
                ordinal,
                lane,
                work.request().kind().name().toLowerCase(Locale.ROOT),
                column,
                work.progress().attempts(),
                work.progress().lost() ? 1 : 0,
                seq, // far below any time: what was never tried is tried in the order asked
                null,
                0L,
                work.progress().epoch(),
                work.target(),
                work.note(),
                RowJson.write(work));
        return true;
    }

    /** Leases what may be done now. */
    List<Work> claim(Tx tx, TenantState state, int most) throws SQLException {
        settle(tx, state);
        List<Work> claimed = new ArrayList<>();
        Set<String> lanes = new HashSet<>();
        long now = tx.now();
        for (int column : new int[] {READY, DEFERRED}) {
            tx.rows.query(
                    claimable,
                    row -> claim(row, claimed, lanes, false),
                    state.tenant.value(),
                    column,
                    now,
                    state.tenant.value(),
                    most - claimed.size());
        }
        if (shared && claimed.size() < most) {
            tx.rows.query(
                    expired,
                    row -> {
                        boolean late = held(state).containsKey(row.getString(ROW_KEY)); // at hand here: not gone
                        if (!late && claimed.size() < most) {
                            claim(row, claimed, lanes, true);
                        }
                    },
                    state.tenant.value(),
                    now,
                    most - claimed.size() + held(state).size());
        }
        for (Work work : claimed) {
            Work.Progress progress = work.progress();
            state.looked.works.computeIfPresent(
                    work.key().value(), (key, row) -> new Known(LEASED, self, progress.epoch(), row.target, row.lane));
            tx.rows.add(
                    take,
                    progress.attempts(),
                    progress.lost() ? 1 : 0,
                    self,
                    now + lease.toMillis(),
                    progress.epoch(),
                    state.tenant.value(),
                    work.key().value());
        }
        tx.afterCommit(() -> claimed.forEach(
                work -> held(state).put(work.key().value(), work.progress().epoch())));
        return claimed;
    }

    private static void claim(ResultSet row, List<Work> claimed, Set<String> lanes, boolean lost) throws SQLException {
        if (lanes.add(row.getString(ROW_LANE))) {
            Work work = read(row);
            claimed.add(lost ? lost(work).leased() : work.leased());
        }
    }

    private static Work lost(Work work) {
        return work.ended(new Ledger.Ending(WorkState.ASKED, null, "", Duration.ZERO, true, true));
    }

    /** An attempt ended; false when it was not this lease's to end. */
    boolean finish(Tx tx, TenantState state, Work ended, Ledger.Ending ending) throws SQLException {
        String key = ended.key().value();
        Known row = state.looked.works.get(key);
        tx.afterCommit(() -> held(state).remove(key, ended.progress().epoch()));
        if (row == null || row.state != LEASED || row.epoch != ended.progress().epoch() || !self.equals(row.owner)) {
            return false;
        }
        int column = column(ended.state());
        state.looked.works.put(key, new Known(column, null, row.epoch, ended.target(), row.lane));
        tx.rows.add(
                end,
                column,
                ended.progress().attempts(),
                ended.progress().lost() ? 1 : 0,
                ending.pause().isZero() ? 0L : tx.now() + millis(ending.pause()),
                ended.target(),
                ended.note(),
                state.tenant.value(),
                key,
                row.epoch,
                self);
        if (column != READY && column != DEFERRED) {
            state.looked.freedLanes.add(row.lane);
        }
        return true;
    }

    private static long millis(Duration pause) {
        return pause.plusNanos(999_999).toMillis();
    }

    /** The target of an action's row; null when there is none. */
    @Nullable
    String target(TenantState state, ActionKey key) {
        Known row = state.looked.works.get(key.value());
        return row == null ? null : row.target;
    }

    /** Lets the next of each lane whose first has finished come forward. */
    void settle(Tx tx, TenantState state) throws SQLException {
        Set<String> freed = state.looked.freedLanes;
        if (!freed.isEmpty()) {
            List<String> next = new ArrayList<>();
            state.looked.busyLanes.removeAll(freed);
            tx.rows.each(oldest, state.tenant, freed, row -> {
                state.looked.busyLanes.add(row.getString(3));
                if (row.getInt(2) == BEHIND) {
                    next.add(row.getString(1));
                }
            });
            next.forEach(key -> tx.rows.add(promote, READY, state.tenant.value(), key));
            freed.clear();
        }
    }

    /** Two lanes are one: only the oldest of both may be tried, and not while another is leased. */
    void join(Tx tx, TenantState state, String from, String into) throws SQLException {
        TenantState.Looked looked = state.looked;
        looked.works.replaceAll((key, row) -> row.lane.equals(from) ? row.in(into) : row);
        if (looked.freedLanes.remove(from)) {
            looked.freedLanes.add(into);
        }
        tx.rows.add(move, into, state.tenant.value(), from);
        List<String> first = new ArrayList<>();
        List<Object[]> moved = new ArrayList<>();
        tx.rows.query(
                lane,
                row -> {
                    int column = row.getInt(2);
                    boolean oldest = first.isEmpty();
                    first.add(row.getString(1));
                    if (oldest && column == BEHIND) {
                        moved.add(new Object[] {READY, state.tenant.value(), row.getString(1)});
                    } else if (!oldest && (column == READY || column == DEFERRED)) {
                        moved.add(new Object[] {BEHIND, state.tenant.value(), row.getString(1)});
                    }
                },
                state.tenant.value(),
                into);
        moved.forEach(row -> tx.rows.add(promote, row));
    }

    /** Keeps what this ledger has at hand for another while. */
    void renew(Tx tx, TenantState state) throws SQLException {
        for (String key : held(state).keySet()) {
            tx.rows.add(renew, tx.now() + lease.toMillis(), state.tenant.value(), key, self);
        }
    }

    private Map<String, Long> held(TenantState state) {
        return held.computeIfAbsent(state.tenant, tenant -> new HashMap<>());
    }

    /** Gives this ledger's leases back. */
    void release(Tx tx, TenantState state) {
        state.looked.works.replaceAll((key, row) -> self.equals(row.owner) ? row.given(READY) : row);
        tx.rows.add(release, state.tenant.value(), self);
    }

    /** Gives everybody's leases back. */
    void releaseAll(Tx tx, TenantState state) {
        tx.rows.add(releaseAll, state.tenant.value());
    }

    /** Removes what cannot be asked for. */
    static void want(TenantState state, Collection<ActionKey> keys) {
        keys.forEach(key -> state.looked.wantedWorks.add(key.value()));
    }

    /** A row of {@link #COLUMNS}. */
    static Work read(ResultSet row) throws SQLException {
        Work asked = RowJson.read(Work.class, row.getString(7));
        Work.Progress progress = new Work.Progress(row.getInt(2), row.getLong(3), row.getInt(4) != 0);
        return new Work(
                asked.key(),
                asked.action(),
                asked.request(),
                state(row.getInt(1)),
                progress,
                row.getString(5),
                row.getString(6),
                asked.at());
    }

    private static int column(WorkState state) {
        return switch (state) {
            case ASKED -> READY;
            case DEFERRED -> DEFERRED;
            case PARKED -> PARKED;
            case DONE -> DONE;
            case FAILED -> DEAD;
        };
    }

    private static WorkState state(int column) {
        return switch (column) {
            case DEFERRED -> WorkState.DEFERRED;
            case PARKED -> WorkState.PARKED;
            case DONE -> WorkState.DONE;
            case DEAD -> WorkState.FAILED;
            default -> WorkState.ASKED;
        };
    }
}
