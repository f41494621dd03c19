package io.sccc.core.ledger;

import io.sccc.core.model.Author;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Intake;
import io.sccc.core.spi.Ledger.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a page is taken in: the same in every ledger, whatever its books are. */
final class Intakes {

    /** How far ahead of the clock a time may lie and still be believed. */
    private static final Duration PLAUSIBLE = Duration.ofHours(24);

    private final Books books;

    Intakes(Books books) {
        this.books = books;
    }

    /** What is kept of one tenant, as far as taking in goes. */
    interface Books {

        Conversations conversations();

        AuthorHistory authors();

        /** The largest revision of a post that was taken in; null when none was. */
        @Nullable
        Long revision(PostId post);

        /** Was its author erased after they wrote it? */
        boolean erased(Post post);

        @Nullable
        Instant clock();

        void clock(Instant now);

        /** When a recorded source was first opened: now, if it never was. */
        Instant opened(String source, Instant now);

        /** Marks a post as what solved its thread; false when it was marked before. */
        boolean solved(PostId post);

        /** The next event's place. */
        long nextSeq();

        void append(
                @Nullable ConversationId conversation,
                @Nullable Instant at,
                long cause,
                Function<Event.Head, Event> event);

        void store(Inbox row, long textKey);

        void keep(DeadLetter letter);
    }

    /** One row for each arrival. */
    List<Taken> take(Intake page) {
        List<Taken> taken = new ArrayList<>(page.arrivals().size());
        page.arrivals().forEach(arrival -> taken.add(take(page, arrival)));
        return taken;
    }

    private Taken take(Intake page, Intake.Masked masked) {
        if (masked.arrival() instanceof Arrival.Unreadable unreadable) {
            return new Taken.Dead(keepUnreadable(unreadable, page));
        }
        Arrival.Received received = (Arrival.Received) masked.arrival();
        Post post = received.post();
        Long earlier = books.revision(post.id());
        boolean erased = books.erased(post);
        if (erased || (earlier != null && post.revision() <= earlier)) {
            if (!page.again()) {
                books.append(null, books.clock(), 0, head -> new Event.PostDuplicate(head, post.id()));
            }
            return erased ? new Taken.Erased(post.id()) : new Taken.Duplicate(post.id());
        }
        boolean plausible = tick(page, post);
        long seq = books.nextSeq();
        Conversations.Place place = books.conversations().place(post, seq);
        Inbox row = new Inbox(
                seq,
                post,
                place.conversation(),
                place.joined(),
                books.clock(),
                plausible,
                masked.seen(),
                books.conversations().answers(post, place.conversation()),
                plausible ? books.authors().observe(post, place.conversation(), masked.textKey()) : null,
                received.position(),
                received.line());
        tellStored(row, earlier != null);
        books.store(row, masked.textKey());
        return new Taken.Stored(row);
    }

    private boolean tick(Intake page, Post post) {
        Instant at = post.postedAt();
        if (!page.recorded()) {
            books.clock(page.now());
            return at == null || !at.isAfter(page.now().plus(PLAUSIBLE));
        }
        if (at == null) {
            return true;
        }
        Instant opened = books.opened(page.source() == null ? "" : page.source(), page.now());
        boolean plausible = !at.isAfter(opened.plus(PLAUSIBLE));
        Instant clock = books.clock();
        if (plausible && (clock == null || at.isAfter(clock))) {
            books.clock(at);
        }
        return plausible;
    }

    private void tellStored(Inbox row, boolean again) {
        Post post = row.post();
        Author author = post.author();
        tell(
                row,
                head -> new Event.PostStored(
                        head,
                        post.id(),
                        post.authorRole().name().toLowerCase(Locale.ROOT),
                        post.lang(),
                        author == null ? null : author.id(),
                        post.postedAt() == null,
                        Event.Told.of(post, row.clock(), row.plausible(), again)));
        if (post.revision() > 0) {
            tell(row, head -> new Event.PostRevised(head, post.id(), post.revision()));
        }
        row.joined().forEach(alias -> tell(row, head -> new Event.ConversationsJoined(head, alias)));
        if (post.solution() && books.solved(post.id())) {
            tell(row, head -> new Event.ThreadSolved(head, post.id()));
        }
    }

    private void tell(Inbox row, Function<Event.Head, Event> event) {
        books.append(row.conversation(), row.clock(), row.seq(), event);
    }

    private DeadLetter keepUnreadable(Arrival.Unreadable item, Intake page) {
        if (!page.recorded()) {
            books.clock(page.now());
        }
        DeadLetter letter = new DeadLetter(
                page.tenant(),
                books.nextSeq(),
                null,
                item.position(),
                item.line(),
                item.code(),
                item.error(),
                item.beginning());
        bury(letter, null, letter.seq());
        return letter;
    }

    /** Keeps a dead letter and tells of it. */
    void bury(DeadLetter letter, @Nullable ConversationId conversation, long cause) {
        books.append(
                conversation, books.clock(), cause, head -> new Event.DeadLettered(head, letter.post(), letter.code()));
        books.keep(letter);
    }
}
