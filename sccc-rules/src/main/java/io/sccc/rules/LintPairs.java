package io.sccc.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules that stand in each other's way. A rule is compared only with rules that have its rarest condition or none, so
 * that thousands of rules take no time; the number of comparisons is bounded all the same.
 */
final class LintPairs {

    private static final int MOST = 2_000_000;

    private final List<RuleSpec> rules;
    private final LintWarnings warnings;
    private final Map<String, Set<String>> conditions = new HashMap<>();
    private final Map<String, List<RuleSpec>> byRarest = new HashMap<>();
    private int compared;

    LintPairs(Collection<RuleSpec> all, LintWarnings warnings) {
        rules = all.stream().sorted(Rule.PRECEDENCE).toList();
        this.warnings = warnings;
        Map<String, Integer> uses = new HashMap<>();
        for (RuleSpec rule : rules) {
            Set<String> ids = ids(rule);
            conditions.put(rule.id(), ids);
            ids.forEach(id -> uses.merge(id, 1, Integer::sum));
        }
        for (RuleSpec rule : rules) {
            byRarest.computeIfAbsent(rarest(rule, uses), id -> new ArrayList<>())
                    .add(rule);
        }
    }

    private static Set<String> ids(RuleSpec rule) {
        Set<String> ids = new HashSet<>();
        rule.asked().forEach(it -> ids.add(Canonical.id(it)));
        return ids;
    }

    private String rarest(RuleSpec rule, Map<String, Integer> uses) {
        String rarest = "";
        for (String id : ids(rule)) {
            int more = rarest.isEmpty() ? -1 : uses.getOrDefault(id, 0) - uses.getOrDefault(rarest, 0);
            if (more < 0 || (more == 0 && id.compareTo(rarest) < 0)) {
                rarest = id;
            }
        }
        return rarest;
    }

    /** Warns of every rule that has a rule before it which matches whenever it does. */
    void compare() {
        for (RuleSpec rule : rules) {
            Set<String> own = conditions.getOrDefault(rule.id(), Set.of());
            List<String> keys = new ArrayList<>(own);
            keys.add("");
            for (String key : keys) {
                if (first(rule, own, byRarest.getOrDefault(key, List.of()))) {
                    break;
                }
            }
        }
    }

    private boolean first(RuleSpec rule, Set<String> own, List<RuleSpec> others) {
        for (RuleSpec other : others) {
            if (Rule.PRECEDENCE.compare(other, rule) >= 0 || compared++ > MOST) {
                return false;
            }
            Set<String> theirs = conditions.getOrDefault(other.id(), Set.of());
            if (rule.after() == null == (other.after() == null)
                    && own.containsAll(theirs)
                    && warn(rule, own, other, theirs)) {
                return true;
            }
        }
        return false;
    }

    private boolean warn(RuleSpec rule, Set<String> own, RuleSpec other, Set<String> theirs) {
        if (own.size() == theirs.size() && !own.isEmpty() && rule.after() == null) {
            warnings.same(rule, other);
            return true;
        }
        boolean decides = rule.level() != null && other.level() != null && rule.level() != other.level();
        if (decides && rule.after() == null) {
            warnings.shadowed(rule, other);
        }
        return decides;
    }
}
