package io.sccc.core.ledger;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.ScccException;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Delivery;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Intake;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Upkeep;
import io.sccc.core.spi.Verdict;
import io.sccc.core.spi.Work;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a database: what was stored survives the process. In a file of its own (SQLite, one process), or in the
 * host's database through its {@link DataSource} (PostgreSQL, MySQL, MariaDB: several nodes may share it; H2: one process).
 *
 * <p>One thread with one connection writes; each transaction takes in everything that waits, and a caller goes on only
 * when its own was committed. Others read beside it. All methods are thread-safe.
 */
public final class JdbcLedger implements Ledger {

    private final @Nullable SqliteFile file;
    private final Dialect dialect;
    private final String description;
    private final Readers readers;
    private final Reads reads;
    private final Memories memories;
    private final Tenants tenants;
    private final WorkTable work;
    private final IntakeTables intakes;
    private final Decisions decisions;
    private final Leases leases;
    private final Writer writer;
    private final HostTransaction host;
    private final Failpoint failpoint;
    private final Tombstones tombstones;
    private final Deliveries deliveries;
    private final Notices notices;
    private final JdbcUpkeep upkeep;
    private final JdbcCredentials credentials;
    private final String keepRuleset;

    /** Where each source stood when it was last asked for. */
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    private final RecentEvents recent = new RecentEvents();
    private final Map<TenantId, Long> newest = new ConcurrentHashMap<>();

    private JdbcLedger(Builder made) {
        this.failpoint = Failpoint.of(made.failpoint);
        this.file = made.file == null ? null : SqliteFile.open(made.file);
        DataSource database = file == null ? Objects.requireNonNull(made.database) : file;
        Readers.Opening opening = database::getConnection;
        Opened opened = open(opening, made);
        this.dialect = opened.dialect;
        this.description = opened.description;
        LedgerNames names = made.names();
        this.memories = new Memories(dialect, names);
        this.readers = new Readers(opening, dialect, file != null);
        this.reads = new Reads(names, readers);
        this.work = new WorkTable(dialect, names, made.node, made.lease);
        this.tenants = new Tenants(dialect, names, made.node, work, recent);
        this.tombstones = new Tombstones(names, opened.vault);
        Marks marks = new Marks(dialect, names);
        this.intakes = new IntakeTables(dialect, names, tenants.insertEvents(), tombstones, marks, memories, failpoint);
        this.decisions = new Decisions(dialect, names, intakes, work, memories, failpoint);
        this.notices = new Notices(names, intakes, marks);
        this.leases = new Leases(dialect, names, made.node, made.lease, memories);
        this.deliveries = new Deliveries(dialect, names, opened.vault);
        this.credentials = new JdbcCredentials(opening, dialect, names, opened.vault, failpoint);
        this.keepRuleset = dialect.insertIgnore(names.table("ruleset"), List.of("tenant", "hash"), List.of("body"));
        this.writer = new Writer(opening, dialect, tenants, memories, this::lookUp, failpoint);
        this.host = new HostTransaction(
                dialect, new Tenants(dialect, names, made.node + "/host", work, new RecentEvents()), this::lookUp);
        this.upkeep = new JdbcUpkeep(
                dialect,
                names,
                writer,
                readers,
                reads,
                memories,
                intakes,
                tombstones,
                InstantSource.system(),
                this::vitals,
                failpoint);
    }

    private record Opened(Dialect dialect, String description, Vault vault) {}

    private Opened open(Readers.Opening opening, Builder made) {
        try {
            return look(opening, made);
        } catch (RuntimeException e) {
            closeFile();
            throw e;
        }
    }

    private static Opened look(Readers.Opening opening, Builder made) {
        try (Connection connection = opening.open()) {
            Dialect dialect = Dialect.of(connection);
            dialect.check(connection, made.names());
            dialect.prepare(connection);
            new Migrations(dialect, made.names(), InstantSource.system())
                    .failing(Failpoint.of(made.failpoint))
                    .run(connection, made.mode);
            return new Opened(dialect, dialect.describe(connection), new Vault(key(connection, dialect, made)));
        } catch (SQLException e) {
            throw new PermanentException("SCCC-5100 the ledger's database could not be opened", e);
        }
    }

