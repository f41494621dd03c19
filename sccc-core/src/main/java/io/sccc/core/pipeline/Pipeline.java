package io.sccc.core.pipeline;

import io.sccc.core.Health;
import io.sccc.core.error.PermanentException;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookResponse;
import io.sccc.core.spi.WebhookSource;
import io.sccc.core.understand.UnderstanderChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running machinery behind {@link io.sccc.core.CommandCenter}, which documents what it does. */
public final class Pipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Parts parts;
    private final Ledger ledger;
    private final ExecutorService workers;
    private final ExecutorService actors;
    private final @Nullable ExecutorService factThreads;
    private final ScheduledExecutorService timer;
    private final Lanes<ConversationId> decisions;
    private final Lanes<ConversationId> actions;
    private final Actor actor;
    private final Gate gate;
    private final List<Poller> pollers = new ArrayList<>();
    private final List<Dispatcher> dispatchers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean started;
    private volatile boolean closed;

    /** The pipeline of these parts; starts no thread that works before it is used. */
    public Pipeline(Parts parts) {
        this.parts = parts;
        this.ledger = parts.ledger();
        this.workers = Executors.newFixedThreadPool(parts.workers(), parts.threads());
        this.actors = Executors.newFixedThreadPool(parts.workers() * 4, parts.threads());
        this.factThreads = parts.recorded() || parts.factSources().isEmpty()
                ? null
                : Executors.newFixedThreadPool(parts.workers() * 4, parts.threads());
        this.timer = Executors.newSingleThreadScheduledExecutor(parts.threads());
        this.decisions = new Lanes<>(workers);
        this.actions = new Lanes<>(actors);
        this.actor = new Actor(
                parts,
                new Handlers(parts.handlers(), parts.crm(), parts.community()),
                actions,
                timer,
                this::changed);
        FactGatherer facts = new FactGatherer(
                parts.knowledge(), parts.factSources(), new Bulkhead(factThreads, parts.factBudget()));
        Decider decider = new Decider(
                ledger, new UnderstanderChain(parts.understanders()), facts, parts.router(), actor::take);
        this.gate = new Gate(parts, decider, decisions, this::changed);
        parts.listeners().forEach(listener -> dispatchers.add(new Dispatcher(ledger, listener)));
        TenantId home = parts.tenants().get(0);
        parts.sources()
                .forEach(source -> pollers.add(new Poller(home, source, ledger, gate, parts.pollEvery())));
        parts.tenants()
                .forEach(tenant -> ledger.keepRuleset(
                        tenant, parts.router().ruleset(), parts.router().rulesetText()));
    }

    /** Faults of the handlers: clashes, and what is missing. */
    public static List<String> clashes(Parts parts) {
        return new Handlers(parts.handlers(), parts.crm(), parts.community()).clashes(accounts(parts));
    }

    /** Actions nobody handles, in words. */
    public static Set<String> missing(Parts parts) {
        return new Handlers(parts.handlers(), parts.crm(), parts.community()).missing(accounts(parts));
    }

    private static Set<AccountId> accounts(Parts parts) {
        Set<AccountId> accounts = new HashSet<>();
        parts.sources().forEach(source -> accounts.addAll(source.accounts()));
        return accounts;
    }

    /** Goes on with what an earlier process left, then reads the sources and tells the listeners. */
    public synchronized void start() {
        requireOpen();
        if (started) {
            return;
        }
        started = true;
        LOG.info("sccc starts; its ledger is {}", ledger.describe());
        dispatchers.forEach(dispatcher -> thread("listener", dispatcher));
        for (TenantId tenant : parts.tenants()) {
            ledger.undecided(tenant).forEach(row -> gate.lane(row, false));
            ledger.unfinished(tenant).forEach(actor::take);
        }
        if (!parts.recorded()) {
            timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        }
        pollers.forEach(poller -> thread("poller", poller));
    }

    private void tick() {
        try {
            parts.tenants().forEach(gate::tick);
        } catch (RuntimeException e) {
            LOG.warn("SCCC-5001 timers could not be asked: {}", e.getClass().getName());
        }
    }

    private void thread(String role, Runnable work) {
        Thread thread = parts.threads().newThread(work);
        thread.setName("sccc-" + role + "-" + threads.size());
        threads.add(thread);
        thread.start();
    }

    /** Stores and decides one post. */
    public Decision process(Post post) {
        requireOpen();
        requireTenant(post.tenant());
        try {
            Gate.Entered entered = gate.enter(
                            post.tenant(), null, parts.recorded(), List.of(new Arrival.Received(post)), null)
                    .get(0);
            CompletableFuture<Decision> decision = entered.decision();
            return decision != null ? decision.join() : earlier(post);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientException("interrupted while waiting for room; the post was not stored", null, e);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Decision earlier(Post post) {
        Decision decision = ledger.decision(post.tenant(), post.id());
        if (decision == null) {
            throw new TransientException("%s is stored and being decided".formatted(post));
        }
        return decision;
    }

    /** Verifies, stores and answers a delivery. */
    public WebhookResponse receive(AccountId account, WebhookRequest request) {
        requireOpen();
        for (PostSource source : parts.sources()) {
            if (source instanceof WebhookSource webhook && source.accounts().contains(account)) {
                return receive(webhook, request);
            }
        }
        return new WebhookResponse(404, "");
    }

    private WebhookResponse receive(WebhookSource source, WebhookRequest request) {
        WebhookSource.Verdict verdict = source.verify(request, parts.clock());
        if (verdict instanceof WebhookSource.Verdict.Handshake handshake) {
            return new WebhookResponse(200, handshake.body());
        }
        if (verdict instanceof WebhookSource.Verdict.Forged forged) {
            LOG.debug("SCCC-1002 a delivery to {} was refused: {}", source.name(), forged.why());
            return new WebhookResponse(401, "");
        }
        try {
            gate.enter(home(), null, false, read(source, request), null);
            return new WebhookResponse(200, "");
        } catch (TransientException e) {
            LOG.warn("SCCC-1003 a delivery to {} could not be stored; it was asked for again", source.name());
            return new WebhookResponse(503, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WebhookResponse(503, "");
        }
    }

    private static List<Arrival> read(WebhookSource source, WebhookRequest request) {
        try {
            List<Arrival> arrivals = new ArrayList<>();
            source.map(request.body()).forEach(post -> arrivals.add(new Arrival.Received(post)));
            return arrivals;
        } catch (PermanentException e) {
            String beginning = new String(
                    request.body(), 0, Math.min(request.body().length, 4096), java.nio.charset.StandardCharsets.UTF_8);
            return List.of(new Arrival.Unreadable(
                    source.name(), 0, "SCCC-1004", "the delivery's body cannot be read", beginning));
        }
    }

    /** Waits until recorded sources are at their end, nothing is being decided or done, and listeners know. */
    public boolean settle(Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        synchronized (this) {
            while (!settled()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                wait(Math.min(20, left / 1_000_000 + 1));
            }
        }
        return true;
    }

    private boolean settled() {
        boolean read = !started || pollers.stream().allMatch(Poller::atEnd);
        boolean quiet = decisions.idle() && actions.idle();
        return read && quiet && (!started || dispatchers.stream().allMatch(Dispatcher::caughtUp)) && decisions.idle();
    }

    private synchronized void changed() {
        dispatchers.forEach(Dispatcher::wake);
    }

    /** How it is. */
    public Health health() {
        if (closed) {
            return new Health(Health.Status.DOWN, List.of("the center is closed"));
        }
        List<String> reasons = new ArrayList<>();
        try {
            parts.tenants().forEach(tenant -> complain(tenant, ledger.counts(tenant), reasons));
        } catch (TransientException e) {
            return new Health(Health.Status.DOWN, List.of("the ledger cannot be reached"));
        }
        for (int i = 0; i < pollers.size(); i++) {
            String trouble = pollers.get(i).trouble();
            if (trouble != null) {
                reasons.add("source %s: %s".formatted(parts.sources().get(i).name(), trouble));
            }
        }
        return new Health(reasons.isEmpty() ? Health.Status.UP : Health.Status.DEGRADED, reasons);
    }

    private static void complain(TenantId tenant, Ledger.Counts counts, List<String> reasons) {
        if (counts.dead() > 0) {
            reasons.add("%d dead letters of tenant %s".formatted(counts.dead(), tenant));
        }
        if (counts.parked() > 0) {
            reasons.add("%d actions of tenant %s wait for a person".formatted(counts.parked(), tenant));
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        long deadline = System.nanoTime() + STOP.toNanos();
        threads.stream().filter(t -> t.getName().startsWith("sccc-poller")).forEach(Thread::interrupt);
        awaitIdle(decisions, deadline - STOP.toNanos() / 2);
        awaitIdle(actions, deadline - STOP.toNanos() / 5);
        dispatchers.forEach(Dispatcher::finish);
        timer.shutdownNow();
        workers.shutdownNow();
        actors.shutdownNow();
        if (factThreads != null) {
            factThreads.shutdownNow();
        }
        threads.forEach(thread -> join(thread, deadline));
        parts.sources().forEach(PostSource::close);
        ledger.close();
    }

    private static void awaitIdle(Lanes<ConversationId> lanes, long deadline) {
        synchronized (lanes) {
            while (!lanes.idle() && System.nanoTime() < deadline) {
                try {
                    lanes.wait(10);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void join(Thread thread, long deadline) {
        try {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            thread.join(Math.max(1, left));
            if (thread.isAlive()) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TenantId home() {
        return parts.tenants().get(0);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the center is closed. Maybe it is used outside its try block?");
        }
    }

    private void requireTenant(TenantId tenant) {
        if (!parts.tenants().contains(tenant)) {
            throw new IllegalArgumentException(
                    "tenant (%s) is not served here. Maybe add it with tenants(...)?".formatted(tenant));
        }
    }
}
