package io.sccc.core.ledger;

import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Intake;
import io.sccc.core.spi.Ledger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables a page goes into, and how pages are taken in. */
final class IntakeTables {

    final String insertEvents;
    final InList revisions;
    final InList nodes;
    final InList authors;
    final InList conversations;
    private final String insertInbox;
    private final String putNode;
    private final String insertConversation;
    private final String alias;
    private final String putSource;
    private final String source;
    private final String insertLetter;
    final Tombstones tombstones;
    final Marks marks;
    private final Memories memories;
    private final Failpoint failpoint;

    IntakeTables(
            Dialect dialect,
            LedgerNames names,
            String insertEvents,
            Tombstones tombstones,
            Marks marks,
            Memories memories,
            Failpoint failpoint) {
        this.tombstones = tombstones;
        this.marks = marks;
        this.insertEvents = insertEvents;
        this.memories = memories;
        this.failpoint = failpoint;
        String inbox = names.table("inbox");
        String conversation = names.table("conversation");
        this.revisions = InList.of(
                "select post, max(revision) from " + inbox + " where tenant = ? and post in (%s) group by post");
        this.nodes = InList.of("select node, conversation, speaker from " + names.table("node")
                + " where tenant = ? and node in (%s)");
        this.authors = InList.ofEach("select author, post, revision, network, posted_at, conversation, text_key, seq"
                + " from " + inbox + " where tenant = ? and author = ? and posted_at is not null order by seq desc"
                + " limit " + AuthorHistory.KEPT);
        this.conversations =
                InList.of("select id, born, alias_of from " + conversation + " where tenant = ? and id in (%s)");
        this.insertInbox = Sql.insert(
                inbox,
                List.of("tenant", "seq"),
                List.of("post", "revision", "conversation", "network", "author", "posted_at", "text_key", "body"));
        this.putNode =
                dialect.upsert(names.table("node"), List.of("tenant", "node"), List.of("conversation", "speaker"));
        this.insertConversation = Sql.insert(conversation, List.of("tenant", "id"), List.of("born"));
        this.alias = "update " + conversation + " set alias_of = ? where tenant = ? and id = ?";
        this.putSource =
                dialect.upsert(names.table("source"), List.of("tenant", "source"), List.of("position", "opened"));
        this.source = "select position, opened from " + names.table("source") + " where tenant = ? and source = ?";
        this.insertLetter =
                Sql.insert(names.table("dead_letter"), List.of("tenant", "seq"), List.of("code", "post", "body"));
    }

    /** Takes a page in. */
    List<Ledger.Taken> take(Tx tx, Intake page) throws SQLException {
        TenantState state = tx.tenant(page.tenant());
        JdbcBooks books = new JdbcBooks(this, tx, state);
        if (page.recorded() || page.source() != null) {
            source(tx, state, key(page.source()));
        }
        books.prepare(page.arrivals().stream()
                .filter(one -> one.arrival() instanceof Arrival.Received)
                .map(one -> ((Arrival.Received) one.arrival()).post())
                .toList());
        List<Ledger.Taken> taken = new Intakes(books).take(page);
        Cursor next = page.next();
        if (page.source() != null && next != null) {
            TenantState.Source before = source(tx, state, key(page.source()));
            putSource(tx, state, key(page.source()), new TenantState.Source(next.value(), before.opened()));
        }
        failpoint.pass(Failpoint.Name.BEFORE_INBOX_COMMIT);
        tx.afterCommit(() -> failpoint.pass(Failpoint.Name.AFTER_INBOX_COMMIT));
        return taken;
    }

    /** Where a source stands; nowhere when it was never read. */
    TenantState.Source source(Tx tx, TenantState state, String key) throws SQLException {
        TenantState.Source known = state.sources.get(key);
        if (known == null) {
            TenantState.Source[] found = {new TenantState.Source("", null)};
            tx.rows.query(
                    source,
                    row -> {
                        String opened = row.getString(2);
                        found[0] =
                                new TenantState.Source(row.getString(1), opened == null ? null : Instant.parse(opened));
                    },
                    state.tenant.value(),
                    key);
            known = found[0];
            state.sources.put(key, known);
        }
        return known;
    }

    void putSource(Tx tx, TenantState state, String key, TenantState.Source source) {
        state.sources.put(key, source);
        Instant opened = source.opened();
        tx.rows.add(putSource, state.tenant.value(), key, source.position(), opened == null ? null : opened.toString());
    }

    /** A source's name as a key. */
    static String key(@Nullable String source) {
        return Keys.name(source == null ? "" : source, 200);
    }

    void putInbox(Tx tx, TenantState state, Inbox row, long textKey) {
        Post post = row.post();
        boolean counts = row.history() != null;
        tx.rows.add(
                insertInbox,
                state.tenant.value(),
                row.seq(),
                Keys.post(post.id()),
                post.revision(),
                row.conversation().value(),
                Keys.name(post.id().network(), 100),
                post.author() == null ? null : Keys.of(post.author().id()),
                counts && post.postedAt() != null ? post.postedAt().toString() : null,
                textKey,
                RowJson.write(row));
    }

    void putNode(Tx tx, TenantState state, String key, Conversations.Node node) {
        Conversations.Speaker speaker = node.speaker();
        tx.rows.add(
                putNode,
                state.tenant.value(),
                Keys.of(key),
                node.conversation().value(),
                speaker == null ? null : RowJson.write(speaker));
    }

    void putConversation(Tx tx, TenantState state, ConversationId id, long seq) {
        tx.rows.add(insertConversation, state.tenant.value(), id.value(), seq);
        tx.afterCommit(() -> memories.begin(state.tenant, id));
    }

    void putAlias(Tx tx, TenantState state, ConversationId id, ConversationId into) {
        tx.rows.add(alias, into.value(), state.tenant.value(), id.value());
    }

    void putLetter(Tx tx, TenantState state, DeadLetter letter) {
        tx.rows.add(
                insertLetter,
                state.tenant.value(),
                letter.seq(),
                letter.code(),
                letter.post() == null ? null : Keys.post(letter.post()),
                RowJson.write(letter));
    }
}
