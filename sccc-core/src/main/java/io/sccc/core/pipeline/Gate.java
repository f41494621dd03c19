package io.sccc.core.pipeline;

import io.sccc.core.error.TransientException;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.DeliveryId;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Delivery;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Intake;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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

    /** Posts later than this after the center's clock have implausible times, and no timers. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /** How many conversations' timers are asked at once: a long night's worth must not crowd out the day's posts. */
    private static final int MOST_DUE = 1000;

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
    private final Map<TenantId, Long> leading = new ConcurrentHashMap<>();
    private final Map<TenantId, Long> revivals = new ConcurrentHashMap<>();

    /** Rows that were at hand when it was seen that some had been revived: perhaps these. */
    private final Map<TenantId, Set<Key>> doubted = new ConcurrentHashMap<>();

    private final Storing storing;
    private volatile boolean outside;

    /** A token for each time this process leads a tenant: what was begun in an earlier one may not be ended in a later one. */
    private final Map<TenantId, Object> reigns = new ConcurrentHashMap<>();

    private volatile boolean closed;

    Gate(Parts parts, Decider decider, Lanes<ConversationId> lanes, Later later, Storing storing, Runnable changed) {
        this.parts = parts;
        this.ledger = parts.ledger();
        this.decider = decider;
        this.lanes = lanes;
        this.later = later;
        this.room = new Semaphore(parts.queue(), true);
        this.masking = new Masking(parts.masker());
        this.storing = storing;
        this.changed = changed;
    }

    /** What a row became: its taking, and its decision to come where there is one. */
    record Entered(Ledger.Taken taken, @Nullable CompletableFuture<Decision> decision) {}

    private record Key(TenantId tenant, PostId post) {}

    /** Does this process decide the posts of a tenant? */
    boolean leads(TenantId tenant) {
        return reigns.containsKey(tenant);
    }

    /** Asks to lead; who begins to goes on with what an earlier process, or the one that led, left. */
    void lead(TenantId tenant) {
        boolean now = ledger.lead(tenant);
        order.lock();
        try {
            if (!now && reigns.remove(tenant) != null) {
                LOG.warn("SCCC-5007 another node leads tenant {} now", tenant);
            } else if (now && reigns.putIfAbsent(tenant, new Object()) == null) {
                begin(tenant);
            } else if (now) {
                if (outside || ledger.shared()) {
                    adopt(tenant);
                }
                adoptRevived(tenant);
            }
        } finally {
            order.unlock();
        }
    }

    /** Goes on with what is undecided; where the ledger does not answer, this process does not lead yet. */
    private void begin(TenantId tenant) {
        try {
            leading.put(tenant, 0L);
            doubted.remove(tenant);
            revivals.put(tenant, ledger.revivals(tenant));
            adopt(tenant);
            tell(tenant, ledger.clock(tenant));
            sweep(tenant, now(tenant));
        } catch (RuntimeException e) {
            reigns.remove(tenant);
            throw e;
        }
    }

    /** Decides rows that this process did not take in, in ledger order, once. */
    private void adopt(TenantId tenant) {
        for (Inbox row : ledger.undecided(tenant, leading.getOrDefault(tenant, 0L))) {
            CompletableFuture<Decision> unused = lane(row, false);
        }
    }

    /**
     * Decides rows whose dead letter was taken back. What is not at hand now was ended before now: if it is undecided then,
     * it was revived. What is at hand may be a row that is just being buried: looked at once more when it has ended.
     */
    private void adoptRevived(TenantId tenant) {
        long count = ledger.revivals(tenant);
        boolean revived = !Long.valueOf(count).equals(revivals.put(tenant, count));
        Set<Key> before = doubted.getOrDefault(tenant, Set.of());
        if (!revived && (before.isEmpty() || !Collections.disjoint(before, deciding.keySet()))) {
            return;
        }
        Set<Key> atHand = Set.copyOf(deciding.keySet());
        Set<Key> doubts = new HashSet<>();
        long seen = leading.getOrDefault(tenant, 0L);
        Instant clock = now(tenant);
        for (Inbox row : ledger.undecided(tenant, 0)) {
            Key key = new Key(tenant, row.post().id());
            if (row.seq() <= seen && !atHand.contains(key)) {
                CompletableFuture<Decision> unused = lane(row, false);
            } else if (row.seq() <= seen && revived) {
                doubts.add(key);
            }
        }
        doubted.put(tenant, doubts);
        tell(tenant, clock);
    }

    /**
     * Takes a source's page in. Waits while the queue is full.
     *
     * @param again whether it was read again on purpose
     * @throws TransientException when it was not stored
     */
    List<Entered> enter(TenantId tenant, PostSource source, Page<Arrival> page, boolean again)
            throws InterruptedException {
        Intake empty = new Intake(
                tenant, source.name(), List.of(), page.next(), null, again, source.recorded(), Instant.EPOCH);
        return enter(empty, page.items());
    }

    /** Takes one post in likewise. */
    Entered enter(Post post) throws InterruptedException {
        return enter(alone(post.tenant(), null), List.of(new Arrival.Received(post)))
                .get(0);
    }

    /** Takes one post in inside the host's transaction: decided when the host has committed. */
    Ledger.Taken enter(Post post, Connection transaction) {
        Instant now = parts.steady().instant();
        Intake.Masked masked = masking.mask(post.tenant(), new Arrival.Received(post));
        Intake.Masked stamped = parts.recorded() ? masked : Masking.stamp(masked, now);
        outside = true;
        return ledger.take(alone(post.tenant(), null).with(List.of(stamped), now), transaction)
                .get(0);
    }

    private Intake alone(TenantId tenant, @Nullable DeliveryId delivery) {
        boolean recorded = delivery == null && parts.recorded();
        return new Intake(tenant, null, List.of(), null, delivery, false, recorded, Instant.EPOCH);
    }

    /** Takes the posts of a kept delivery in likewise. */
    void enter(TenantId tenant, List<Arrival> arrivals, Delivery delivery) throws InterruptedException {
        List<Entered> unused = enter(alone(tenant, delivery.id()), arrivals);
    }

    private List<Entered> enter(Intake empty, List<Arrival> arrivals) throws InterruptedException {
        TenantId tenant = empty.tenant();
        List<Intake.Masked> masked =
                arrivals.stream().map(arrival -> masking.mask(tenant, arrival)).toList();
        int unused = Math.min(arrivals.size(), parts.queue());
        room.acquire(unused);
        order.lock();
        try {
            if (closed) {
                throw new TransientException("the center was closed; nothing was stored");
            }
            Instant now = parts.steady().instant();
            if (!empty.recorded() && now.plus(A_DAY).isBefore(parts.clock().instant())) {
                throw new TransientException(
                        "SCCC-5009 the system's clock is more than a day ahead and not believed yet;"
                                + " nothing is taken in until it is, in ten minutes at most");
            }
            List<Intake.Masked> stamped = empty.recorded()
                    ? masked
                    : masked.stream().map(one -> Masking.stamp(one, now)).toList();
            List<Ledger.Taken> taken = storing.run(() -> ledger.take(empty.with(stamped, now)));
            adoptOthers(tenant, taken);
            List<Entered> entered = new ArrayList<>(taken.size());
            for (Ledger.Taken one : taken) {
                boolean held = unused > 0 && leads(tenant) && one instanceof Ledger.Taken.Stored;
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

    /** What other nodes took in before this page is decided before it. */
    private void adoptOthers(TenantId tenant, List<Ledger.Taken> taken) {
        if (!(outside || ledger.shared()) || !leads(tenant)) {
            return;
        }
        long first = taken.stream()
                .filter(Ledger.Taken.Stored.class::isInstance)
                .mapToLong(one -> ((Ledger.Taken.Stored) one).row().seq())
                .min()
                .orElse(0);
        for (Inbox row : ledger.undecided(tenant, leading.getOrDefault(tenant, 0L))) {
            if (row.seq() < first) {
                CompletableFuture<Decision> unused = lane(row, false);
            }
        }
    }

    private @Nullable CompletableFuture<Decision> decision(TenantId tenant, Ledger.Taken taken, boolean held) {
        if (taken instanceof Ledger.Taken.Stored stored) {
            return leads(tenant) ? lane(stored.row(), held) : null;
        }
        return taken instanceof Ledger.Taken.Duplicate again ? deciding.get(new Key(tenant, again.post())) : null;
    }

    /** Hands a stored row to its lane; rows found at start hold no room. */
    private CompletableFuture<Decision> lane(Inbox row, boolean held) {
        TenantId tenant = row.post().tenant();
        tell(tenant, row.clock());
        leading.computeIfPresent(tenant, (t, seen) -> Math.max(seen, row.seq()));
        Key key = new Key(tenant, row.post().id());
        Object reign = reigns.get(tenant);
        CompletableFuture<Decision> decision = lanes.submit(
                row.conversation(),
                row.joined(),
                () -> later.then(decide(row, reign), done -> {
                    again(tenant, row.conversation());
                    return CompletableFuture.completedFuture(done);
                }));
        deciding.put(key, decision);
        CompletableFuture<Decision> unused = decision.whenComplete((done, error) -> {
            deciding.remove(key, decision);
            if (reign != null && cause(error) instanceof Ledger.Fenced) {
                reigns.remove(tenant, reign);
            }
            if (held) {
                room.release();
            }
            changed.run();
        });
        return decision;
    }

    /** What a reign has begun ends with it: the next one decides again from the first row that is undecided, in order. */
    private CompletionStage<Decision> decide(Inbox row, @Nullable Object reign) {
        TenantId tenant = row.post().tenant();
        return reign != null && reign.equals(reigns.get(tenant))
                ? decider.decide(row)
                : CompletableFuture.failedFuture(
                        new Ledger.Fenced("another node led tenant %s meanwhile; %s is stored and decided later"
                                .formatted(tenant, row.post())));
    }

    private static @Nullable Throwable cause(@Nullable Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    /** Asks the rules of timers that are due. Called by the ticker, live. */
    void tick(TenantId tenant) {
        if (!leads(tenant)) {
            return;
        }
        order.lock();
        try {
            tell(tenant, parts.steady().instant());
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
        if (now != null && leads(tenant)) {
            try {
                ledger.due(tenant, now, MOST_DUE).forEach(conversation -> fire(tenant, conversation, now));
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
                return later.then(decider.fire(tenant, conversation, now), fired -> {
                    again(tenant, conversation);
                    changed.run();
                    return CompletableFuture.completedFuture(fired);
                });
            });
        }
    }

    /** Has a tenant timers that are due and not asked yet? */
    boolean anythingDue() {
        return clocks.entrySet().stream()
                .anyMatch(entry -> leads(entry.getKey())
                        && !ledger.due(entry.getKey(), entry.getValue(), 1).isEmpty());
    }

    /** Asks what is due, of every tenant. */
    void sweep() {
        order.lock();
        try {
            clocks.forEach(this::sweep);
        } finally {
            order.unlock();
        }
    }
}
