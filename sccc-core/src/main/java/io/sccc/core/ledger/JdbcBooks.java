package io.sccc.core.ledger;

import io.sccc.core.internal.json.RowJson;
import io.sccc.core.model.Author;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's books for one page: everything its posts touch is read with few statements before the first is taken in,
 * and held until the last is.
 */
final class JdbcBooks implements Intakes.Books, Conversations.Graph {

    private static final TenantState.Born UNKNOWN = new TenantState.Born(Long.MAX_VALUE, null);

    private final IntakeTables tables;
    private final Tx tx;
    private final TenantState state;
    private final Conversations conversations = new Conversations(this);
    private final AuthorHistory authors = new AuthorHistory(this::past, conversations::resolve);
    private final Map<PostId, Long> revisions = new HashMap<>();
    private final Map<String, Conversations.Node> nodes = new HashMap<>();
    private final Map<ConversationId, TenantState.Born> born = new HashMap<>();
    private final Map<String, List<AuthorHistory.Entry>> past = new HashMap<>();
    private final Set<String> solutions = new HashSet<>();

    JdbcBooks(IntakeTables tables, Tx tx, TenantState state) {
        this.tables = tables;
        this.tx = tx;
        this.state = state;
    }

    @Override
    public boolean erased(Post post) {
        return tables.tombstones.covers(state, post);
    }

    /** Reads what these posts touch. */
    void prepare(List<Post> posts) throws SQLException {
        readRevisions(posts);
        Set<String> touched = new HashSet<>();
        posts.forEach(post -> touched.addAll(Conversations.touched(post)));
        readNodes(touched);
        readChains(posts);
        readAuthors(posts);
        readSolutions(posts);
        Set<ConversationId> met = new HashSet<>();
        nodes.values().forEach(node -> met.add(node.conversation()));
        past.values().forEach(entries -> entries.forEach(entry -> met.add(entry.conversation())));
        readConversations(met);
    }

    private void readRevisions(List<Post> posts) throws SQLException {
        Map<String, PostId> keys = new HashMap<>();
        posts.forEach(post -> keys.put(Keys.post(post.id()), post.id()));
        tx.rows.each(
                tables.revisions,
                state.tenant,
                keys.keySet(),
                row -> revisions.put(Objects.requireNonNull(keys.get(row.getString(1))), row.getLong(2)));
    }

    private void readNodes(Collection<String> wanted) throws SQLException {
        Map<String, String> keys = new HashMap<>();
        for (String node : wanted) {
            Conversations.Node known = state.nodes.getIfPresent(node);
            if (known != null) {
                nodes.put(node, known);
            } else {
                keys.put(Keys.of(node), node);
            }
        }
        tx.rows.each(tables.nodes, state.tenant, keys.keySet(), row -> {
            String speaker = row.getString(3);
            Conversations.Node node = new Conversations.Node(
                    new ConversationId(row.getString(2)),
                    speaker == null ? null : RowJson.read(Conversations.Speaker.class, speaker));
            String key = Objects.requireNonNull(keys.get(row.getString(1)));
            nodes.put(key, node);
            state.nodes.put(key, node);
        });
    }

    /** Reads on up the replies, a step for all posts at a time, as far as {@link Conversations#answers} will go. */
    private void readChains(List<Post> posts) throws SQLException {
        Set<String> read = new HashSet<>();
        for (int hops = 0; hops < Conversations.LONGEST_CHAIN; hops++) {
            Set<String> missing = new HashSet<>();
            for (Post post : posts) {
                String end = chainEnd(post);
                if (end != null && !nodes.containsKey(end) && read.add(end)) {
                    missing.add(end);
                }
            }
            if (missing.isEmpty()) {
                return;
            }
            readNodes(missing);
        }
    }

    private @Nullable String chainEnd(Post post) {
        if (post.inReplyTo() == null) {
            return null;
        }
        String self = Party.of(post, new ConversationId("c")).key();
        String at = Conversations.touched(post).get(1);
        for (int hops = 0; at != null && hops < Conversations.LONGEST_CHAIN; hops++) {
            Conversations.Node node = nodes.get(at);
            if (node == null) {
                return hops == 0 ? null : at;
            }
            Conversations.Speaker speaker = node.speaker();
            if (speaker == null || (!speaker.company() && !speaker.key().equals(self))) {
                return null;
            }
            at = speaker.parent();
        }
        return null;
    }

    private void readAuthors(List<Post> posts) throws SQLException {
        Map<String, String> keys = new HashMap<>();
        for (Post post : posts) {
            Author author = post.author();
            if (author != null && AuthorHistory.counts(post) && !past.containsKey(author.id())) {
                List<AuthorHistory.Entry> known = state.authors.getIfPresent(author.id());
                past.put(author.id(), known == null ? new ArrayList<>(2) : known);
                if (known == null) {
                    keys.put(Keys.of(author.id()), author.id());
                }
            }
        }
        Map<String, List<Edit>> found = new HashMap<>();
        tx.rows.each(
                tables.authors,
                state.tenant,
                keys.keySet(),
                row -> found.computeIfAbsent(
                                Objects.requireNonNull(keys.get(row.getString(1))), author -> new ArrayList<>())
                        .add(new Edit(
                                new AuthorHistory.Entry(
                                        row.getString(2),
                                        row.getString(4),
                                        Instant.parse(row.getString(5)),
                                        new ConversationId(row.getString(6)),
                                        row.getLong(7)),
                                row.getLong(3) > 0)));
        found.forEach((author, edits) -> {
            Collections.reverse(edits);
            edits.forEach(edit -> AuthorHistory.replay(past(author), edit.entry, edit.edit));
        });
        keys.values().forEach(author -> state.authors.put(author, past(author)));
    }

