package io.sccc.core.ledger;

import io.sccc.core.model.Author;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What authors of one tenant did lately, counted in ledger order. A person is (network, id); copies of a text are looked
 * for under the same id on every network; an edit takes the place of its post. Bounded: {@value #KEPT} posts an author,
 * seven days.
 */
final class AuthorHistory {

    static final int KEPT = 512;
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration COPY = Duration.ofMinutes(10);

    private final Map<String, Deque<Entry>> people = new HashMap<>();
    private final Map<String, Deque<Entry>> names = new HashMap<>();

    private final UnaryOperator<ConversationId> resolve;

    AuthorHistory(UnaryOperator<ConversationId> resolve) {
        this.resolve = resolve;
    }

    private record Entry(PostId post, Instant at, ConversationId conversation, long textKey) {}

    /** What the author did before this post, which is then remembered; null for somebody unknown or a post untimed. */
    Inbox.@Nullable History observe(Post post, ConversationId conversation, long textKey) {
        Author author = post.author();
        Instant at = post.postedAt();
        if (author == null || at == null || post.byCompany()) {
            return null;
        }
        Deque<Entry> own = people.computeIfAbsent(post.id().network() + " " + author.id(), k -> new ArrayDeque<>(2));
        Deque<Entry> named = names.computeIfAbsent(author.id(), k -> new ArrayDeque<>(2));
        if (post.revision() > 0) {
            own.removeIf(entry -> entry.post.equals(post.id()));
            named.removeIf(entry -> entry.post.equals(post.id()));
        }
        Inbox.History history = new Inbox.History(
                count(own, at, DAY), others(own, at, conversation), textKey == 0 ? 0 : copies(named, at, textKey));
        Entry entry = new Entry(post.id(), at, conversation, textKey);
        remember(own, entry, WEEK);
        remember(named, entry, COPY);
        return history;
    }

    private static int count(Deque<Entry> entries, Instant at, Duration window) {
        int count = 0;
        for (Entry entry : entries) {
            if (within(entry, at, window)) {
                count++;
            }
        }
        return count;
    }

    private int others(Deque<Entry> entries, Instant at, ConversationId conversation) {
        Set<ConversationId> others = new HashSet<>();
        for (Entry entry : entries) {
            if (within(entry, at, WEEK) && !resolve.apply(entry.conversation).equals(conversation)) {
                others.add(resolve.apply(entry.conversation));
            }
        }
        return others.size();
    }

    private static int copies(Deque<Entry> entries, Instant at, long textKey) {
        int count = 0;
        for (Entry entry : entries) {
            if (entry.textKey == textKey && within(entry, at, COPY)) {
                count++;
            }
        }
        return count;
    }

    private static boolean within(Entry entry, Instant at, Duration window) {
        return !entry.at.isAfter(at) && entry.at.isAfter(at.minus(window));
    }

    private static void remember(Deque<Entry> entries, Entry entry, Duration window) {
        entries.addLast(entry);
        Instant oldest = entry.at.minus(window);
        while (entries.size() > KEPT || entries.getFirst().at.isBefore(oldest)) {
            entries.removeFirst();
        }
    }
}
