package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;
import io.sccc.core.spi.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A router that counts which of its rules are used: put in the place of the router it counts for while a sample of posts
 * is routed, and then given to {@link Lint#sampled}. Called on any thread.
 */
public final class RuleUse implements Router {

    private final DroolsRouter router;
    private final Map<String, Count> counts = new HashMap<>();
    private final LongAdder posts = new LongAdder();

    private RuleUse(DroolsRouter router) {
        this.router = router;
        router.rules().forEach(rule -> counts.put(rule.id(), new Count()));
    }

    /** What became of one rule. */
    private static final class Count {

        private final LongAdder matched = new LongAdder();
        private final LongAdder decided = new LongAdder();
        private final LongAdder timers = new LongAdder();
        private final Map<String, LongAdder> behind = new ConcurrentHashMap<>();
    }

    /** Counts the rules of this router, from none. */
    public static RuleUse of(DroolsRouter router) {
        return new RuleUse(router);
    }

    @Override
    public Route route(Facts facts) {
        Route route = router.route(facts);
        if (facts.get(Fact.TIMER) == null) {
            posts.increment();
        }
        route.timers().forEach(timer -> count(timer.rule()).timers.increment());
        String first = null;
        for (String rule : route.rules()) {
            Count count = count(rule);
            count.matched.increment();
            if (first == null) {
                first = rule;
                count.decided.increment();
            } else {
                count.behind.computeIfAbsent(first, key -> new LongAdder()).increment();
            }
        }
        return route;
    }

    private Count count(String rule) {
        return counts.getOrDefault(rule, new Count());
    }

    @Override
    public String ruleset() {
        return router.ruleset();
    }

    @Override
    public String rulesetText() {
        return router.rulesetText();
    }

    /** How many posts were routed; what timers asked again is not counted. */
    public long posts() {
        return posts.sum();
    }

    /** How often a rule matched, whether it decided or not; 0 of a rule that is not there. */
    public long matched(String rule) {
        return count(rule).matched.sum();
    }

    /** How often a rule came first of those that matched; 0 of a rule that is not there. */
    public long decided(String rule) {
        return count(rule).decided.sum();
    }

    /** How many posts set its timer. */
    long timers(String rule) {
        return count(rule).timers.sum();
    }

    /** The rule that most often came first where this one matched; null when none did. */
    @Nullable
    String mostlyBehind(String rule) {
        String most = null;
        long count = 0;
        for (Map.Entry<String, LongAdder> other : count(rule).behind.entrySet()) {
            long sum = other.getValue().sum();
            if (sum > count || (sum == count && most != null && other.getKey().compareTo(most) < 0)) {
                most = other.getKey();
                count = sum;
            }
        }
        return most;
    }
}
