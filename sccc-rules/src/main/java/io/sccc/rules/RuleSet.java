package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;
import io.sccc.rules.Checks.Check;
import io.sccc.rules.Condition.Truth;
import io.sccc.rules.internal.Matcher;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules of a router, in their order of precedence, and the network that matches them. Immutable. */
final class RuleSet {

    private final List<Rule> rules;
    private final Map<String, Rule> byId = new HashMap<>();
    private final Keywords keywords;
    private final Matcher<Sheet> matcher;
    private final String text;
    private final String hash;

    RuleSet(List<RuleSpec> specs) {
        Checks checks = new Checks();
        List<RuleSpec> sorted = specs.stream().sorted(Rule.PRECEDENCE).toList();
        rules = sorted.stream().map(spec -> Rule.of(spec, checks)).toList();
        rules.forEach(rule -> byId.put(rule.spec().id(), rule));
        keywords = checks.keywords();
        matcher = Matcher.of(Sheet.class, tests());
        text = Canonical.text(sorted);
        hash = Canonical.hash(text);
    }

    List<Rule> rules() {
        return rules;
    }

    @Nullable
    Rule rule(String id) {
        return byId.get(id);
    }

    String text() {
        return text;
    }

    String hash() {
        return hash;
    }

    Sheet sheet(Facts facts) {
        return new Sheet(facts, keywords);
    }

    /** Conditions that many rules share come first, so that the network asks them once; those that read the text, last. */
    private List<List<Matcher.Test<Sheet>>> tests() {
        Map<String, Integer> uses = new HashMap<>();
        for (Rule rule : rules) {
            rule.spec().conditions().forEach(condition -> uses.merge(Canonical.id(condition), 1, Integer::sum));
        }
        List<List<Matcher.Test<Sheet>>> tests = new ArrayList<>();
        for (Rule rule : rules) {
            List<Integer> asked = new ArrayList<>(rule.asked());
            asked.sort(Comparator.comparing(
                            (Integer i) -> readsText(rule.spec().conditions().get(i)))
                    .thenComparing(i -> -uses.getOrDefault(id(rule, i), 0))
                    .thenComparing(i -> id(rule, i)));
            tests.add(asked.stream().map(i -> test(rule, i)).toList());
        }
        return tests;
    }

    private static boolean readsText(Condition condition) {
        return condition.fact().equals(Fact.KEYWORDS);
    }

    private static String id(Rule rule, int condition) {
        return Canonical.id(rule.spec().conditions().get(condition));
    }

    private static Matcher.Test<Sheet> test(Rule rule, int condition) {
        Check check = rule.checks().get(condition);
        return new Matcher.Test<>(id(rule, condition), sheet -> check.test(sheet) == Truth.TRUE);
    }

    Route route(Facts facts) {
        String timer = facts.get(Fact.TIMER);
        if (timer != null) {
            return ask(timer, facts);
        }
        BitSet numbers = match(facts);
        List<Rule> matched = new ArrayList<>(numbers.cardinality());
        List<Route.Timer> timers = new ArrayList<>(0);
        for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
            Rule rule = rules.get(i);
            Route.Timer later = rule.timer();
            if (later == null) {
                matched.add(rule);
            } else {
                timers.add(later);
            }
        }
        return Resolution.of(matched, timers, hash);
    }

    /** Numbers of the rules that the network finds. */
    BitSet match(Facts facts) {
        Sheet sheet = sheet(facts);
        matcher.match(sheet);
        return sheet.matched();
    }

    private Route ask(String timer, Facts facts) {
        Rule rule = byId.get(timer);
        boolean matches = rule != null && rule.timer() != null && rule.matches(sheet(facts));
        return Resolution.of(matches ? List.of(rule) : List.of(), List.of(), hash);
    }
}