    private void readSolutions(List<Post> posts) throws SQLException {
        List<String> names = posts.stream()
                .filter(Post::solution)
                .map(post -> Marks.solution(post.id()))
                .distinct()
                .toList();
        tx.rows.each(tables.marks.named, state.tenant, names, row -> solutions.add(row.getString(1)));
    }

    private record Edit(AuthorHistory.Entry entry, boolean edit) {}

    private void readConversations(Set<ConversationId> wanted) throws SQLException {
        Set<ConversationId> left = wanted;
        while (!left.isEmpty()) {
            Set<String> keys = new HashSet<>();
            for (ConversationId id : left) {
                TenantState.Born known = state.conversations.getIfPresent(id);
                if (known != null) {
                    born.put(id, known);
                } else {
                    keys.add(id.value());
                }
            }
            tx.rows.each(tables.conversations, state.tenant, keys, row -> {
                String alias = row.getString(3);
                remember(
                        new ConversationId(row.getString(1)),
                        new TenantState.Born(row.getLong(2), alias == null ? null : new ConversationId(alias)));
            });
            Set<ConversationId> next = new HashSet<>();
            left.forEach(id -> {
                ConversationId alias = born.getOrDefault(id, UNKNOWN).alias();
                if (alias != null && !born.containsKey(alias)) {
                    next.add(alias);
                }
            });
            left = next;
        }
    }

    /** Puts a message that was made into the graph; its conversation has been resolved. */
    void speak(String spoken, Work message) throws SQLException {
        readNodes(Set.of(spoken));
        conversations.speak(spoken, message);
    }

    /** The id a conversation goes by now. */
    ConversationId resolve(ConversationId id) throws SQLException {
        readConversations(Set.of(id));
        return conversations.resolve(id);
    }

    private List<AuthorHistory.Entry> past(String author) {
        return Objects.requireNonNull(past.get(author));
    }

    private void remember(ConversationId id, TenantState.Born one) {
        born.put(id, one);
        state.conversations.put(id, one);
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public AuthorHistory authors() {
        return authors;
    }

    @Override
    public @Nullable Long revision(PostId post) {
        return revisions.get(post);
    }

    @Override
    public @Nullable Instant clock() {
        return state.clock;
    }

    @Override
    public void clock(Instant now) {
        state.clock = now;
    }

    @Override
    public Instant opened(String source, Instant now) {
        String key = IntakeTables.key(source);
        TenantState.Source known = Objects.requireNonNull(state.sources.get(key));
        if (known.opened() != null) {
            return known.opened();
        }
        tables.putSource(tx, state, key, new TenantState.Source(known.position(), now));
        return now;
    }

    @Override
    public boolean solved(PostId post) {
        String name = Marks.solution(post);
        boolean first = solutions.add(name);
        if (first) {
            tables.marks.put(tx, state, name, "1");
        }
        return first;
    }

    @Override
    public long nextSeq() {
        return state.seq + 1;
    }

    @Override
    public void append(
            @Nullable ConversationId conversation,
            @Nullable Instant at,
            long cause,
            Function<Event.Head, Event> event) {
        state.append(conversation, at, cause, event);
        if (cause == 0) {
            state.endEvents(tables.insertEvents, tx.rows);
        }
    }

    @Override
    public void store(Inbox row, long textKey) {
        state.endEvents(tables.insertEvents, tx.rows);
        tables.putInbox(tx, state, row, textKey);
        revisions.put(row.post().id(), row.post().revision());
    }

    @Override
    public void keep(DeadLetter letter) {
        state.endEvents(tables.insertEvents, tx.rows);
        tables.putLetter(tx, state, letter);
    }

    @Override
    public Conversations.@Nullable Node node(String key) {
        return nodes.get(key);
    }

    @Override
    public void put(String key, Conversations.Node node) {
        nodes.put(key, node);
        state.nodes.put(key, node);
        tables.putNode(tx, state, key, node);
    }

    @Override
    public @Nullable ConversationId aliasOf(ConversationId id) {
        return born.getOrDefault(id, UNKNOWN).alias();
    }

    @Override
    public void alias(ConversationId id, ConversationId into) {
        remember(id, new TenantState.Born(born(id), into));
        tables.putAlias(tx, state, id, into);
    }

    @Override
    public long born(ConversationId id) {
        return born.getOrDefault(id, UNKNOWN).seq();
    }

    @Override
    public void born(ConversationId id, long seq) {
        remember(id, new TenantState.Born(seq, null));
        tables.putConversation(tx, state, id, seq);
    }
}
