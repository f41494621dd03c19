package io.sccc.core.ledger;

import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Upkeep;
import io.sccc.core.spi.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Upkeep of a ledger in a database. What touches many rows does so a few hundred at a time, each few in one of the
 * writer's transactions: posts go on being taken in between, and who is cut off begins again and finds less to do.
 */
final class JdbcUpkeep implements Upkeep {

    private static final int STEP = 200;
    private static final String FORGOTTEN = "sccc:forgotten:";
    private static final String REVIVED = "sccc:revived";

    private final Writer writer;
    private final Readers readers;
    private final Reads reads;
    private final Memories memories;
    private final IntakeTables intakes;
    private final Tombstones tombstones;
    private final InstantSource clock;
    private final Store store;
    private final Failpoint failpoint;
    private final UpkeepSql sql;

    /** What the store tells of itself. */
    interface Store {
        Vitals vitals(@Nullable Duration oldest, Duration skew);
    }

    JdbcUpkeep(
            Dialect dialect,
            LedgerNames names,
            Writer writer,
            Readers readers,
            Reads reads,
            Memories memories,
            IntakeTables intakes,
            Tombstones tombstones,
            InstantSource clock,
            Store store,
            Failpoint failpoint) {
        this.writer = writer;
        this.readers = readers;
        this.reads = reads;
        this.memories = memories;
        this.intakes = intakes;
        this.tombstones = tombstones;
        this.clock = clock;
        this.store = store;
        this.failpoint = failpoint;
        this.sql = new UpkeepSql(dialect, names);
    }

    @Override
    public boolean revive(TenantId tenant, long seq) {
        return writer.call(Commands.of(tenant, tx -> {
            boolean[] post = new boolean[1];
            tx.rows.query(sql.inboxBody, row -> post[0] = true, tenant.value(), seq);
            TenantState state = tx.tenant(tenant);
            boolean revived = post[0] && tx.rows.update(sql.endLetter, tenant.value(), seq) > 0;
            if (revived) {
                failpoint.pass(Failpoint.Name.DURING_REPLAY);
                state.undecidedFrom = Math.min(state.undecidedFrom, seq - 1);
                tx.rows.add(sql.mark, tenant.value(), REVIVED, Long.toString(revivals(tenant) + 1), null);
            }
            return revived;
        }));
    }

    /** How often a dead letter was taken back; two at one moment may count as one. */
    long revivals(TenantId tenant) {
        String count = reads.cursor(tenant, REVIVED).value();
        return count.isEmpty() ? 0 : Long.parseLong(count);
    }

    @Override
    public boolean askAgain(TenantId tenant, ActionKey key) {
        return writer.call(Commands.of(tenant, tx -> {
            List<String> lane = new ArrayList<>();
            tx.rows.query(sql.stuckLane, row -> lane.add(row.getString(1)), tenant.value(), key.value());
            if (lane.isEmpty()) {
                return false;
            }
            failpoint.pass(Failpoint.Name.DURING_REPLAY);
            tx.rows.update(sql.askAgain, tenant.value(), key.value());
            tx.tenant(tenant).looked.freedLanes.addAll(lane);
            return true;
        }));
    }

    @Override
    public boolean confirm(TenantId tenant, ActionKey key, @Nullable String target) {
        return writer.call(Commands.of(tenant, tx -> {
            boolean parked = tx.rows.update(sql.confirm, target, tenant.value(), key.value()) > 0;
            if (parked) {
                tx.rows.query(sql.workOf, row -> tell(tx, WorkTable.read(row)), tenant.value(), key.value());
            }
            return parked;
        }));
    }

    /** An operator ended an action: the log tells it as if its handler had. */
    private void tell(Tx tx, Work ended) throws SQLException {
        TenantState state = tx.tenant(ended.request().about().tenant());
        String target = ended.target() == null ? "" : ended.target();
        intakes.marks.ended(tx, state, ended, ended.request().about().conversation());
        DecisionEvents.ended(ended, null, target)
                .forEach(event -> state.append(ended.request().about().conversation(), state.clock, 0, event));
        state.endEvents(intakes.insertEvents, tx.rows);
    }

