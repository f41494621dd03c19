package io.sccc.core.ledger;

import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Event;
import io.sccc.core.model.Facts;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger.Counts;
import io.sccc.core.spi.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is read beside the writer, on connections of its own. */
final class Reads {

    private final Readers readers;
    private final String cursor;
    private final String clock;
    private final String lastSeq;
    private final String undecided;
    private final String decision;
    private final String due;
    private final String work;
    private final String works;
    private final String events;
    private final String ruleset;
    private final String alias;
    private final String judgments;
    private final String edited;
    private final String latest;
    private final String firsts;
    private final String hops;
    private final String letters;
    private final String openPosts;
    private final String byState;
    private final String dead;

    Reads(LedgerNames names, Readers readers) {
        this.readers = readers;
        String inbox = names.table("inbox");
        String decisions = names.table("decision");
        String workTable = names.table("work");
        String event = names.table("event");
        String letter = names.table("dead_letter");
        this.cursor = "select position from " + names.table("source") + " where tenant = ? and source = ?";
        this.clock = "select clock from " + names.table("tenant") + " where tenant = ? and clock is not null";
        this.lastSeq = "select seq from " + names.table("tenant") + " where tenant = ?";
        this.undecided = undecidedSql(names, "i.body");
        this.decision = "select body from " + decisions
                + " where tenant = ? and post = ? and timer = '' order by seq desc limit 1";
        this.due = "select lane, note from " + workTable
                + " where tenant = ? and state < 8 and state = 4 and not_before <= ? order by not_before";
        this.work = "select " + WorkTable.COLUMNS + " from " + workTable
                + " where tenant = ? and work_key = ? and kind <> 'timer'";
        this.works = "select " + WorkTable.COLUMNS + " from " + workTable
                + " where tenant = ? and kind <> 'timer' order by seq, ordinal";
        this.events = "select body from " + event + " where tenant = ? and seq >= coalesce((select max(seq) from "
                + event + " where tenant = ? and seq <= ?), 0) order by seq limit ?";
        this.ruleset = "select body from " + names.table("ruleset") + " where tenant = ? and hash = ?";
        this.alias = "select alias_of from " + names.table("conversation")
                + " where tenant = ? and id = ? and alias_of is not null";
        this.judgments = "select d.body, d.facts, i.body, i.post from " + inbox + " i join " + decisions
                + " d on d.tenant = i.tenant and d.seq = i.seq and d.timer = '' where i.tenant = ? order by i.seq";
        this.edited = "select distinct post from " + inbox + " where tenant = ? and revision > 0";
        this.latest = "select d.body, d.facts, i.body from " + decisions + " d join " + inbox
                + " i on i.tenant = d.tenant and i.seq = d.seq where d.tenant = ? and d.post = ? and d.timer = ''"
                + " order by d.seq desc limit 1";
        this.firsts = "select min(seq) from " + inbox + " where tenant = ? and post = ?";
        this.hops = "select d.body, d.facts, i.body from " + decisions + " d join " + inbox
                + " i on i.tenant = d.tenant and i.seq = d.seq where d.tenant = ? and d.hop = 1 order by d.seq, d.timer";
        this.letters = "select body from " + letter + " where tenant = ? order by seq";
        this.openPosts = undecidedSql(names, "count(*)").replace(" order by i.seq", "");
        this.byState = "select state, count(*) from " + workTable
                + " where tenant = ? and state < 8 and state in (0, 1, 2, 3, 5) group by state";
        this.dead = "select count(*) from " + letter + " where tenant = ?";
    }

    /** Parameters: the tenant and a sequence number, after which rows count. */
    static String undecidedSql(LedgerNames names, String what) {
        return "select " + what + " from " + names.table("inbox") + " i where i.tenant = ? and i.seq > ?"
                + " and not exists (select 1 from " + names.table("decision")
                + " d where d.tenant = i.tenant and d.seq = i.seq and d.timer = '')"
                + " and not exists (select 1 from " + names.table("dead_letter")
                + " l where l.tenant = i.tenant and l.seq = i.seq) order by i.seq";
    }

    /** Reads a row as a value. */
    interface Reading<R> {
        R read(ResultSet row) throws SQLException;
    }

    private <R> @Nullable R one(String sql, Reading<R> reading, @Nullable Object... values) {
        List<R> found = all(sql, reading, values);
        return found.isEmpty() ? null : found.get(0);
    }

    private <R> List<R> all(String sql, Reading<R> reading, @Nullable Object... values) {
        List<R> found = new ArrayList<>();
        readers.query(sql, row -> found.add(reading.read(row)), values);
        return found;
    }

    Cursor cursor(TenantId tenant, String source) {
        String position = one(cursor, row -> row.getString(1), tenant.value(), IntakeTables.key(source));
        return position == null ? Cursor.START : new Cursor(position);
    }

    @Nullable
    Instant clock(TenantId tenant) {
        String told = one(clock, row -> row.getString(1), tenant.value());
        return told == null ? null : Instant.parse(told);
    }

    long lastSeq(TenantId tenant) {
        Long seq = one(lastSeq, row -> row.getLong(1), tenant.value());
        return seq == null ? 0 : seq;
    }

    List<Inbox> undecided(TenantId tenant, long after) {
        return all(
                undecided,
                row -> RowJson.read(Inbox.class, row.getString(1)),
                tenant.value(),
                Math.max(after, mark(tenant)));
    }

    /** Sequence number of the oldest post not decided; one after the newest when all are. */
    long firstUndecided(TenantId tenant) {
        List<Inbox> first = undecided(tenant, 0);
        return first.isEmpty() ? lastSeq(tenant) + 1 : first.get(0).seq();
    }

