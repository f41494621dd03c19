package io.sccc.core.pipeline;

import io.sccc.core.Health;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookResponse;
import io.sccc.core.spi.Work;
import io.sccc.core.understand.UnderstanderChain;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running machinery behind {@link io.sccc.core.CommandCenter}, which documents what it does. */
public final class Pipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /** How long a decision is waited for that another node makes. */
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private static final int LONGEST_SCOPE = 200;
    private static final int LONGEST_WHY = 1000;

    /** Threads that wait for the outside, for each worker. */
    private static final int ACTORS = 4;

    private final Parts parts;
    private final Ledger ledger;
    private final ExecutorService workers;
    private final ExecutorService actors;
    private final @Nullable ExecutorService factThreads;
    private final ScheduledExecutorService timer;
    private final Lanes<ConversationId> decisions;
    private final Errands errands;
    private final Later later;
    private final Decider decider;
    private final Storing storing = new Storing();
    private final Gate gate;
    private final Forgetting forgetting;
    private final Webhooks webhooks;
    private final List<Poller> pollers = new ArrayList<>();
    private final List<Dispatcher> dispatchers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean started;
    private volatile boolean begun;
    private volatile boolean closed;

    /** The pipeline of these parts; starts no thread that works before it is used. */
    public Pipeline(Parts parts) {
        this.parts = parts;
        this.ledger = parts.ledger();
        this.workers = Executors.newFixedThreadPool(parts.workers(), parts.threads());
        this.actors = Executors.newFixedThreadPool(parts.workers() * ACTORS, parts.threads());
        this.factThreads = parts.recorded() || parts.factSources().isEmpty() ? null : bulkhead(parts);
        this.timer = Executors.newSingleThreadScheduledExecutor(parts.threads());
        this.decisions = new Lanes<>(workers);
        this.later = new Later(timer, workers, parts.random());
        Handlers handlers = new Handlers(parts.handlers(), parts.crm(), parts.community());
        this.errands = new Errands(
                parts, new Actor(parts, handlers, later), actors, parts.workers() * ACTORS, later, this::changed);
        FactGatherer facts =
                new FactGatherer(parts.knowledge(), parts.factSources(), new Bulkhead(factThreads, parts.factBudget()));
        this.decider = new Decider(
                ledger, new UnderstanderChain(parts.understanders()), facts, parts.router(), later, errands::wake);
        this.gate = new Gate(parts, decider, decisions, later, storing, this::changed);
        this.forgetting = new Forgetting(ledger.upkeep(), parts.retention(), work -> thread("upkeep", work));
        this.webhooks = new Webhooks(parts, gate, actors, later, storing);
        parts.listeners().forEach(listener -> dispatchers.add(new Dispatcher(ledger, parts.tenants(), listener)));
        TenantId home = parts.tenants().get(0);
        parts.sources().forEach(source -> pollers.add(poller(home, source)));
        parts.tenants()
                .forEach(tenant -> ledger.keepRuleset(
                        tenant, parts.router().ruleset(), parts.router().rulesetText()));
    }

    private Poller poller(TenantId home, PostSource source) {
        Lag lag = new Lag(home, source, ledger, parts.steady(), this::changed);
        return new Poller(home, source, ledger, gate, parts.pollEvery(), lag);
    }

    /** A source that hangs keeps its thread; when all hang, facts are unknown at once instead of piling up. */
    private static ExecutorService bulkhead(Parts parts) {
        return new ThreadPoolExecutor(
                0, parts.workers() * ACTORS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), parts.threads());
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
        LOG.info("sccc starts; its ledger is {}", ledger.describe());
        begin();
        pollers.forEach(poller -> thread("poller", poller));
        started = true;
    }

    /** What comes before the first use: what an earlier process left, and the threads that live as long as this does. */
    private void begin() {
        synchronized (threads) {
            if (begun || closed) {
                return;
            }
            parts.tenants().forEach(gate::lead);
            webhooks.recover();
            dispatchers.forEach(dispatcher -> thread("listener", dispatcher));
            if (!parts.dryRun()) {
                thread("errands", errands);
            }
            Future<?> unused = timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
            begun = true;
        }
    }

    private void tick() {
        for (TenantId tenant : parts.tenants()) {
            try {
                gate.lead(tenant);
                ledger.heartbeat(tenant);
                if (started && !parts.recorded()) {
                    gate.tick(tenant);
                }
                if (!parts.recorded() && gate.leads(tenant)) {
                    forgetting.look(tenant, parts.steady().instant());
                }
            } catch (RuntimeException e) {
                LOG.warn(
                        "SCCC-5008 the ledger did not answer for tenant {}: {}",
                        tenant,
                        e.getClass().getName());
            }
        }
        lookAtSources();
    }

    /** Tells how far sources are behind; never of recorded ones. */
    private void lookAtSources() {
        if (started && !closed) {
            pollers.forEach(Poller::look);
        }
    }

    private void thread(String role, Runnable work) {
        synchronized (threads) {
            Thread thread = parts.threads().newThread(work);
            thread.setName("sccc-" + role + "-" + threads.size());
            threads.add(thread);
            thread.start();
        }
    }

    /** Stores and decides one post. */
    public Decision process(Post post) {
        requireOpen();
        requireTenant(post.tenant());
        begin();
        try {
            Gate.Entered entered = gate.enter(post);
            CompletableFuture<Decision> decision = entered.decision();
            if (entered.taken() instanceof Ledger.Taken.Erased) {
                return decider.erased(post, aside(post));
            }
            if (entered.taken() instanceof Ledger.Taken.Dead dead) {
                return decider.dead(dead.letter().seq(), post, aside(post), null);
            }
            return decision != null ? awaited(post, entered.taken(), decision) : earlier(post, entered.taken());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientException("interrupted while waiting for room; the post was not stored", null, e);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Stores one post inside the host's transaction. */
    public void process(Post post, Connection transaction) {
        requireOpen();
        requireTenant(post.tenant());
        begin();
        Ledger.Taken taken = gate.enter(post, transaction);
        LOG.trace("{} in the host's transaction", taken.getClass());
    }

    /** Asks for an action of the host's. */
    public ActionKey ask(Action action, String id, @Nullable Connection transaction) {
        requireOpen();
        TenantId tenant = action.about().tenant();
        requireTenant(tenant);
        begin();
        ActionKey key = ActionKey.of(action.about(), action.kind(), "asked " + id);
        Work work = new Work(
                key,
                action,
                new Work.Request(action.kind(), action.about(), action.post(), Work.Request.BY_HAND),
                Ledger.WorkState.ASKED,
                Work.Progress.NONE,
                null,
                "",
                parts.clock().instant());
        if (transaction != null) {
            boolean unused = ledger.ask(tenant, work, transaction);
        } else {
            boolean unused = joined(ledger.ask(tenant, work));
            errands.wake();
            changed();
        }
        return key;
    }

    /** Stores a proposal of a crisis; whether it was new. */
    public boolean proposeCrisis(TenantId tenant, String scope, String why) {
        requireOpen();
        requireTenant(tenant);
        if (scope.isBlank() || scope.length() > LONGEST_SCOPE || why.isBlank() || why.length() > LONGEST_WHY) {
            throw new IllegalArgumentException(
                    "scope (%d characters) or why (%d characters) is blank or too long. Maybe keep them to %d and %d?"
                            .formatted(scope.length(), why.length(), LONGEST_SCOPE, LONGEST_WHY));
        }
        begin();
        return heard(ledger.propose(tenant, scope, why));
    }

    /** Stores that a customer opened what they were offered; whether it was new. */
    public boolean opened(Party about, String contentId) {
        requireOpen();
        requireTenant(about.tenant());
        if (contentId.isBlank()) {
            throw new IllegalArgumentException("the content's id is blank. Maybe the link does not carry it?");
        }
        begin();
        return heard(ledger.opened(about.tenant(), about, contentId, told()));
    }

    /** Stores that a post solved its thread; whether it was new. */
    public boolean solved(TenantId tenant, PostId answer) {
        requireOpen();
        requireTenant(tenant);
        begin();
        return heard(ledger.solved(tenant, answer, told()));
    }

    /** When what the host tells happens; recorded input tells the time by itself. */
    private @Nullable Instant told() {
        return parts.recorded() ? null : parts.steady().instant();
    }

    private boolean heard(boolean stored) {
        if (stored) {
            changed();
        }
        return stored;
    }

    private static <R> R joined(CompletionStage<R> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Where another node took over meanwhile, that one decides. */
    private Decision awaited(Post post, Ledger.Taken taken, CompletableFuture<Decision> decision)
            throws InterruptedException {
        try {
            return decision.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Ledger.Fenced) {
                return earlier(post, taken);
            }
            throw e;
        }
    }

    /** A duplicate's decision, or the one that the node which leads makes. */
    private Decision earlier(Post post, Ledger.Taken taken) throws InterruptedException {
        long deadline = System.nanoTime() + ELSEWHERE.toNanos();
        Decision decision = ledger.decision(post.tenant(), post.id());
        while (decision == null && taken instanceof Ledger.Taken.Stored && System.nanoTime() < deadline) {
            pause(50);
            decision = ledger.decision(post.tenant(), post.id());
        }
        return decision != null ? decision : dead(post);
    }

    private Decision dead(Post post) {
        List<DeadLetter> found = new ArrayList<>();
        ledger.deadLetters(post.tenant(), letter -> {
            if (post.id().equals(letter.post())) {
                found.add(letter);
            }
        });
        if (found.isEmpty()) {
            throw new TransientException("%s is stored and not decided yet".formatted(post));
        }
        long seq = found.get(found.size() - 1).seq();
        List<Event> taken = ledger.events(post.tenant(), seq - 1, 1);
        ConversationId conversation = taken.isEmpty() ? null : taken.get(0).conversation();
        return decider.dead(seq, post, conversation == null ? aside(post) : conversation, null);
    }

    private static ConversationId aside(Post post) {
        return ConversationId.startingAt(
                post.tenant(), post.id().network(), post.id().toString());
    }

    /** Verifies, stores and answers a delivery. */
    public WebhookResponse receive(AccountId account, WebhookRequest request) {
        if (closed) {
            return new WebhookResponse(503, "");
        }
        try {
            begin();
        } catch (RuntimeException e) {
            LOG.warn(
                    "SCCC-1003 a delivery could not be stored: {}; it was asked for again",
                    e.getClass().getName());
            return new WebhookResponse(503, "");
        }
        return webhooks.receive(account, request);
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
        if (!read || !webhooks.idle() || !decisions.idle() || !errands.idle() || (begun && !quiet())) {
            return false;
        }
        return decisions.idle() && errands.idle();
    }

    /** Nothing due, nothing to be done, nothing to be told: asked of the ledger, when this process has nothing at hand. */
    private boolean quiet() {
        if (parts.recorded() && gate.anythingDue()) {
            gate.sweep();
            return false;
        }
        boolean done = parts.dryRun()
                || parts.tenants().stream()
                        .allMatch(tenant -> ledger.counts(tenant).unfinished() == 0);
        return done && dispatchers.stream().allMatch(Dispatcher::caughtUp);
    }

    private void changed() {
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
        } catch (RuntimeException e) {
            return new Health(Health.Status.DOWN, List.of("the ledger cannot be reached"));
        }
        if (storing.trouble() != null) {
            reasons.add(0, "the ledger cannot store: " + storing.trouble());
            return new Health(Health.Status.DOWN, reasons);
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
        long begin = System.nanoTime();
        pollers.forEach(Poller::stop);
        each(Thread::interrupt, "sccc-poller");
        webhooks.close();
        gate.close(Duration.ofSeconds(1));
        awaitIdle(decisions::idle, begin + TimeUnit.SECONDS.toNanos(4));
        errands.close();
        awaitIdle(errands::idle, begin + TimeUnit.SECONDS.toNanos(6));
        IllegalStateException why = new IllegalStateException(
                "the center was closed before this post was decided; it" + " is stored, and the next start decides it");
        decisions.close(why);
        dispatchers.forEach(Dispatcher::finish);
        timer.shutdownNow();
        workers.shutdownNow();
        actors.shutdownNow();
        if (factThreads != null) {
            factThreads.shutdownNow();
        }
        each(thread -> join(thread, begin + TimeUnit.SECONDS.toNanos(8)), "sccc-");
        dispatchers.forEach(Dispatcher::stop);
        each(Thread::interrupt, "sccc-");
        parts.sources().forEach(source -> closing("source", source::close, begin + TimeUnit.SECONDS.toNanos(9)));
        parts.held().forEach(held -> closing("connection", held::close, begin + TimeUnit.SECONDS.toNanos(9)));
        closing("ledger", ledger::close, begin + TimeUnit.SECONDS.toNanos(9) + TimeUnit.SECONDS.toNanos(1) / 2);
    }

    private void each(Consumer<Thread> todo, String prefix) {
        synchronized (threads) {
            threads.stream()
                    .filter(thread -> thread.getName().startsWith(prefix) && thread != Thread.currentThread())
                    .forEach(todo);
        }
    }

    /** Closes on a thread of its own, so that one that hangs or throws keeps nobody else open. */
    private void closing(String what, Runnable close, long deadline) {
        Thread thread = parts.threads().newThread(() -> {
            try {
                close.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("SCCC-5003 closing a {} failed: {}", what, e.getClass().getName());
            }
        });
        thread.start();
        join(thread, deadline);
        if (thread.isAlive()) {
            LOG.warn("SCCC-5003 a {} did not close in time", what);
            thread.interrupt();
        }
    }

    private static void awaitIdle(BooleanSupplier idle, long deadline) {
        try {
            while (!idle.getAsBoolean() && System.nanoTime() < deadline) {
                pause(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) throws InterruptedException {
        boolean unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    private static void join(Thread thread, long deadline) {
        try {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
