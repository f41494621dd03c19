package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Route;
import io.sccc.rules.internal.Matcher;
import io.sccc.rules.internal.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules of a router, in their order of precedence, and the network that matches them. Immutable. */
final class RuleSet {

    private static final String ENGINE = "sccc.rules.engine";
    private static final String PUBLIC = "public";

    private final List<Rule> rules;
    private final String[] ids;
    private final Map<String, Rule> byId = new HashMap<>();
    private final Slots slots;
    private final Sheets sheets;
    private final Matcher<Sheet> matcher;
    private final OwnRules own;
    private final String text;
    private final String hash;

    /** With the engine that the system property {@code sccc.rules.engine} names: Drools' network, or {@code public}. */
    RuleSet(List<RuleSpec> specs) {
        this(specs, OwnRules.NONE);
    }

    RuleSet(List<RuleSpec> specs, OwnRules own) {
        this(specs, own, PUBLIC.equals(System.getProperty(ENGINE)));
    }

    RuleSet(List<RuleSpec> specs, boolean publicEngine) {
        this(specs, OwnRules.NONE, publicEngine);
    }

    private RuleSet(List<RuleSpec> specs, OwnRules own, boolean publicEngine) {
        this.own = own;
        Checks checks = new Checks();
        List<RuleSpec> sorted = specs.stream().sorted(Rule.PRECEDENCE).toList();
        rules = sorted.stream().map(spec -> new Rule(spec, checks)).toList();
        ids = rules.stream().map(rule -> rule.spec().id()).toArray(String[]::new);
        rules.forEach(rule -> byId.put(rule.spec().id(), rule));
        slots = checks.slots();
        sheets = new Sheets(slots);
        matcher = publicEngine ? Matcher.sessions(Sheet.class, tests()) : Matcher.network(Sheet.class, tests());
        text = Canonical.text(sorted) + own.text();
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

    /** A new sheet of these facts. */
    Sheet sheet(Facts facts) {
        return new Sheet(slots).with(facts);
    }

    /** Conditions that many rules share come first, so that sessions ask them once; those that read the text, last. */
    private List<List<Test<Sheet>>> tests() {
        Map<String, Integer> uses = new HashMap<>();
        Map<Condition, String> known = new HashMap<>();
        List<List<Asked>> all = new ArrayList<>();
        for (Rule rule : rules) {
            List<Asked> asked =
                    rule.asked().stream().map(i -> Asked.of(rule, i, known)).toList();
            asked.forEach(one -> uses.merge(one.test().id(), 1, Integer::sum));
            all.add(asked);
        }
        Comparator<Asked> order = Comparator.comparing(Asked::readsText)
                .thenComparing(asked -> -uses.getOrDefault(asked.test().id(), 0))
                .thenComparing(asked -> asked.test().id());
        return all.stream()
                .map(asked -> asked.stream().sorted(order).map(Asked::test).toList())
                .toList();
    }

    private record Asked(Test<Sheet> test, boolean readsText) {

        static Asked of(Rule rule, int condition, Map<Condition, String> known) {
            Condition asked = rule.conditions().get(condition);
            Check check = rule.checks().get(condition);
            return new Asked(
                    new Test<>(known.computeIfAbsent(asked, Canonical::id), check, check.key()),
                    asked.fact().equals(Fact.KEYWORDS) || asked.fact().equals(Fact.TEXT));
        }
    }

    Route route(Facts facts) {
        String timer = facts.get(Fact.TIMER);
        if (timer != null) {
            return ask(timer, facts);
        }
        return route(facts, own.match(facts));
    }

    /** The route, with what the own rules have found. */
    Route route(Facts facts, List<OwnRules.Own> hits) {
        Sheet sheet = match(facts);
        Route route = sheet.count() == 1 && hits.isEmpty() ? one(rules.get(sheet.matchedAt(0))) : resolve(sheet, hits);
        sheets.give(sheet);
        return route;
    }

    /** Most posts match one rule or none. */
    private Route one(Rule rule) {
        Route.Timer later = rule.timer();
        return later == null ? rule.alone(hash) : Resolution.of(List.of(), List.of(later), hash);
    }

    private Route resolve(Sheet sheet, List<OwnRules.Own> hits) {
        List<Rule> matched = new ArrayList<>(sheet.count());
        List<Route.Timer> timers = new ArrayList<>(0);
        for (int i = 0; i < sheet.count(); i++) {
            Rule rule = rules.get(sheet.matchedAt(i));
            Route.Timer later = rule.timer();
            if (later == null) {
                matched.add(rule);
            } else {
                timers.add(later);
            }
        }
        return Resolution.of(OwnRules.merged(matched, hits), timers, hash);
    }

    /** What the own rules find; nothing when a timer asks, whose rule is none of them. */
    List<OwnRules.Own> own(Facts facts) {
        return facts.knows(Fact.TIMER) ? List.of() : own.match(facts);
    }

    /** Rules that match and do not count, because another of their group comes first: ids, each with the winner's. */
    Map<String, String> outdone(Facts facts) {
        Sheet sheet = sheet(facts);
        boolean timed = facts.knows(Fact.TIMER);
        return timed
                ? Map.of()
                : Resolution.outdone(rules.stream()
                        .filter(rule -> rule.timer() == null && rule.matches(sheet))
                        .toList());
    }

    /** Ids of the rules that the network and the own rules find, in their order. */
    List<String> evaluate(Facts facts) {
        List<OwnRules.Own> hits = own.match(facts);
        Sheet sheet = match(facts);
        List<String> found = hits.isEmpty() ? found(sheet) : found(sheet, hits);
        sheets.give(sheet);
        return found;
    }

    private List<String> found(Sheet sheet, List<OwnRules.Own> hits) {
        List<Rule> matched = new ArrayList<>();
        for (int i = 0; i < sheet.count(); i++) {
            matched.add(rules.get(sheet.matchedAt(i)));
        }
        return OwnRules.merged(matched, hits).stream()
                .map(rule -> rule.spec().id())
                .toList();
    }

    private List<String> found(Sheet sheet) {
        String[] matched = new String[sheet.count()];
        for (int i = 0; i < matched.length; i++) {
            matched[i] = ids[sheet.matchedAt(i)];
        }
        return List.of(matched);
    }

    private Sheet match(Facts facts) {
        Sheet sheet = sheets.take(facts);
        matcher.match(sheet);
        return sheet.sorted();
    }

    /**
     * Why the timer that asks was never set, in English: what its rule lacks when the post comes; null when it was set, or
     * when no timer asks.
     */
    @Nullable
    String untimed(Facts facts) {
        String timer = facts.get(Fact.TIMER);
        Rule rule = timer == null ? null : byId.get(timer);
        if (rule == null || rule.timer() == null || !rule.matches(sheet(facts))) {
            return null;
        }
        LocalizedText missing = Explanations.missing(rule, rule.asked(), sheet(Arrival.of(facts)), Arrival.of(facts));
        return missing.byLanguage().isEmpty()
                ? null
                : "no timer is set, because this does not hold yet when the post comes: " + missing.bestFor("en");
    }

    private Route ask(String timer, Facts facts) {
        Rule rule = byId.get(timer);
        boolean matches = rule != null && rule.timer() != null && rule.matches(sheet(facts));
        return Resolution.of(matches ? List.of(rule) : List.of(), List.of(), hash);
    }
}
