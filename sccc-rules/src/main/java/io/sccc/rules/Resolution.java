package io.sccc.rules;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes one route of all rules that matched. */
final class Resolution {

    private Resolution() {}

    /**
     * The first rule with a level decides. Rules without a level add their tags and actions; of the others, rules of the
     * decided level add actions of kinds that are not there yet, and all add their tags. When the post is to be ignored,
     * only the decider's actions stay.
     *
     * @param matched in their order of precedence
     */
    static Route of(List<Rule> matched, List<Route.Timer> timers, String ruleset) {
        if (matched.isEmpty()) {
            return Route.noRule(ruleset, timers);
        }
        Rule decider = decider(matched);
        RuleSpec spec = decider == null ? null : decider.spec();
        Level decided = spec == null ? null : spec.level();
        Level level = decided == null ? Level.FACILITATE : decided;
        LocalizedText reason = decider == null ? matched.get(0).reason() : decider.reason();
        return new Route(
                level,
                spec == null ? 0 : spec.priority(),
                spec == null ? null : spec.queue(),
                tags(matched),
                spec == null ? null : spec.sla(),
                actions(matched, decider, level),
                ids(matched, decider),
                reason,
                timers,
                ruleset);
    }

    private static @Nullable Rule decider(List<Rule> matched) {
        for (Rule rule : matched) {
            if (rule.spec().level() != null) {
                return rule;
            }
        }
        return null;
    }

    private static List<String> ids(List<Rule> matched, @Nullable Rule decider) {
        List<String> ids = new ArrayList<>(matched.size());
        if (decider != null) {
            ids.add(decider.spec().id());
        }
        for (Rule rule : matched) {
            if (rule != decider) {
                ids.add(rule.spec().id());
            }
        }
        return ids;
    }

    private static List<String> tags(List<Rule> matched) {
        Set<String> tags = new TreeSet<>();
        matched.forEach(rule -> tags.addAll(rule.spec().tags()));
        return List.copyOf(tags);
    }

    private static List<ActionSpec> actions(List<Rule> matched, @Nullable Rule decider, Level level) {
        Set<ActionSpec> actions = new LinkedHashSet<>();
        if (decider != null) {
            actions.addAll(decider.spec().actions());
        }
        if (decider != null && level == Level.IGNORE) {
            return List.copyOf(actions);
        }
        Set<String> kinds = new HashSet<>();
        actions.forEach(action -> kinds.add(kind(action)));
        for (Rule rule : matched) {
            if (rule != decider) {
                add(rule.spec(), level, actions, kinds);
            }
        }
        return List.copyOf(actions);
    }

    private static void add(RuleSpec rule, Level level, Set<ActionSpec> actions, Set<String> kinds) {
        if (rule.level() == null) {
            actions.addAll(rule.actions());
            rule.actions().forEach(action -> kinds.add(kind(action)));
        } else if (rule.level() == level) {
            rule.actions().stream().filter(action -> kinds.add(kind(action))).forEach(actions::add);
        }
    }

    /** Custom actions of different names are of different kinds. */
    private static String kind(ActionSpec action) {
        return action.kind() == ActionKind.CUSTOM
                ? "custom " + action.parameters().get("name")
                : action.kind().label();
    }
}
