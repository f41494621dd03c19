package io.sccc.rules;

import io.sccc.rules.ReloadingRouter.Reload;
import io.sccc.rules.ReloadingRouter.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The sets of rules of one tenant, one after the other; one is current. */
final class RuleVersions {

    /** How many texts are remembered, for decisions that were made by a set and are stored after the next has come. */
    private static final int REMEMBERED = 4;

    private final String tenant;
    private final Supplier<DroolsRouter> rules;
    private final InstantSource clock;
    private volatile State state;

    /** The current set and what was before it. Only texts of old sets are kept, never the sets. */
    private record State(
            DroolsRouter router,
            Instant since,
            long loads,
            Map<String, String> texts,
            @Nullable String fault,
            @Nullable Instant failedAt) {}

    /**
     * Loads the first set.
     *
     * @throws RuleFaults when it is faulty
     */
    RuleVersions(String tenant, Supplier<DroolsRouter> rules, InstantSource clock) {
        this.tenant = tenant;
        this.rules = rules;
        this.clock = clock;
        DroolsRouter first = rules.get();
        state = new State(first, clock.instant(), 1, Map.of(first.ruleset(), first.rulesetText()), null, null);
    }

    DroolsRouter current() {
        return state.router();
    }

    @Nullable
    String text(String hash) {
        return state.texts().get(hash);
    }

    /** Loads the rules; called by one thread at a time. An equal set takes the place of the old one only in the count. */
    Reload reload() {
        State before = state;
        DroolsRouter loaded;
        try {
            loaded = rules.get();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            state = new State(
                    before.router(), before.since(), before.loads(), before.texts(), fault(e), clock.instant());
            return new Reload(tenant, before.router().ruleset(), false, fault(e));
        }
        boolean changed = !loaded.ruleset().equals(before.router().ruleset());
        state = new State(
                loaded,
                changed ? clock.instant() : before.since(),
                before.loads() + 1,
                changed ? texts(before.texts(), loaded) : before.texts(),
                null,
                null);
        return new Reload(tenant, loaded.ruleset(), changed, null);
    }

    private static Map<String, String> texts(Map<String, String> before, DroolsRouter loaded) {
        Map<String, String> texts = new LinkedHashMap<>(before);
        texts.remove(loaded.ruleset());
        texts.put(loaded.ruleset(), loaded.rulesetText());
        while (texts.size() > REMEMBERED) {
            texts.remove(texts.keySet().iterator().next());
        }
        return Collections.unmodifiableMap(texts);
    }

    /** Faults of rules say what is wrong in the rules; of anything else only the kind is told, for it may quote a file. */
    private static String fault(Throwable fault) {
        return fault instanceof RuleFaults || fault instanceof IllegalArgumentException
                ? String.valueOf(fault.getMessage())
                : "loading failed with " + fault.getClass().getName();
    }

    Status status() {
        State now = state;
        return new Status(
                tenant,
                now.router().ruleset(),
                now.router().rules().size(),
                now.since(),
                now.loads(),
                now.fault(),
                now.failedAt());
    }
}
