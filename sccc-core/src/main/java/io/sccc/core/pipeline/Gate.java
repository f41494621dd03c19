package io.sccc.core.pipeline;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Intake;
import io.sccc.core.spi.Ledger;
import io.sccc.core.understand.MaskedText;
import io.sccc.core.understand.TextFeatures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Takes posts in: masks, waits for room, stores, and hands the stored rows to their lanes in ledger order. Also decides
 * when timers of quiet conversations are asked: never before a post that was taken in earlier.
 */
final class Gate {

    private final Parts parts;
    private final Ledger ledger;
    private final Decider decider;
    private final Lanes<ConversationId> lanes;
    private final Semaphore room;
    private final Runnable changed;
    private final ReentrantLock order = new ReentrantLock(true);
    private volatile @Nullable Instant clock;

    Gate(Parts parts, Decider decider, Lanes<ConversationId> lanes, Runnable changed) {
        this.parts = parts;
        this.ledger = parts.ledger();
        this.decider = decider;
        this.lanes = lanes;
        this.room = new Semaphore(parts.queue());
        this.changed = changed;
    }

    /** What a row became: its taking, and its decision to come where there is one. */
    record Entered(Ledger.Taken taken, @Nullable CompletableFuture<Decision> decision) {}

    /** Takes a page in. Waits while the queue is full. */
    List<Entered> enter(
            TenantId tenant, @Nullable String source, boolean recorded, List<Arrival> arrivals, @Nullable Cursor next)
            throws InterruptedException {
        List<Intake.Masked> masked = new ArrayList<>(arrivals.size());
        arrivals.forEach(arrival -> masked.add(mask(arrival)));
        int wanted = Math.min(arrivals.size(), parts.queue());
        room.acquire(wanted);
        order.lock();
        try {
            Instant now = parts.clock().instant();
            List<Intake.Masked> stamped =
                    recorded ? masked : masked.stream().map(m -> stamp(m, now)).toList();
            List<Ledger.Taken> taken = ledger.take(new Intake(tenant, source, stamped, next, recorded, now));
            List<Entered> entered = handOn(taken, wanted);
            sweep(tenant, recorded ? clock : now);
            return entered;
        } finally {
            order.unlock();
            changed.run();
        }
    }

    private List<Entered> handOn(List<Ledger.Taken> taken, int permits) {
        List<Entered> entered = new ArrayList<>(taken.size());
        int left = permits;
        for (Ledger.Taken one : taken) {
            if (one instanceof Ledger.Taken.Stored stored) {
                boolean held = left > 0;
                left -= held ? 1 : 0;
                entered.add(new Entered(one, lane(stored.row(), held)));
            } else {
                entered.add(new Entered(one, null));
            }
        }
        room.release(left);
        return entered;
    }

    /** Hands a stored row to its lane; rows found at start hold no room. */
    CompletableFuture<Decision> lane(Inbox row, boolean held) {
        if (row.clock() != null) {
            clock = row.clock();
        }
        CompletableFuture<Decision> decision = lanes.submit(row.conversation(), row.joined(), () -> {
            Decision done = decider.decide(row);
            if (decider.waiting(row, clock)) {
                sweep(row.post().tenant(), row.conversation());
            }
            return CompletableFuture.completedFuture(done);
        });
        decision.whenComplete((done, error) -> {
            if (held) {
                room.release();
            }
            changed.run();
        });
        return decision;
    }

    /** Asks the rules of timers that are due. Called by the ticker, live, and when a recorded clock moved. */
    void tick(TenantId tenant) {
        order.lock();
        try {
            sweep(tenant, parts.recorded() ? clock : parts.clock().instant());
        } finally {
            order.unlock();
        }
    }

    private void sweep(TenantId tenant, @Nullable Instant now) {
        if (now != null) {
            ledger.due(tenant, now).forEach(conversation -> fire(tenant, conversation, now));
        }
    }

    /** A decision set a timer that is due already: asked after what its conversation has waiting. */
    private void sweep(TenantId tenant, ConversationId conversation) {
        Instant now = clock;
        if (now != null) {
            fire(tenant, conversation, now);
        }
    }

    private void fire(TenantId tenant, ConversationId conversation, Instant now) {
        lanes.submit(conversation, List.of(), () -> {
            decider.fire(tenant, conversation, now);
            changed.run();
            return CompletableFuture.completedFuture(null);
        });
    }

    private Intake.Masked mask(Arrival arrival) {
        if (arrival instanceof Arrival.Unreadable item) {
            MaskedText masked = parts.masker().mask(item.beginning());
            return new Intake.Masked(
                    new Arrival.Unreadable(item.position(), item.line(), item.code(), item.error(), masked.text()),
                    Set.of(),
                    0);
        }
        Arrival.Received received = (Arrival.Received) arrival;
        Post post = received.post();
        MaskedText masked = parts.masker().mask(post.text());
        Post clean = masked.found().isEmpty() ? post : post.withText(masked.text());
        Set<String> seen = new LinkedHashSet<>();
        masked.found().forEach(datum -> seen.add(datum.kind().label()));
        return new Intake.Masked(
                new Arrival.Received(clean, received.position(), received.line()), seen, textKey(clean));
    }

    private static long textKey(Post post) {
        if (post.author() == null || post.text().isBlank()) {
            return 0;
        }
        long hash = 1125899906842597L;
        String folded = TextFeatures.of(post.text()).folded();
        for (int i = 0; i < folded.length(); i++) {
            hash = 31 * hash + folded.charAt(i);
        }
        return hash == 0 ? 1 : hash;
    }

    private static Intake.Masked stamp(Intake.Masked masked, Instant now) {
        if (masked.arrival() instanceof Arrival.Received received
                && received.post().postedAt() == null) {
            Post stamped = received.post().toBuilder().postedAt(now).build();
            return new Intake.Masked(
                    new Arrival.Received(stamped, received.position(), received.line()),
                    masked.seen(),
                    masked.textKey());
        }
        return masked;
    }
}