    @Override
    public Erasure erase(TenantId tenant, String network, String author) {
        String pseudonym = tombstones.pseudonym(tenant, network, author);
        Erasing person = new Erasing(author, pseudonym);
        String column = Keys.of(author);
        change(tenant, tx -> {
            tx.rows.add(sql.entomb, tenant.value(), pseudonym, clock.instant().toString());
            tx.tenant(tenant).erased = null;
        });
        List<Row> posts = rows(sql.postsOf, tenant.value(), column, Keys.name(network, 100));
        if (posts.isEmpty()) {
            return new Erasure(0, 0, 0, 0, 0);
        }
        Set<String> conversations = conversations(tenant, posts);
        Counting count = new Counting();
        steps(tenant, posts, (tx, post) -> decisions(tx, tenant, post, person, count));
        steps(tenant, List.copyOf(conversations), (tx, id) -> conversation(tx, tenant, id, person, count));
        events(tenant, posts.get(0).seq(), conversations, person, count);
        steps(tenant, posts, (tx, post) -> {
            tx.rows.add(sql.putPost, person.inbox(post.body()), person.column(), tenant.value(), post.seq());
            count.posts++;
        });
        change(tenant, tx -> {
            TenantState state = tx.tenant(tenant);
            state.retold = true;
            long first = posts.get(0).seq();
            state.append(null, state.clock, 0, head -> new Event.AuthorErased(head, network, person.alias(), first));
            state.endEvents(intakes.insertEvents, tx.rows);
            tx.afterCommit(() -> memories.forget(tenant));
        });
        writer.tidy();
        return new Erasure(count.posts, count.decisions, count.events, count.actions, count.letters);
    }

    private record Row(long seq, String body) {}

    private static final class Counting {
        private long posts;
        private long decisions;
        private long events;
        private long actions;
        private long letters;
    }

    private Set<String> conversations(TenantId tenant, List<Row> posts) {
        Set<String> found = new LinkedHashSet<>();
        for (Row post : posts) {
            ConversationId id = RowJson.read(Inbox.class, post.body()).conversation();
            found.add(id.value());
            found.add(reads.resolve(tenant, id).value());
        }
        return found;
    }

    private void decisions(Tx tx, TenantId tenant, Row post, Erasing person, Counting count) throws SQLException {
        Inbox row = RowJson.read(Inbox.class, post.body());
        List<String[]> found = new ArrayList<>();
        tx.rows.query(
                sql.decisionsOf,
                one -> found.add(new String[] {one.getString(1), one.getString(2)}),
                tenant.value(),
                post.seq());
        for (String[] one : found) {
            tx.rows.add(sql.putDecision, person.body(one[1]), Erasing.noFacts(), tenant.value(), post.seq(), one[0]);
            count.decisions++;
        }
        String node = Conversations.touched(row.post()).get(0);
        List<String> speakers = new ArrayList<>();
        tx.rows.query(sql.speaker, one -> speakers.add(one.getString(1)), tenant.value(), Keys.of(node));
        for (String speaker : speakers) {
            tx.rows.add(sql.putSpeaker, person.body(speaker), tenant.value(), Keys.of(node));
        }
        List<Row> letters = new ArrayList<>();
        tx.rows.query(
                sql.lettersOf,
                one -> letters.add(new Row(one.getLong(1), one.getString(2))),
                tenant.value(),
                Keys.post(row.post().id()));
        for (Row letter : letters) {
            tx.rows.add(sql.putLetter, Erasing.letter(letter.body()), tenant.value(), letter.seq());
            count.letters++;
        }
    }

