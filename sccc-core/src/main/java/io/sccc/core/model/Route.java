package io.sccc.core.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a post goes, and why. Made by a {@link io.sccc.core.spi.Router} from facts alone.
 *
 * @param level how far it goes
 * @param priority how strongly the deciding rule speaks and so how urgent the post is; 0 when no rule matched
 * @param queue who should take it; null when the rules do not say
 * @param tags labels of all rules that matched, sorted
 * @param sla how soon it should be answered; null when the rules do not say
 * @param actions what to do, in order
 * @param rules ids of all rules that matched, the deciding one first
 * @param reason why, for people
 * @param timers rules to ask again later
 * @param ruleset hash of the rule set's text
 */
public record Route(
        Level level,
        int priority,
        @Nullable String queue,
        List<String> tags,
        @Nullable Duration sla,
        List<ActionSpec> actions,
        List<String> rules,
        LocalizedText reason,
        List<Timer> timers,
        String ruleset) {

    /** Why a post that no rule speaks of is facilitated. */
    public static final LocalizedText NO_RULE = LocalizedText.of("no rule", "ninguna regla", "nenhuma regra");

    /** Copies the lists. */
    public Route {
        tags = List.copyOf(tags);
        actions = List.copyOf(actions);
        rules = List.copyOf(rules);
        timers = List.copyOf(timers);
    }

    /** What becomes of a post that no rule speaks of: listened to, nothing done. */
    public static Route noRule(String ruleset, List<Timer> timers) {
        return new Route(Level.FACILITATE, 0, null, List.of(), null, List.of(), List.of(), NO_RULE, timers, ruleset);
    }

    /**
     * A rule that wants to be asked again.
     *
     * @param rule its id
     * @param after how long after the post
     */
    public record Timer(String rule, Duration after) {}
}