    /** How long the oldest post not decided waits, by the center's clock; null when none does. */
    @Nullable
    Duration oldestWait(TenantId tenant) {
        List<Inbox> open = undecided(tenant, 0);
        if (open.isEmpty()) {
            return null;
        }
        Instant since = open.get(0).clock();
        Instant now = clock(tenant);
        return since == null || now == null ? Duration.ZERO : Duration.between(since, now);
    }

    private long mark(TenantId tenant) {
        Long mark = one(lastSeq.replace("select seq", "select undecided_from"), row -> row.getLong(1), tenant.value());
        return mark == null ? 0 : mark;
    }

    @Nullable
    Decision decision(TenantId tenant, PostId post) {
        return one(
                decision,
                row -> RowJson.read(Rows.Judged.class, row.getString(1)).decision(),
                tenant.value(),
                Keys.post(post));
    }

    /** The conversations themselves: by the ids they go by now. */
    List<ConversationId> due(TenantId tenant, Instant now, int most) {
        Set<String> lanes = new LinkedHashSet<>();
        readers.stream(
                due,
                row -> {
                    if (!Instant.parse(row.getString(2)).isAfter(now)) {
                        lanes.add(row.getString(1));
                    }
                    return lanes.size() < most;
                },
                tenant.value(),
                now.toEpochMilli());
        return lanes.stream()
                .map(lane -> resolve(tenant, new ConversationId(lane)))
                .distinct()
                .toList();
    }

    @Nullable
    Work work(TenantId tenant, ActionKey key) {
        return one(work, WorkTable::read, tenant.value(), key.value());
    }

    List<Event> events(TenantId tenant, long after, int most) {
        List<Event> found = new ArrayList<>();
        readers.query(
                events,
                row -> {
                    if (found.size() < most) {
                        RowJson.read(Rows.Events.class, row.getString(1)).events().stream()
                                .filter(event -> event.seq() > after)
                                .forEach(found::add);
                    }
                },
                tenant.value(),
                tenant.value(),
                after + 1,
                most);
        return found;
    }

    @Nullable
    String ruleset(TenantId tenant, String hash) {
        return one(ruleset, row -> row.getString(1), tenant.value(), hash);
    }

    ConversationId resolve(TenantId tenant, ConversationId conversation) {
        ConversationId at = conversation;
        for (String next = alias(tenant, at); next != null; next = alias(tenant, at)) {
            at = new ConversationId(next);
        }
        return at;
    }

    private @Nullable String alias(TenantId tenant, ConversationId at) {
        return one(alias, row -> row.getString(1), tenant.value(), at.value());
    }

    /** Posts that were edited are few: each is told where it first came, as it was judged last. */
    void judgments(TenantId tenant, Consumer<Judgment> reader) {
        Set<String> edited = new HashSet<>(all(this.edited, row -> row.getString(1), tenant.value()));
        TreeMap<Long, Judgment> told = new TreeMap<>();
        for (String post : edited) {
            Long first = one(firsts, row -> row.getLong(1), tenant.value(), post);
            Judgment last = one(latest, Reads::judgment, tenant.value(), post);
            if (first != null && last != null) {
                told.put(first, last);
            }
        }
        readers.stream(
                judgments,
                row -> {
                    if (!edited.contains(row.getString(4))) {
                        Judgment next = judgment(row);
                        tell(told.headMap(next.row().seq()), reader);
                        reader.accept(next);
                    }
                    return true;
                },
                tenant.value());
        tell(told, reader);
    }

    private static void tell(SortedMap<Long, Judgment> judgments, Consumer<Judgment> reader) {
        judgments.values().forEach(reader);
        judgments.clear();
    }

    /** Timers of one post by the names of their rules, as Java compares them: databases differ. */
    void hops(TenantId tenant, Consumer<Judgment> reader) {
        List<Judgment> same = new ArrayList<>();
        readers.stream(
                hops,
                row -> {
                    Judgment next = judgment(row);
                    if (!same.isEmpty() && same.get(0).row().seq() != next.row().seq()) {
                        flush(same, reader);
                    }
                    same.add(next);
                    return true;
                },
                tenant.value());
        flush(same, reader);
    }

    private static void flush(List<Judgment> same, Consumer<Judgment> reader) {
        same.sort(Comparator.comparing(judgment -> judgment.timer() == null ? "" : judgment.timer()));
        same.forEach(reader);
        same.clear();
    }

    private static Judgment judgment(ResultSet row) throws SQLException {
        return RowJson.read(Rows.Judged.class, row.getString(1))
                .with(RowJson.read(Inbox.class, row.getString(3)), RowJson.read(Facts.class, row.getString(2)));
    }

    void works(TenantId tenant, Consumer<Work> reader) {
        readers.stream(
                works,
                row -> {
                    reader.accept(WorkTable.read(row));
                    return true;
                },
                tenant.value());
    }

    void deadLetters(TenantId tenant, Consumer<DeadLetter> reader) {
        readers.stream(
                letters,
                row -> {
                    reader.accept(RowJson.read(DeadLetter.class, row.getString(1)));
                    return true;
                },
                tenant.value());
    }

    Counts counts(TenantId tenant) {
        long[] counts = new long[4];
        readers.query(openPosts, row -> counts[0] = row.getLong(1), tenant.value(), mark(tenant));
        readers.query(
                byState, row -> counts[row.getInt(1) == WorkTable.PARKED ? 2 : 1] += row.getLong(2), tenant.value());
        readers.query(dead, row -> counts[3] = row.getLong(1), tenant.value());
        return new Counts(counts[0], counts[1], counts[2], counts[3]);
    }
}