    private void conversation(Tx tx, TenantId tenant, String id, Erasing person, Counting count) throws SQLException {
        tx.rows.add(sql.forgetCustomer, tenant.value(), id, Keys.of(person.key()));
        intakes.marks.forget(tx, tx.tenant(tenant), person.key(), new ConversationId(id));
        List<Row> others = new ArrayList<>();
        tx.rows.query(sql.postsIn, row -> others.add(new Row(row.getLong(1), row.getString(2))), tenant.value(), id);
        for (Row row : others) {
            if (person.names(row.body())
                    && RowJson.read(Inbox.class, row.body()).answers() != null) {
                tx.rows.add(sql.putBody, person.body(row.body()), tenant.value(), row.seq());
            }
        }
        List<String[]> works = new ArrayList<>();
        tx.rows.query(
                sql.worksIn,
                row -> works.add(new String[] {row.getString(1), row.getString(2), row.getString(3)}),
                tenant.value(),
                id);
        for (String[] work : works) {
            if (person.names(work[2]) && work[1].equals("timer")) {
                tx.rows.add(sql.endWork, tenant.value(), work[0]);
            } else if (person.names(work[2])) {
                tx.rows.add(sql.putWork, person.work(work[2]), tenant.value(), work[0]);
                if (tx.rows.update(sql.endUnfinished, tenant.value(), work[0]) > 0) {
                    tx.tenant(tenant).looked.works.computeIfPresent(work[0], (key, row) -> row.given(WorkTable.DEAD));
                    tx.rows.query(sql.workOf, row -> tell(tx, WorkTable.read(row)), tenant.value(), work[0]);
                }
                tx.tenant(tenant).looked.freedLanes.add(id);
                count.actions++;
            }
        }
        tx.tenant(tenant).nodes.invalidateAll();
        tx.tenant(tenant).authors.invalidateAll();
    }

    private void events(TenantId tenant, long from, Set<String> conversations, Erasing person, Counting count) {
        List<Row> named = new ArrayList<>();
        readers.stream(
                sql.eventsFrom,
                row -> {
                    String body = row.getString(2);
                    if (person.names(body) && conversations.contains(Erasing.conversation(body))) {
                        named.add(new Row(row.getLong(1), body));
                    }
                    return true;
                },
                tenant.value(),
                from);
        steps(tenant, named, (tx, row) -> {
            tx.tenant(tenant).retold = true;
            tx.rows.add(sql.putEvents, person.body(row.body()), tenant.value(), row.seq());
            count.events++;
        });
    }

    @Override
    public void export(TenantId tenant, String network, String author, Consumer<String> reader) {
        Erasing person = new Erasing(author, "");
        List<Row> posts = rows(sql.postsOf, tenant.value(), Keys.of(author), Keys.name(network, 100));
        for (Row post : posts) {
            reader.accept(typed("post", post.body()));
            readers.query(
                    sql.decisionsOf,
                    row -> reader.accept(typed("decision", row.getString(2))),
                    tenant.value(),
                    post.seq());
            String key = Keys.post(RowJson.read(Inbox.class, post.body()).post().id());
            readers.query(
                    sql.lettersOf, row -> reader.accept(typed("dead_letter", row.getString(2))), tenant.value(), key);
        }
        for (String id : conversations(tenant, posts)) {
            readers.query(
                    sql.worksIn,
                    row -> {
                        if (!row.getString(2).equals("timer") && person.names(row.getString(3))) {
                            reader.accept(typed("action", row.getString(3)));
                        }
                    },
                    tenant.value(),
                    id);
        }
    }

    private static String typed(String type, String body) {
        return "{\"type\":\"" + type + "\"," + body.substring(1);
    }

    @Override
    public long forget(TenantId tenant, Retention retention, Instant now) {
        long touched = 0;
        long bodies = before(tenant, now.minus(retention.bodies()));
        for (long from = mark(tenant, "bodies"); from < bodies; from = mark(tenant, "bodies")) {
            touched += strip(tenant, from, bodies);
        }
        long keys = before(tenant, now.minus(retention.keys()));
        for (long from = mark(tenant, "keys"); from < keys; from = mark(tenant, "keys")) {
            touched += drop(tenant, "keys", sql.dropRows, Math.min(keys, from + STEP));
        }
        touched +=
                writer.call(Commands.of(tenant, tx -> intakes.marks.forget(tx, tenant, now.minus(retention.keys()))));
        long events = before(tenant, now.minus(retention.events()));
        for (long from = mark(tenant, "events"); from < events; from = mark(tenant, "events")) {
            touched += drop(tenant, "events", List.of(sql.dropEvents), Math.min(events, from + STEP));
        }
        return touched;
    }

