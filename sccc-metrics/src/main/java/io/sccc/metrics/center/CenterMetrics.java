package io.sccc.metrics.center;

import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PipelineListener;
import io.sccc.metrics.MetricRow;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The center's numbers, from events and nothing else: {@link #numbers()} since the beginning, {@link #store()} over
 * windows, {@link #people()}. Events come from one thread; everything else may be called by any.
 *
 * <p>Told every event again from the first, as after a restart, it says the same to the last digit.
 */
public final class CenterMetrics implements PipelineListener {

    private final Tally posts = new Tally();
    private final Tally levels = new Tally();
    private final Tally contacts = new Tally();
    private final Tally cases = new Tally();
    private final Tally languages = new Tally();
    private final Tally sentiment = new Tally();
    private final Tally topics = new Tally();
    private final Tally networks = new Tally();
    private final Tally roles = new Tally();
    private final Tally givenLanguages = new Tally();
    private final Map<String, Tally> actions = new TreeMap<>();
    private final Map<ActionKey, String> open = new HashMap<>();
    private final Set<String> contactIds = new HashSet<>();
    private final Set<AuthorKey> authors = new HashSet<>();
    private final Map<Party, Level> reached = new HashMap<>();
    private final Map<ConversationId, ConversationId> aliases = new HashMap<>();

    /** By whom and where each post stands: its last revision's. */
    private final Map<PostId, Party> decided = new HashMap<>();

    /** Posts that are dead letters now: one that was taken back is processed, not dead. */
    private final Set<Row> dead = new HashSet<>();

    private record Row(TenantId tenant, long seq) {}

    private final @Nullable CenterSettings settings;
    private final Map<TenantId, Measured> measured = new HashMap<>();

    /** Everything at zero, kept as {@link CenterSettings#DEFAULT} says. */
    public CenterMetrics() {
        this(CenterSettings.DEFAULT);
    }

    /** Everything at zero. */
    public CenterMetrics(CenterSettings settings) {
        this(settings, true);
    }

    private CenterMetrics(CenterSettings settings, boolean windows) {
        this.settings = windows ? settings : null;
    }

    /** For {@link #numbers()} alone: a store that nobody asks costs nothing. */
    public static CenterMetrics numbersOnly() {
        return new CenterMetrics(CenterSettings.DEFAULT, false);
    }

    /** Everything that a ledger tells of a tenant until now. */
    public static CenterMetrics rebuild(Ledger ledger, TenantId tenant, CenterSettings settings) {
        CenterMetrics metrics = new CenterMetrics(settings);
        LedgerEvents.read(ledger, tenant, metrics::on);
        return metrics;
    }

    /** The default tenant's numbers over windows; of measures, of which {@link #rows} makes the defined numbers. */
    public MetricStore store() {
        return store(TenantId.DEFAULT);
    }

    /** A tenant's numbers over windows. Its watermark follows the events; nothing stands still in it that they tell. */
    public synchronized MetricStore store(TenantId tenant) {
        return measured(tenant).store();
    }

    /** The defined numbers of the default tenant in a window, for all and by every dimension. */
    public List<MetricRow> rows(Reading window, @Nullable Reading before) {
        return rows(TenantId.DEFAULT, window, before, dimension -> true);
    }

    /**
     * The defined numbers in a window. Backlog, open cases and oldest waiting are those of this moment.
     *
     * @param tenant whose
     * @param window what {@link #store(TenantId)} read
     * @param before the window before, for changes; null when there is nothing to compare with
     * @param by whether a dimension is wanted
     */
    public synchronized List<MetricRow> rows(
            TenantId tenant, Reading window, @Nullable Reading before, Predicate<String> by) {
        return measured(tenant).figures(window, before).rows(by);
    }

    /** Everybody of the default tenant who wrote, by the usual rules, those with most posts first. */
    public List<Person> people() {
        return people(TenantId.DEFAULT, PeopleRules.DEFAULT);
    }

    /** Everybody of a tenant who wrote and is remembered, those with most posts first. */
    public synchronized List<Person> people(TenantId tenant, PeopleRules rules) {
        return measured(tenant).flow().people().all(rules);
    }

    private Measured measured(TenantId tenant) {
        if (settings == null) {
            throw new IllegalStateException(
                    "these metrics keep numbers only. Maybe make them with new CenterMetrics()?");
        }
        CenterSettings kept = settings;
        return measured.computeIfAbsent(tenant, missing -> new Measured(kept));
    }

    @Override
    public synchronized void on(Event event) {
        if (settings != null) {
            measured(event.tenant()).on(event);
        }
        if (event instanceof Event.PostStored stored) {
            stored(stored);
        } else if (event instanceof Event.PostDuplicate) {
            posts.add("duplicate");
        } else if (event instanceof Event.DeadLettered dead) {
            dead(dead);
        } else if (event instanceof Event.Understood understood) {
            understood(understood.understanding());
        } else if (event instanceof Event.Routed routed) {
            routed(routed);
        } else if (event instanceof Event.ConversationsJoined joined && joined.conversation() != null) {
            aliases.put(joined.joined(), joined.conversation());
        } else {
            acted(event);
        }
    }

    private void stored(Event.PostStored event) {
        posts.add("stored");
        networks.add(event.post().network());
        roles.add(event.authorRole());
        if (event.untimed()) {
            posts.add("untimed");
        }
        if (event.lang() != null) {
            givenLanguages.add(event.lang());
        }
        if (event.author() != null) {
            authors.add(new AuthorKey(event.post().network(), event.author()));
        }
    }

    private void dead(Event.DeadLettered event) {
        if (event.post() == null) {
            posts.add("dead");
            posts.add("stored");
        } else if (dead.add(new Row(event.tenant(), event.cause()))) {
            posts.add("dead");
        }
    }

    private void understood(Understanding understanding) {
        String language = understanding.language();
        languages.add(language == null ? "und" : language);
        String feeling = understanding.label(Understanding.SENTIMENT);
        if (feeling != null) {
            sentiment.add(feeling);
        }
        understanding.topics().forEach(topics::add);
    }

    private void routed(Event.Routed event) {
        if (!event.byTimer()) {
            posts.add("processed");
            if (dead.remove(new Row(event.tenant(), event.cause()))) {
                posts.add("dead", -1);
            }
            levels.add(event.level().name());
            decided.put(event.post(), event.about());
        }
        reached.merge(event.about(), event.level(), CenterMetrics::higher);
    }

    private void acted(Event event) {
        if (event instanceof Event.ActionAsked asked) {
            move(asked.kind(), asked.key(), "asked");
        } else if (event instanceof Event.ActionDone done) {
            move(done.kind(), done.key(), "done");
            if (done.kind() == ActionKind.UPSERT_CONTACT) {
                contacts.add(contactIds.add(done.id()) ? "created" : "updated");
            }
        } else if (event instanceof Event.ActionFailed failed) {
            move(failed.kind(), failed.key(), "failed");
        } else if (event instanceof Event.ActionParked parked) {
            move(parked.kind(), parked.key(), "parked");
        } else if (event instanceof Event.ActionDeferred deferred) {
            move(deferred.kind(), deferred.key(), "deferred");
        } else if (event instanceof Event.CaseOpened) {
            cases.add("opened");
        } else if (event instanceof Event.CaseAppended) {
            cases.add("appended");
        } else if (event instanceof Event.CaseReopened) {
            cases.add("reopened");
        } else if (event instanceof Event.CaseClosed) {
            cases.add("closed");
        }
    }

    private void move(ActionKind kind, ActionKey key, String state) {
        Tally tally = actions.computeIfAbsent(kind.label(), k -> new Tally());
        String before = open.put(key, state);
        if (before != null) {
            tally.add(before, -1);
        }
        tally.add(state);
    }

    /** The numbers now. */
    public synchronized CenterNumbers numbers() {
        Map<String, Long> count = posts.snapshot();
        Set<Party> customers = new HashSet<>();
        Set<ConversationId> conversations = new HashSet<>();
        decided.values().forEach(party -> {
            Party now = party.in(resolve(party.conversation()));
            conversations.add(now.conversation());
            if (now.known()) {
                customers.add(now);
            }
        });
        Map<String, Map<String, Long>> byKind = new LinkedHashMap<>();
        actions.forEach((kind, tally) -> byKind.put(kind, tally.snapshot()));
        return new CenterNumbers(
                count.getOrDefault("stored", 0L),
                count.getOrDefault("duplicate", 0L),
                count.getOrDefault("processed", 0L),
                count.getOrDefault("dead", 0L),
                count.getOrDefault("untimed", 0L),
                conversations.size(),
                customers.size(),
                authors.size(),
                levels.snapshot(),
                funnel().snapshot(),
                byKind,
                contacts.snapshot(),
                cases.snapshot(),
                languages.snapshot(),
                sentiment.snapshot(),
                topics.snapshot(),
                networks.snapshot(),
                roles.snapshot(),
                givenLanguages.snapshot());
    }

    private Tally funnel() {
        Map<Party, Level> parties = new HashMap<>();
        reached.forEach(
                (party, level) -> parties.merge(party.in(resolve(party.conversation())), level, CenterMetrics::higher));
        Tally funnel = new Tally();
        parties.values().forEach(level -> funnel.add(level.name()));
        return funnel;
    }

    private static Level higher(Level one, Level other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private ConversationId resolve(ConversationId id) {
        ConversationId at = id;
        for (ConversationId next = aliases.get(at); next != null; next = aliases.get(at)) {
            at = next;
        }
        return at;
    }
}
