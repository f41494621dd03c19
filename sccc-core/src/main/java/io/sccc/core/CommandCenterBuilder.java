package io.sccc.core;

import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.pipeline.Parts;
import io.sccc.core.pipeline.Pipeline;
import io.sccc.core.pipeline.Retry;
import io.sccc.core.pipeline.SteadyClock;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Connection;
import io.sccc.core.spi.FactSource;
import io.sccc.core.spi.KnowledgeSource;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PipelineListener;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.Router;
import io.sccc.core.spi.Understander;
import io.sccc.core.spi.Upkeep;
import io.sccc.core.spi.WebhookSource;
import io.sccc.core.understand.Masker;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a {@link CommandCenter} together; not thread-safe. Only {@link #routeWith} must be told. */
public final class CommandCenterBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(CommandCenter.class);

    private final Set<TenantId> tenants = new LinkedHashSet<>();
    private final List<PostSource> sources = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Understander> understanders = new ArrayList<>();
    private final List<FactSource> factSources = new ArrayList<>();
    private final List<ActionHandler> handlers = new ArrayList<>();
    private final List<PipelineListener> listeners = new ArrayList<>();
    private @Nullable Ledger ledger;
    private @Nullable KnowledgeSource knowledge;
    private @Nullable Router router;
    private @Nullable Masker masker;
    private @Nullable InstantSource clock;
    private ThreadFactory threads = daemons();
    private RandomGenerator random = new SplittableRandom();
    private Retry retry = Retry.DEFAULT;
    private @Nullable AccountId crm;
    private @Nullable AccountId community;
    private Duration pollEvery = Duration.ofSeconds(30);
    private Upkeep.Retention retention = Upkeep.Retention.DEFAULT;
    private Duration factBudget = Duration.ofMillis(300);
    private int workers = Runtime.getRuntime().availableProcessors();
    private int queue = 1000;
    private boolean dryRun;
    private boolean strictHandlers;

    CommandCenterBuilder() {}

    /** Whose posts are taken; {@link TenantId#DEFAULT} unless told. The first is the one sources deliver for. */
    public CommandCenterBuilder tenants(TenantId... served) {
        tenants.addAll(List.of(served));
        return this;
    }

    /** Where everything is kept; in memory unless told. Closed with the center. */
    public CommandCenterBuilder ledger(Ledger kept) {
        ledger = kept;
        return this;
    }

    /** Where posts come from, besides {@link CommandCenter#process}. Closed with the center. */
    public CommandCenterBuilder listenTo(PostSource... from) {
        sources.addAll(List.of(from));
        return this;
    }

    /**
     * What posts come from and actions are done on through one object: connectors. Each is listened to if it yields posts,
     * acts on its own account, and is closed with the center.
     */
    public CommandCenterBuilder connect(Connection... to) {
        connections.addAll(List.of(to));
        return this;
    }

    /** What believes something about posts, in order; later ones see what earlier ones believe. */
    public CommandCenterBuilder understandWith(List<? extends Understander> chain) {
        understanders.addAll(chain);
        return this;
    }

    /** What believes something about posts, in order; later ones see what earlier ones believe. */
    public CommandCenterBuilder understandWith(Understander... chain) {
        return understandWith(List.of(chain));
    }

    /** What supplies further facts: the contact's tier, open cases, load. */
    public CommandCenterBuilder factsFrom(FactSource... suppliers) {
        factSources.addAll(List.of(suppliers));
        return this;
    }

    /** Where answers are looked for. */
    public CommandCenterBuilder knowledge(KnowledgeSource answers) {
        knowledge = answers;
        return this;
    }

    /** What chooses levels. */
    public CommandCenterBuilder routeWith(Router chooser) {
        router = chooser;
        return this;
    }

    /** What acts. */
    public CommandCenterBuilder actWith(ActionHandler... doers) {
        handlers.addAll(List.of(doers));
        return this;
    }

    /** What hears of events: metrics, a wall, your code. */
    public CommandCenterBuilder measureWith(PipelineListener... hearers) {
        listeners.addAll(List.of(hearers));
        return this;
    }

    /** Asks actions and does none: for trying rules on live posts. */
    public CommandCenterBuilder dryRun() {
        dryRun = true;
        return this;
    }

    /** Makes an action that nobody handles an error of {@link #build()} instead of a warning. */
    public CommandCenterBuilder strictHandlers() {
        strictHandlers = true;
        return this;
    }

    /** The CRM's account, for handlers that serve several; unless told, the connected CRM's, else {@code crm/main}. */
    public CommandCenterBuilder crm(AccountId account) {
        crm = account;
        return this;
    }

    /**
     * The community's account, for questions asked there; unless told, the connected community's, else {@code
     * community/main}.
     */
    public CommandCenterBuilder community(AccountId account) {
        community = account;
        return this;
    }

    /**
     * The key of the pseudonyms in masked texts, 16 bytes or more: equal values stay equal under equal keys. Random unless
     * told, and then pseudonyms do not outlive this center.
     */
    public CommandCenterBuilder maskWith(byte[] key) {
        masker = Masker.withKey(key);
        return this;
    }

    /**
     * The clock of live posts and timers, believed whatever it says; unless told the system's, whose jumps by more than a
     * minute count for timers when they stood for ten. Recorded sources tell the time themselves.
     */
    public CommandCenterBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** Threads that decide; as many as cores unless told. */
    public CommandCenterBuilder workers(int count) {
        workers = count;
        return this;
    }

    /** Posts taken in and not yet decided at most; 1,000 unless told. When full, sources and callers wait. */
    public CommandCenterBuilder queue(int most) {
        queue = most;
        return this;
    }

    /** Pause between polls that bring nothing; 30 s unless told. */
    public CommandCenterBuilder pollEvery(Duration pause) {
        pollEvery = pause;
        return this;
    }

    /** How long the fact sources of one post are waited for in all, live; 300 ms unless told. */
    public CommandCenterBuilder factBudget(Duration most) {
        factBudget = most;
        return this;
    }

    /** When and how often actions are tried again. */
    public CommandCenterBuilder retry(Retry policy) {
        retry = policy;
        return this;
    }

    /**
     * How long posts, decisions and events are kept in a ledger that lasts; words 90 days and the rest 400 unless told. What
     * is older is forgotten daily by the center's clock, never of recorded sources.
     */
    public CommandCenterBuilder retain(Upkeep.Retention policy) {
        retention = policy;
        return this;
    }

    /** Makes the center's threads; daemons named {@code sccc-…} unless told. */
    public CommandCenterBuilder threads(ThreadFactory factory) {
        threads = factory;
        return this;
    }

    /** Jitter of retries; seeded in tests. */
    public CommandCenterBuilder random(RandomGenerator generator) {
        random = generator;
        return this;
    }

    /**
     * The center.
     *
     * @throws IllegalArgumentException naming everything that is missing or contradictory
     */
    public CommandCenter build() {
        List<String> faults = new ArrayList<>();
        if (router == null) {
            faults.add("no router: tell one with routeWith(...), e.g. DroolsRouter.packs(\"default\")");
        }
        if (workers < 1) {
            faults.add("workers (%d) must be at least 1".formatted(workers));
        }
        if (queue < 1) {
            faults.add("queue (%d) must be at least 1".formatted(queue));
        }
        List<PostSource> from = sources();
        if (from.stream().map(PostSource::name).distinct().count() < from.size()) {
            faults.add("two sources have one name: their cursors would overwrite each other");
        }
        boolean recorded = from.stream().anyMatch(PostSource::recorded);
        if (recorded && !from.stream().allMatch(PostSource::recorded)) {
            faults.add("recorded and live sources cannot share a center: they disagree about what time it is");
        }
        AccountId cases = account(crm, ActionKind.Target.CRM, faults);
        AccountId questions = account(community, ActionKind.Target.COMMUNITY, faults);
        if (router == null || !faults.isEmpty()) {
            throw refusal(faults);
        }
        return new CommandCenter(new Pipeline(checked(parts(router, cases, questions))));
    }

    private List<PostSource> sources() {
        List<PostSource> all = new ArrayList<>(sources);
        connections.stream().filter(CommandCenterBuilder::yields).forEach(all::add);
        return all;
    }

    private static boolean yields(Connection connection) {
        return connection.listens() || connection instanceof WebhookSource;
    }

    private List<ActionHandler> handlers() {
        List<ActionHandler> all = new ArrayList<>(handlers);
        connections.forEach(connection -> all.add(connection.actions()));
        return all;
    }

    /** The account that actions for a kind of system go to: the one told, else the one connected. */
    private AccountId account(@Nullable AccountId told, ActionKind.Target target, List<String> faults) {
        String kind = target.name().toLowerCase(Locale.ROOT);
        List<AccountId> serving = connections.stream()
                .filter(connection -> connection.serves().contains(target))
                .map(Connection::account)
                .distinct()
                .toList();
        if (told == null && serving.size() > 1) {
            faults.add("%s all serve the %s: tell which one with %s(account)".formatted(serving, kind, kind));
        }
        return told != null ? told : serving.isEmpty() ? AccountId.of(kind) : serving.get(0);
    }

    private Parts parts(Router chooser, AccountId cases, AccountId questions) {
        InstantSource system = Clock.systemUTC();
        return new Parts(
                tenants.isEmpty() ? List.of(TenantId.DEFAULT) : List.copyOf(tenants),
                ledger == null ? new InMemoryLedger() : ledger,
                List.copyOf(sources()),
                connections.stream().filter(connection -> !yields(connection)).toList(),
                List.copyOf(understanders),
                List.copyOf(factSources),
                knowledge,
                chooser,
                List.copyOf(handlers()),
                List.copyOf(listeners),
                clock == null ? system : clock,
                clock == null ? new SteadyClock(system, System::nanoTime) : clock,
                masker == null ? Masker.withKey(randomKey()) : masker,
                workers,
                queue,
                pollEvery,
                factBudget,
                retry,
                cases,
                questions,
                retention,
                dryRun,
                threads,
                random);
    }

    private Parts checked(Parts parts) {
        List<String> faults = new ArrayList<>(Pipeline.clashes(parts));
        Set<String> missing = dryRun ? Set.of() : Pipeline.missing(parts);
        if (strictHandlers && !missing.isEmpty()) {
            faults.add("nobody handles " + String.join(", ", missing));
        } else if (!missing.isEmpty()) {
            LOG.warn("SCCC-3001 nobody handles {}; such actions will be parked", String.join(", ", missing));
        }
        if (!faults.isEmpty()) {
            throw refusal(faults);
        }
        return parts;
    }

    private static IllegalArgumentException refusal(List<String> faults) {
        return new IllegalArgumentException(
                "the command center cannot be built:\n  - " + String.join("\n  - ", faults));
    }

    private static byte[] randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "sccc-worker-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
