package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;
import io.sccc.core.spi.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A router whose rules can be changed while it routes: {@link #reload()}, or a folder that is watched. Each set of rules is
 * compiled as a whole and then put into the place of the old one in one step; on any fault the old set stays. Every
 * decision is made by one set and records its hash; the next post, or the next timer, uses the current one.
 *
 * <p>Each tenant may have rules of its own, which are loaded and fail by themselves.
 *
 * <p>Thread-safe. Loading is done by the thread that calls {@link #reload()}, or by the watching one, never by a thread that
 * routes.
 */
public final class ReloadingRouter implements Router, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadingRouter.class);
    private static final String ALL = "";

    private final Map<String, RuleVersions> tenants;
    private final RuleVersions all;
    private final Consumer<Reload> listener;
    private final @Nullable RuleWatch watch;

    private ReloadingRouter(Builder builder) {
        watch = builder.watched.isEmpty() ? null : new RuleWatch(builder.watched, this::reload);
        tenants = new LinkedHashMap<>();
        builder.rules.forEach((tenant, rules) -> tenants.put(tenant, new RuleVersions(tenant, rules, builder.clock)));
        all = builder.first(tenants);
        listener = builder.listener;
        if (watch != null) {
            watch.start(builder.every);
        }
    }

    /**
     * Rules that can be loaded again.
     *
     * @param rules makes a router of the rules as they are now, e.g. {@code () -> DroolsRouter.of(folder)}; called at once and
     *     at each reload
     */
    public static Builder builder(Supplier<DroolsRouter> rules) {
        return new Builder(rules);
    }

    /**
     * The rules of a folder, watched.
     *
     * @throws RuleFaults when the rules are faulty already
     */
    public static ReloadingRouter watching(Path folder) {
        return builder(() -> DroolsRouter.of(folder)).watch(folder).build();
    }

    @Override
    public Route route(Facts facts) {
        return current(facts).route(facts);
    }

    /** The hash of the current rules of all tenants that have none of their own. */
    @Override
    public String ruleset() {
        return current().ruleset();
    }

    @Override
    public String rulesetText() {
        return current().rulesetText();
    }

    /** The text of a set that is or lately was current, of whatever tenant; null when it is neither. */
    @Override
    public @Nullable String rulesetText(String hash) {
        for (RuleVersions each : tenants.values()) {
            String text = each.text(hash);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The current rules of all tenants that have none of their own; they stay as they are when others take their place. */
    public DroolsRouter current() {
        return all.current();
    }

    /** The current rules that route these facts. */
    public DroolsRouter current(Facts facts) {
        String tenant = tenants.size() == 1 ? null : facts.get(Fact.TENANT);
        return (tenant == null ? all : tenants.getOrDefault(tenant, all)).current();
    }

    /**
     * Loads all rules anew, now. Two calls at once load one after the other.
     *
     * @return what came of it, one for each set of rules, that of all tenants first; never throws for faulty rules
     */
    public synchronized List<Reload> reload() {
        List<Reload> done = new ArrayList<>();
        tenants.values().forEach(each -> done.add(each.reload()));
        done.forEach(this::tell);
        return done;
    }

    private void tell(Reload reload) {
        if (reload.failed()) {
            LOG.warn("SCCC-2113 rules were not reloaded, the old ones stay: {}", reload.fault());
        } else {
            LOG.info("rules reloaded: {}", reload);
        }
        try {
            listener.accept(reload);
        } catch (RuntimeException e) {
            LOG.warn("SCCC-2114 a listener of reloads failed: {}", e.getClass().getName());
        }
    }

    /** How each set of rules stands, that of all tenants first. */
    public List<Status> status() {
        return tenants.values().stream().map(RuleVersions::status).toList();
    }

    /** Watches no more, without waiting for a load that has begun; goes on routing by the current rules. */
    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }

    /**
     * One try to load a set of rules.
     *
     * @param tenant whose rules; empty for those of all tenants
     * @param ruleset hash of the set that is current after it
     * @param changed whether it is another than before
     * @param fault every fault with its cure, when the old set stayed; else null
     */
    public record Reload(
            String tenant,
            String ruleset,
            boolean changed,
            @Nullable String fault) {

        /** Did the old set stay because of a fault? */
        public boolean failed() {
            return fault != null;
        }
    }

    /**
     * How a set of rules stands.
     *
     * @param tenant whose rules; empty for those of all tenants
     * @param ruleset hash of the current set
     * @param rules how many rules it has, those in DRL apart
     * @param since when it became current
     * @param loads how often it was loaded, the first time included
     * @param fault what the last try to load found wrong; null when it succeeded
     * @param failedAt when that was; null when it succeeded
     */
    public record Status(
            String tenant,
            String ruleset,
            int rules,
            Instant since,
            long loads,
            @Nullable String fault,
            @Nullable Instant failedAt) {}

    /** Says where rules come from. Of one thread. */
    public static final class Builder {

        private final Map<String, Supplier<DroolsRouter>> rules = new LinkedHashMap<>();
        private final List<Path> watched = new ArrayList<>();
        private Duration every = Duration.ofSeconds(1);
        private InstantSource clock = InstantSource.system();
        private Consumer<Reload> listener = reload -> {};

        private Builder(Supplier<DroolsRouter> rules) {
            this.rules.put(ALL, rules);
        }

        /** Rules of one tenant, in place of those of all. */
        public Builder tenant(String name, Supplier<DroolsRouter> own) {
            if (rules.putIfAbsent(name, own) != null) {
                throw new IllegalArgumentException("tenant (%s) has rules already, or no name".formatted(name));
            }
            return this;
        }

        /**
         * Folders or files to look at; when one has changed, all rules are loaded anew. Several files written together are one
         * reload, and a file is left alone until it has not changed between two looks.
         */
        public Builder watch(Path... foldersOrFiles) {
            watched.addAll(List.of(foldersOrFiles));
            return this;
        }

        /** How often to look; each second unless told. */
        public Builder every(Duration pause) {
            if (pause.isZero() || pause.isNegative()) {
                throw new IllegalArgumentException("pause (%s) is not a time. Maybe a second?".formatted(pause));
            }
            every = pause;
            return this;
        }

        /** What tells the time in {@link #status()}. */
        public Builder clock(InstantSource other) {
            clock = other;
            return this;
        }

        /** Who is told of each reload, on the thread that loads. */
        public Builder onReload(Consumer<Reload> told) {
            listener = told;
            return this;
        }

        private RuleVersions first(Map<String, RuleVersions> made) {
            RuleVersions all = made.get(ALL);
            if (all == null) {
                throw new IllegalStateException("rules of all tenants are always there");
            }
            return all;
        }

        /**
         * Loads the rules and begins to watch.
         *
         * @throws RuleFaults when the rules are faulty; nothing is watched then
         */
        public ReloadingRouter build() {
            return new ReloadingRouter(this);
        }
    }
}
