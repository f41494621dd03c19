package io.sccc.core.ledger;

import io.sccc.core.model.Author;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What authors of one tenant did lately, counted in ledger order. A person is (network, id); copies of a text are looked
 * for under the same id on every network; an edit takes the place of its post. Bounded: the last {@value #KEPT} posts and
 * edits of an id.
 */
final class AuthorHistory {

    static final int KEPT = 512;
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration COPY = Duration.ofMinutes(10);

    private final Function<String, List<Entry>> entries;
    private final UnaryOperator<ConversationId> resolve;

    /** Histories in memory. */
    AuthorHistory(UnaryOperator<ConversationId> resolve) {
        this(inMemory(), resolve);
    }

    /** Histories kept elsewhere: {@code entries} gives an author's own list, oldest first, which is changed. */
    AuthorHistory(Function<String, List<Entry>> entries, UnaryOperator<ConversationId> resolve) {
        this.entries = entries;
        this.resolve = resolve;
    }

    private static Function<String, List<Entry>> inMemory() {
        Map<String, List<Entry>> all = new HashMap<>();
        return author -> all.computeIfAbsent(author, name -> new ArrayList<>(2));
    }

    /**
     * A post of the past.
     *
     * @param post its {@link Keys#post}
     */
    record Entry(String post, String network, Instant at, ConversationId conversation, long textKey) {

        /** In the place of a post that was edited: within no window. */
        private Entry gone() {
            return new Entry("", "", Instant.MAX, conversation, 0);
        }
    }

    /** Whether a post's author and time are known and the author is not the company. */
    static boolean counts(Post post) {
        return post.author() != null && post.postedAt() != null && !post.byCompany();
    }

    /** What the author did before this post, which is then remembered; null for somebody unknown or a post untimed. */
    Inbox.@Nullable History observe(Post post, ConversationId conversation, long textKey) {
        Author author = post.author();
        Instant at = post.postedAt();
        if (author == null || at == null || !counts(post)) {
            return null;
        }
        List<Entry> past = entries.apply(author.id());
        Entry entry = new Entry(Keys.post(post.id()), post.id().network(), at, conversation, textKey);
        if (post.revision() > 0) {
            replace(past, entry.post);
        }
        Inbox.History history =
                new Inbox.History(own(past, entry), others(past, entry), textKey == 0 ? 0 : copies(past, entry));
        keep(past, entry);
        return history;
    }

    /** A post of the past as it was observed; to be called in ledger order. */
    static void replay(List<Entry> past, Entry entry, boolean edit) {
        if (edit) {
            replace(past, entry.post);
        }
        keep(past, entry);
    }

    private static void replace(List<Entry> past, String post) {
        past.replaceAll(entry -> entry.post.equals(post) ? entry.gone() : entry);
    }

    private static void keep(List<Entry> past, Entry entry) {
        past.add(entry);
        if (past.size() > KEPT) {
            past.remove(0);
        }
    }

    private static int own(List<Entry> past, Entry now) {
        int count = 0;
        for (Entry entry : past) {
            if (entry.network.equals(now.network) && within(entry, now.at, DAY)) {
                count++;
            }
        }
        return count;
    }

    private int others(List<Entry> past, Entry now) {
        Set<ConversationId> others = new HashSet<>();
        for (Entry entry : past) {
            if (entry.network.equals(now.network) && within(entry, now.at, WEEK)) {
                others.add(resolve.apply(entry.conversation));
            }
        }
        others.remove(now.conversation);
        return others.size();
    }

    private static int copies(List<Entry> past, Entry now) {
        int count = 0;
        for (Entry entry : past) {
            if (entry.textKey == now.textKey && within(entry, now.at, COPY)) {
                count++;
            }
        }
        return count;
    }

    private static boolean within(Entry entry, Instant at, Duration window) {
        return !entry.at.isAfter(at) && entry.at.isAfter(at.minus(window));
    }
}