    /** The last sequence number of what was taken in, and decided, before an instant of the center's clock. */
    private long before(TenantId tenant, Instant limit) {
        long low = 0;
        long high = Math.min(reads.lastSeq(tenant), reads.firstUndecided(tenant) - 1);
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            Instant at = clockAt(tenant, middle);
            if (at != null && at.isBefore(limit)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private @Nullable Instant clockAt(TenantId tenant, long seq) {
        List<Inbox> found = new ArrayList<>();
        readers.query(
                sql.inboxFrom, row -> found.add(RowJson.read(Inbox.class, row.getString(1))), tenant.value(), seq);
        return found.isEmpty() ? null : found.get(0).clock();
    }

    private long strip(TenantId tenant, long from, long until) {
        List<Row> rows = rows(sql.inboxBetween, tenant.value(), from, until, STEP);
        long to = rows.size() < STEP ? until : rows.get(rows.size() - 1).seq();
        change(tenant, tx -> {
            for (Row row : rows) {
                tx.rows.add(sql.putBody, Erasing.stripped(row.body()), tenant.value(), row.seq());
                tx.rows.add(sql.putFacts, Erasing.noFacts(), tenant.value(), row.seq());
            }
            List<String[]> works = new ArrayList<>();
            tx.rows.query(
                    sql.finishedBetween,
                    row -> works.add(new String[] {row.getString(1), row.getString(2)}),
                    tenant.value(),
                    from,
                    to);
            for (String[] work : works) {
                tx.rows.add(sql.putWork, Erasing.workStripped(work[1]), tenant.value(), work[0]);
            }
            tx.rows.add(sql.mark, tenant.value(), FORGOTTEN + "bodies", Long.toString(to), null);
        });
        return rows.size();
    }

    private long drop(TenantId tenant, String what, List<String> deletes, long to) {
        long[] dropped = new long[1];
        change(tenant, tx -> {
            tx.tenant(tenant).retold = true;
            for (String delete : deletes) {
                dropped[0] += tx.rows.update(delete, tenant.value(), to);
            }
            tx.rows.add(sql.mark, tenant.value(), FORGOTTEN + what, Long.toString(to), null);
        });
        return dropped[0];
    }

    private long mark(TenantId tenant, String what) {
        String position = reads.cursor(tenant, FORGOTTEN + what).value();
        return position.isEmpty() ? 0 : Long.parseLong(position);
    }

    @Override
    public Vitals vitals(TenantId tenant) {
        long[] database = new long[1];
        Instant before = clock.instant();
        readers.query(sql.now, row -> database[0] = row.getLong(1));
        Duration skew = Duration.between(before, Instant.ofEpochMilli(database[0]));
        return store.vitals(reads.oldestWait(tenant), skew);
    }

    private List<Row> rows(String query, @Nullable Object... values) {
        List<Row> rows = new ArrayList<>();
        readers.query(query, row -> rows.add(new Row(row.getLong(1), row.getString(2))), values);
        return rows;
    }

    private interface Step<T> {
        void run(Tx tx, T one) throws SQLException;
    }

    private interface Change {
        void run(Tx tx) throws SQLException;
    }

    private <T> void steps(TenantId tenant, List<T> all, Step<T> step) {
        for (int from = 0; from < all.size(); from += STEP) {
            List<T> few = all.subList(from, Math.min(all.size(), from + STEP));
            change(tenant, tx -> {
                for (T one : few) {
                    step.run(tx, one);
                }
            });
        }
    }

    private void change(TenantId tenant, Change change) {
        writer.call(Commands.of(tenant, tx -> {
            change.run(tx);
            return true;
        }));
    }
}
