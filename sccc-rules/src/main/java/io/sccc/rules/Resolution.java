package io.sccc.rules;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Level;
import io.sccc.core.model.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes one route of all rules that matched. */
final class Resolution {

    /** A rule with this tag silences the center for the post: a person speaks, no message is sent by itself. */
    private static final String NO_BOTS = "no-bots";

    private Resolution() {}

    /**
     * Rules that matched and do not count, because a rule of their group comes first: ids, each with the id of the rule
     * that outdid it.
     *
     * @param matched in their order of precedence
     */
    static Map<String, String> outdone(List<Rule> matched) {
        Map<String, String> first = new HashMap<>();
        Map<String, String> outdone = new LinkedHashMap<>();
        for (Rule rule : matched) {
            String group = exclusive(rule);
            String winner =
                    group == null ? null : first.putIfAbsent(group, rule.spec().id());
            if (winner != null) {
                outdone.put(rule.spec().id(), winner);
            }
        }
        return outdone;
    }

    /** The name of the rule's group when only one of the group counts. */
    private static @Nullable String exclusive(Rule rule) {
        RuleSpec.Group group = rule.spec().group();
        return group != null && group.hit() == HitPolicy.FIRST ? group.name() : null;
    }

    private static List<Rule> counted(List<Rule> matched) {
        for (Rule rule : matched) {
            if (exclusive(rule) != null) {
                Set<String> outdone = outdone(matched).keySet();
                return matched.stream()
                        .filter(it -> !outdone.contains(it.spec().id()))
                        .toList();
            }
        }
        return matched;
    }

    /**
     * Of a group in which the first counts, the others are left out. Then the first rule with a level decides. Rules
     * without a level add their tags and actions; of the others, rules of the decided level add actions of kinds that are
     * not there yet (in a group that collects, all), and all add their tags. When the post is to be ignored, only the
     * decider's actions stay; when a rule says {@code no-bots}, no message stays.
     *
     * @param matched in their order of precedence
     */
    static Route of(List<Rule> matched, List<Route.Timer> timers, String ruleset) {
        if (matched.isEmpty()) {
            return Route.noRule(ruleset, timers);
        }
        List<Rule> ordered = deciderFirst(counted(matched));
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
        if (ordered.stream().anyMatch(rule -> rule.spec().tags().contains(NO_BOTS))) {
            actions.removeIf(action -> action.kind().message());
        }
        return List.copyOf(actions);
    }

    private static void add(RuleSpec rule, Level level, Set<ActionSpec> actions, Set<String> kinds) {
        boolean collects = rule.group() != null && rule.group().hit() == HitPolicy.COLLECT;
        if (rule.level() == null || (collects && rule.level() == level)) {
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
