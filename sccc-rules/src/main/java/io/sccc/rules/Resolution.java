package io.sccc.rules;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Level;
import io.sccc.core.model.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
        List<Rule> ordered = deciderFirst(matched);
        Rule first = ordered.get(0);
        RuleSpec spec = first.spec();
        Level decided = spec.level();
        boolean isDecided = decided != null;
        Level level = decided == null ? Level.FACILITATE : decided;
        return new Route(
                level,
                isDecided ? spec.priority() : 0,
                isDecided ? spec.queue() : null,
                tags(ordered),
                isDecided ? spec.sla() : null,
                actions(ordered, level),
                ordered.stream().map(rule -> rule.spec().id()).toList(),
                first.reason(),
                timers,
                ruleset);
    }

    /** The first rule with a level before all others; as they are when none has one. */
    private static List<Rule> deciderFirst(List<Rule> matched) {
        for (int i = 0; i < matched.size(); i++) {
            if (matched.get(i).spec().level() != null) {
                List<Rule> ordered = new ArrayList<>(matched);
                ordered.add(0, ordered.remove(i));
                return ordered;
            }
        }
        return matched;
    }

    private static List<String> tags(List<Rule> matched) {
        if (matched.stream().allMatch(rule -> rule.spec().tags().isEmpty())) {
            return List.of();
        }
        Set<String> tags = new TreeSet<>();
        matched.forEach(rule -> tags.addAll(rule.spec().tags()));
        return List.copyOf(tags);
    }

    private static List<ActionSpec> actions(List<Rule> ordered, Level level) {
        if (ordered.stream().allMatch(rule -> rule.spec().actions().isEmpty())) {
            return List.of();
        }
        Set<ActionSpec> actions = new LinkedHashSet<>();
        Set<String> kinds = new HashSet<>();
        RuleSpec first = ordered.get(0).spec();
        actions.addAll(first.actions());
        actions.forEach(action -> kinds.add(kind(action)));
        List<Rule> others = first.level() == Level.IGNORE ? List.of() : ordered.subList(1, ordered.size());
        others.forEach(rule -> add(rule.spec(), level, actions, kinds));
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