    private static byte[] key(Connection connection, Dialect dialect, Builder made) throws SQLException {
        if (made.key != null) {
            return made.key;
        }
        return made.file == null ? LedgerKey.within(connection, dialect, made.names()) : LedgerKey.beside(made.file);
    }

    private void lookUp(Tx tx, TenantState state) throws SQLException {
        tombstones.lookUp(tx, state);
        work.lookUp(tx, state);
        decisions.lookUp(tx, state);
        tx.afterCommit(() -> newest.merge(state.tenant, state.seq, Math::max));
    }

    /** A ledger in the host's database, with everything as it is by default. */
    public static JdbcLedger on(DataSource database) {
        return builder(database).build();
    }

    /** A ledger in a file of its own: SQLite, made when it is not there. The host brings the driver. */
    public static JdbcLedger file(Path file) {
        return builder(file).build();
    }

    /** A ledger in the host's database. */
    public static Builder builder(DataSource database) {
        return new Builder(database, null);
    }

    /** A ledger in a file of its own. */
    public static Builder builder(Path file) {
        return new Builder(null, file);
    }

    /** How a ledger is kept. Used by one thread. */
    public static final class Builder {

        private final @Nullable DataSource database;
        private final @Nullable Path file;
        private String prefix = LedgerNames.DEFAULT.prefix();
        private @Nullable String schema;
        private SchemaMode mode = SchemaMode.MIGRATE;
        private Duration lease = Duration.ofSeconds(30);
        private String node = UUID.randomUUID().toString();
        private byte @Nullable [] key;
        private @Nullable String failpoint = System.getProperty("sccc.failpoint");

        private Builder(@Nullable DataSource database, @Nullable Path file) {
            this.database = database;
            this.file = file;
        }

        /** What every table's name begins with; {@code sccc_} unless told. */
        public Builder prefix(String prefix) {
            this.prefix = prefix;
            return this;
        }

        /** The database schema the tables are in; the connection's own unless told. */
        public Builder schema(String schema) {
            this.schema = schema;
            return this;
        }

        /** What is done about the tables when the ledger opens; {@link SchemaMode#MIGRATE} unless told. */
        public Builder mode(SchemaMode mode) {
            this.mode = mode;
            return this;
        }

