package io.sccc.core.pipeline;

import io.sccc.core.error.TransientException;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Intake;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes posts in: masks, waits for room, stores, and hands the stored rows to their lanes in ledger order. Also decides
 * when timers of quiet conversations are asked: never before a post that was taken in earlier.
 *
 * <p>One lock, {@code order}, makes what the ledger says of conversations and what the lanes do one step. Nobody waits
 * for a decision while holding it.
 */
final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Parts parts;
    private final Ledger ledger;
    private final Decider decider;
    private final Lanes<ConversationId> lanes;
    private final Later later;
    private final Semaphore room;
    private final Masking masking;
    private final Runnable changed;
    private final ReentrantLock order = new ReentrantLock(true);
    private final Map<TenantId, Instant> clocks = new ConcurrentHashMap<>();
    private final Map<Key, CompletableFuture<Decision>> deciding = new ConcurrentHashMap<>();
    private final Set<ConversationId> firing = ConcurrentHashMap.newKeySet();
    private boolean recovered;
    private volatile boolean closed;

    Gate(Parts parts, Decider decider, Lanes<ConversationId> lanes, Later later, Runnable changed) {
        this.parts = parts;
        this.ledger = parts.ledger();
        this.decider = decider;
        this.lanes = lanes;
        this.later = later;
        this.room = new Semaphore(parts.queue(), true);
        this.masking = new Masking(parts.masker());
        this.changed = changed;
    }

    /** What a row became: its taking, and its decision to come where there is one. */
    record Entered(Ledger.Taken taken, @Nullable CompletableFuture<Decision> decision) {}

    private record Key(TenantId tenant, PostId post) {}

    /** Goes on with what an earlier process left, once and before anything new. */
    void recover(Consumer<Work> actor) {
        order.lock();
        try {
            if (!recovered) {
                List<Work> works = new ArrayList<>();
                List<Inbox> rows = new ArrayList<>();
                for (TenantId tenant : parts.tenants()) {
                    works.addAll(ledger.unfinished(tenant));
                    rows.addAll(ledger.undecided(tenant));
                }
                works.forEach(actor);
                for (Inbox row : rows) {
                    CompletableFuture<Decision> unused = lane(row, false);
                }
                for (TenantId tenant : parts.tenants()) {
                    tell(tenant, ledger.clock(tenant));
                    sweep(tenant, now(tenant));
                }
                recovered = true;
            }
        } finally {
            order.unlock();
        }
    }

    /**
     * Takes a page in. Waits while the queue is full.
     *
     * @throws TransientException when it was not stored
     */
    List<Entered> enter(
            TenantId tenant, @Nullable String source, boolean recorded, List<Arrival> arrivals, @Nullable Cursor next)
            throws InterruptedException {
        List<Intake.Masked> masked =
                arrivals.stream().map(arrival -> masking.mask(tenant, arrival)).toList();
        int unused = Math.min(arrivals.size(), parts.queue());
        room.acquire(unused);
        order.lock();
        try {
            if (closed) {
                throw new TransientException("the center was closed; nothing was stored");
            }
            Instant now = parts.clock().instant();
            List<Intake.Masked> stamped = recorded
                    ? masked
                    : masked.stream().map(one -> Masking.stamp(one, now)).toList();
            List<Ledger.Taken> taken = ledger.take(new Intake(tenant, source, stamped, next, recorded, now));
            List<Entered> entered = new ArrayList<>(taken.size());
            for (Ledger.Taken one : taken) {
                boolean held = unused > 0 && one instanceof Ledger.Taken.Stored;
                unused -= held ? 1 : 0;
                entered.add(new Entered(one, decision(tenant, one, held)));
            }
            sweep(tenant, now(tenant));
            return entered;
        } finally {
            order.unlock();
            room.release(unused);
            changed.run();
        }
    }

    private @Nullable CompletableFuture<Decision> decision(TenantId tenant, Ledger.Taken taken, boolean held) {
        if (taken instanceof Ledger.Taken.Stored stored) {
            return lane(stored.row(), held);
        }
        return taken instanceof Ledger.Taken.Duplicate again ? deciding.get(new Key(tenant, again.post())) : null;
    }

    /** Hands a stored row to its lane; rows found at start hold no room. */
    private CompletableFuture<Decision> lane(Inbox row, boolean held) {
        tell(row.post().tenant(), row.clock());
        Key key = new Key(row.post().tenant(), row.post().id());
        CompletableFuture<Decision> decision = lanes.submit(
                row.conversation(),
                row.joined(),
                () -> later.untilStored(lanes, () -> decider.decide(row)).thenApply(done -> {
                    again(row.post().tenant(), row.conversation());
                    return done;
                }));
        deciding.put(key, decision);
        CompletableFuture<Decision> unused = decision.whenComplete((done, error) -> {
            deciding.remove(key, decision);
            if (held) {
                room.release();
            }
            changed.run();
        });
        return decision;
    }

    /** Asks the rules of timers that are due. Called by the ticker, live. */
    void tick(TenantId tenant) {
        order.lock();
        try {
            tell(tenant, parts.clock().instant());
            sweep(tenant, now(tenant));
        } finally {
            order.unlock();
        }
    }

    /** Takes nothing in any more; waits for a page that is being stored. */
    void close(Duration most) {
        closed = true;
        try {
            if (order.tryLock(most.toNanos(), TimeUnit.NANOSECONDS)) {
                order.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(TenantId tenant, @Nullable Instant clock) {
        if (clock != null) {
            clocks.put(tenant, clock);
        }
    }

    private @Nullable Instant now(TenantId tenant) {
        return clocks.get(tenant);
    }

    private void sweep(TenantId tenant, @Nullable Instant now) {
        if (now != null) {
            try {
                ledger.due(tenant, now).forEach(conversation -> fire(tenant, conversation, now));
            } catch (RuntimeException e) {
                LOG.warn(
                        "SCCC-5001 timers could not be asked: {}; they will be",
                        e.getClass().getName());
            }
        }
    }

    /** A decision set a timer that is due already: asked after what its conversation has waiting. */
    private void again(TenantId tenant, ConversationId conversation) {
        Instant now = now(tenant);
        try {
            if (now != null && decider.waiting(tenant, conversation, now)) {
                order.lock();
                try {
                    fire(tenant, ledger.resolve(tenant, conversation), now);
                } finally {
                    order.unlock();
                }
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "SCCC-5001 timers could not be asked: {}; they will be",
                    e.getClass().getName());
        }
    }

    /** At most one waits in a lane: what falls due meanwhile is asked {@link #again}. */
    private void fire(TenantId tenant, ConversationId conversation, Instant now) {
        if (firing.add(conversation)) {
            lanes.start(conversation, List.of(), () -> {
                firing.remove(conversation);
                return later.untilStored(lanes, () -> decider.fire(tenant, conversation, now))
                        .thenApply(fired -> {
                            again(tenant, conversation);
                            changed.run();
                            return fired;
                        });
            });
        }
    }
}
