package io.sccc.core.ledger;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.DeliveryId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Delivery;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Verdict;
import io.sccc.core.spi.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of one tenant in memory. Guarded by its ledger's lock. */
final class TenantRows implements Intakes.Books {

    final TenantId tenant;
    final Map<String, Cursor> cursors = new HashMap<>();
    private final Map<String, Instant> opened = new HashMap<>();
    final Map<PostId, Inbox> latest = new LinkedHashMap<>();
    final TreeMap<Long, Inbox> undecided = new TreeMap<>();
    final List<Event> events = new ArrayList<>();
    final Map<PostId, Judgment> judgments = new HashMap<>();
    private final List<Judgment> hops = new ArrayList<>();
    final Map<ConversationId, Memory> memories = new HashMap<>();
    private final Map<ConversationId, ConversationId> joined = new HashMap<>();
    final TreeSet<Ledger.Timer> timers = new TreeSet<>(Ledger.Timer.BY_DUE);
    final WorkRows works = new WorkRows();
    final List<DeadLetter> letters = new ArrayList<>();
    final Map<DeliveryId, Delivery> deliveries = new LinkedHashMap<>();
    final Map<String, String> rulesets = new HashMap<>();
    private final Map<String, Offers> offers = new HashMap<>();
    private final Set<PostId> solutions = new HashSet<>();
    final Conversations conversations = new Conversations();
    final Intakes intakes = new Intakes(this);
    private final AuthorHistory authors = new AuthorHistory(conversations::resolve);
    private @Nullable Instant clock;

    TenantRows(TenantId tenant) {
        this.tenant = tenant;
    }

    /** Nobody is erased from what ends with the process. */
    @Override
    public boolean erased(Post post) {
        return false;
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
        Inbox row = latest.get(post);
        return row == null ? null : row.post().revision();
    }

    @Override
    public @Nullable Instant clock() {
        return clock;
    }

    @Override
    public void clock(Instant now) {
        clock = now;
    }

    @Override
    public Instant opened(String source, Instant now) {
        return opened.computeIfAbsent(source, s -> now);
    }

    @Override
    public long nextSeq() {
        return events.size() + 1L;
    }

    @Override
    public void append(
            @Nullable ConversationId conversation,
            @Nullable Instant at,
            long cause,
            Function<Event.Head, Event> event) {
        long seq = nextSeq();
        events.add(event.apply(new Event.Head(seq, tenant, conversation, at, cause == 0 ? seq : cause)));
    }

    /** Was this crisis proposed before? */
    boolean proposed(String scope, String why) {
        return events.stream().anyMatch(event -> Notices.same(event, scope, why));
    }

    /** Remembers what a finished action has offered. */
    void ended(Work ended, ConversationId conversation) {
        String content = Marks.content(ended);
        if (content != null) {
            String customer = ended.request().about().key();
            offers.put(customer, offers(customer).offered(conversation, content));
        }
    }

    private Offers offers(String customer) {
        return offers.getOrDefault(customer, Offers.NONE);
    }

    boolean opened(Party about, String contentId, @Nullable Instant at) {
        Offers before = offers(about.key());
        ConversationId conversation = conversations.resolve(about.conversation());
        Set<ConversationId> same = before.conversations(contentId);
        same.removeIf(one -> !conversations.resolve(one).equals(conversation));
        Offers opened = before.opened(same, contentId);
        if (opened.equals(before)) {
            return false;
        }
        offers.put(about.key(), opened);
        Party now = about.in(conversation);
        append(conversation, at == null ? clock : at, 0, head -> new Event.ContentClicked(head, now, contentId));
        return true;
    }

    boolean solved(PostId post, @Nullable Instant at) {
        Inbox row = latest.get(post);
        if (row == null || !solved(post)) {
            return false;
        }
        ConversationId conversation = conversations.resolve(row.conversation());
        append(conversation, at == null ? clock : at, 0, head -> new Event.ThreadSolved(head, post));
        return true;
    }

    @Override
    public boolean solved(PostId post) {
        return solutions.add(post);
    }

    @Override
    public void store(Inbox row, long textKey) {
        latest.put(row.post().id(), row);
        undecided.put(row.seq(), row);
    }

    @Override
    public void keep(DeadLetter letter) {
        letters.add(letter);
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
            works.join(from, memory(into).conversation());
        }
    }

    /** A verdict is stored: its post, or its timer, is done. */
    void decided(Verdict verdict) {
        Judgment judgment = verdict.judgment();
        timers.addAll(verdict.change().set());
        if (verdict.timer() != null) {
            timers.remove(verdict.timer());
        } else {
            undecided.remove(judgment.row().seq());
            judgments.put(judgment.row().post().id(), judgment);
        }
        if (judgment.hop() != null) {
            hops.add(judgment);
        }
    }

    /** The latest judgment of each post, in the order the posts first came. */
    List<Judgment> latest() {
        return latest.keySet().stream()
                .map(judgments::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Judgments that changed a level, those of timers too, in an order that threads do not touch. */
    List<Judgment> allHops() {
        List<Judgment> all = new ArrayList<>(hops);
        all.sort(Comparator.<Judgment>comparingLong(judgment -> judgment.row().seq())
                .thenComparing(judgment -> judgment.timer() == null ? "" : judgment.timer()));
        return all;
    }
}