        /** After how long without a sign a node counts as gone; 30 seconds unless told. */
        public Builder lease(Duration lease) {
            if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "lease (%s) is shorter than a second: nodes would lose it between two signs. Maybe 30 seconds?"
                                .formatted(lease));
            }
            this.lease = lease;
            return this;
        }

        /** This process's name among those that share the store, at most 64 characters; random unless told. */
        public Builder node(String node) {
            if (node.isBlank() || node.length() > 64) {
                throw new IllegalArgumentException(
                        "node (%s) is blank or longer than 64 characters. Maybe leave it out?".formatted(node));
            }
            this.node = node;
            return this;
        }

        /**
         * What tokens and deliveries are sealed with, 16 bytes or more that the host keeps. Unless told a random one is
         * made: in a file beside the ledger's (mode 0600), or in the host's database itself, where it only hides them from
         * a glance.
         */
        public Builder key(byte[] key) {
            this.key = key.clone();
            return this;
        }

        /** Where a test kills the process. */
        Builder failpoint(String name) {
            this.failpoint = name;
            return this;
        }

        /**
         * Opens the ledger.
         *
         * @throws PermanentException when the database is unfit, or its tables are
         * @throws io.sccc.core.error.TransientException when it cannot be reached now
         */
        public JdbcLedger build() {
            return new JdbcLedger(this);
        }

        private LedgerNames names() {
            return new LedgerNames(prefix, schema);
        }
    }

    /** Beside a running center, or without one. */
    @Override
    public Upkeep upkeep() {
        return upkeep;
    }

    @Override
    public long revivals(TenantId tenant) {
        return upkeep.revivals(tenant);
    }

    private Upkeep.Vitals vitals(@Nullable Duration oldest, Duration skew) {
        long bytes = file == null ? -1 : file.bytes();
        return new Upkeep.Vitals(
                description, SchemaVersion.LATEST, skew, oldest, bytes, file == null ? -1 : file.free());
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public boolean shared() {
        return dialect.shared();
    }

    @Override
    public boolean lead(TenantId tenant) {
        return !shared() || writer.call(Commands.of(tenant, tx -> leases.lead(tx, tenant)));
    }

    @Override
    public Cursor cursor(TenantId tenant, String source) {
        Cursor cursor = reads.cursor(tenant, source);
        seen.put(tenant + " " + source, cursor.value());
        return cursor;
    }

    @Override
    public List<Taken> take(Intake page) {
        return writer.call(Commands.of(page.tenant(), tx -> {
            if (page.delivery() != null) {
                deliveries.read(tx, page.tenant(), page.delivery());
            }
            if (page.source() != null) {
                leases.fence(tx, page.tenant());
                requireUnmoved(tx, page.tenant(), page.source(), page.next());
            }
            return intakes.take(tx, page);
        }));
    }

    /** A page was fetched from where the source stood: when another node led meanwhile, that one has taken it. */
    private void requireUnmoved(Tx tx, TenantId tenant, String source, @Nullable Cursor next) throws SQLException {
        String name = tenant + " " + source;
        String expected = seen.get(name);
        String stored =
                intakes.source(tx, tx.tenant(tenant), IntakeTables.key(source)).position();
        if (shared() && expected != null && !expected.equals(stored)) {
            throw new Fenced("another node has read source %s of tenant %s meanwhile; nothing was stored"
                    .formatted(source, tenant));
        }
        if (next != null) {
            tx.afterCommit(() -> seen.put(name, next.value()));
        }
    }

    @Override
    public List<Taken> take(Intake page, Connection transaction) {
        return host.run(transaction, Commands.of(page.tenant(), tx -> intakes.take(tx, page)));
    }

    @Override
    public CompletionStage<Boolean> ask(TenantId tenant, Work asked) {
        return writer.submit(new Commands.Ask(decisions, tenant, asked));
    }

    @Override
    public boolean ask(TenantId tenant, Work asked, Connection transaction) {
        return host.run(transaction, new Commands.Ask(decisions, tenant, asked));
    }

    @Override
    public boolean propose(TenantId tenant, String scope, String why) {
        return writer.call(Commands.of(tenant, tx -> notices.propose(tx, tenant, scope, why)));
    }

    @Override
    public void lag(TenantId tenant, String source, Duration lag, Instant at) {
        writer.call(Commands.of(tenant, tx -> {
            leases.fence(tx, tenant);
            notices.lag(tx, tenant, source, lag, at);
            return true;
        }));
    }

    @Override
    public boolean opened(TenantId tenant, Party about, String contentId, @Nullable Instant at) {
        return writer.call(Commands.of(tenant, tx -> notices.opened(tx, tenant, about, contentId, at)));
    }

    @Override
    public boolean solved(TenantId tenant, PostId post, @Nullable Instant at) {
        return writer.call(Commands.of(tenant, tx -> notices.solved(tx, tenant, post, at)));
    }

    @Override
    public void keep(TenantId tenant, Delivery delivery) {
        writer.call(Commands.of(tenant, tx -> {
            deliveries.keep(tx, tenant, delivery);
            return true;
        }));
        failpoint.pass(Failpoint.Name.AFTER_WEBHOOK_STORE_BEFORE_200);
    }

    @Override
    public List<Delivery> deliveries(TenantId tenant) {
        try {
            return deliveries.all(readers::query, tenant);
        } catch (SQLException e) {
            throw Sql.wrap(dialect.fault(e), "SCCC-5120 the ledger could not be read", e);
        }
    }

    /** Tokens in the same database, sealed. */
    public CredentialStore credentials() {
        return credentials;
    }

    @Override
    public List<Inbox> undecided(TenantId tenant, long after) {
        return reads.undecided(tenant, after);
    }

    @Override
    public @Nullable Decision decision(TenantId tenant, PostId post) {
        return reads.decision(tenant, post);
    }

    @Override
    public @Nullable Instant clock(TenantId tenant) {
        return reads.clock(tenant);
    }

    @Override
    public Memory memory(TenantId tenant, ConversationId conversation) {
        Memory cached = memories.cached(tenant, conversation);
        if (cached != null) {
            return cached;
        }
        try {
            return memories.get(readers::query, tenant, conversation);
        } catch (SQLException e) {
            throw Sql.wrap(dialect.fault(e), "SCCC-5120 the ledger could not be read", e);
        }
    }

    @Override
    public void join(TenantId tenant, ConversationId from, ConversationId into) {
        writer.call(new Commands.Join(decisions, leases, tenant, from, into));
    }

    @Override
    public CompletionStage<Integer> decide(Verdict verdict) {
        return writer.submit(new Commands.Decide(decisions, leases, verdict));
    }

    @Override
    public void bury(Inbox row, DeadLetter letter) {
        writer.call(Commands.bury(decisions, leases, row, letter));
    }

    @Override
    public List<ConversationId> due(TenantId tenant, Instant now, int most) {
        return reads.due(tenant, now, most);
    }

    @Override
    public CompletionStage<List<Work>> claim(TenantId tenant, int most) {
        return writer.submit(Commands.of(tenant, tx -> {
            tx.afterCommit(() -> failpoint.pass(Failpoint.Name.AFTER_LEASE));
            return work.claim(tx, tx.tenant(tenant), most);
        }));
    }

    @Override
    public void heartbeat(TenantId tenant) {
        if (shared()) {
            writer.call(Commands.of(tenant, tx -> {
                work.renew(tx, tx.tenant(tenant));
                return true;
            }));
        }
    }

    @Override
    public CompletionStage<Boolean> finish(TenantId tenant, Work done, Ending ending) {
        return writer.submit(new Commands.Finish(decisions, tenant, done, ending));
    }

    @Override
    public @Nullable Work work(TenantId tenant, ActionKey key) {
        return reads.work(tenant, key);
    }

    @Override
    public long lastSeq(TenantId tenant) {
        Long known = shared() ? null : newest.get(tenant);
        return known == null ? reads.lastSeq(tenant) : known;
    }

    @Override
    public List<Event> events(TenantId tenant, long seq, int most) {
        if (shared()) {
            return reads.events(tenant, seq, most); // others write and erase, too
        }
        if (Objects.equals(newest.get(tenant), seq)) {
            return List.of();
        }
        List<Event> known = recent.after(tenant, seq, most);
        return known == null ? reads.events(tenant, seq, most) : known;
    }

    @Override
    public void keepRuleset(TenantId tenant, String hash, String text) {
        writer.call(Commands.of(tenant, tx -> {
            tx.rows.add(keepRuleset, tenant.value(), Keys.name(hash, 80), text);
            return true;
        }));
    }

    @Override
    public @Nullable String ruleset(TenantId tenant, String hash) {
        return reads.ruleset(tenant, Keys.name(hash, 80));
    }

    @Override
    public ConversationId resolve(TenantId tenant, ConversationId conversation) {
        return reads.resolve(tenant, conversation);
    }

    @Override
    public void judgments(TenantId tenant, Consumer<Judgment> reader) {
        reads.judgments(tenant, reader);
    }

    @Override
    public void hops(TenantId tenant, Consumer<Judgment> reader) {
        reads.hops(tenant, reader);
    }

    @Override
    public void works(TenantId tenant, Consumer<Work> reader) {
        reads.works(tenant, reader);
    }

    @Override
    public void deadLetters(TenantId tenant, Consumer<DeadLetter> reader) {
        reads.deadLetters(tenant, reader);
    }

    @Override
    public Counts counts(TenantId tenant) {
        return reads.counts(tenant);
    }

    @Override
    public void close() {
        failpoint.pass(Failpoint.Name.DURING_SHUTDOWN);
        try {
            newest.keySet().forEach(this::giveBack);
        } finally {
            writer.close();
            readers.close();
            closeFile();
        }
    }

    private void closeFile() {
        if (file != null) {
            file.close();
        }
    }

    private void giveBack(TenantId tenant) {
        try {
            writer.call(Commands.of(tenant, tx -> {
                work.release(tx, tx.tenant(tenant));
                leases.give(tx, tenant);
                return true;
            }));
        } catch (ScccException e) {
            // the leases run out, or the next start voids them
        }
    }
}
