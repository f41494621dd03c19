package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Route;
import io.sccc.rules.Condition.Truth;
import io.sccc.rules.Explanation.Line;
import io.sccc.rules.Explanation.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes explanations by asking every condition of every rule. */
final class Explanations {

    private static final int NEARLY = 5;
    private static final int FAILING = 2;
    private static final int SHOWN = 3;

    private final RuleSet rules;
    private final Facts facts;
    private final Sheet sheet;
    private final Route route;
    private final List<Rule> missed;

    private Explanations(RuleSet rules, Facts facts) {
        this.rules = rules;
        this.facts = facts;
        sheet = rules.sheet(facts);
        route = rules.route(facts);
        missed = rules.rules().stream()
                .filter(this::isAsked)
                .filter(rule -> !route.rules().contains(rule.spec().id()))
                .toList();
    }

    static Explanation of(RuleSet rules, Facts facts) {
        Explanations made = new Explanations(rules, facts);
        return new Explanation(made.route, made.matched(), made.nearly(), made.obstacles());
    }

    /** When a timer asks, only its rule is asked; otherwise only rules without a timer. */
    private boolean isAsked(Rule rule) {
        String timer = facts.get(Fact.TIMER);
        return timer == null ? rule.timer() == null : rule.spec().id().equals(timer);
    }

    private List<Match> matched() {
        List<Match> matched = new ArrayList<>();
        for (String id : route.rules()) {
            Rule rule = Objects.requireNonNull(rules.rule(id));
            matched.add(match(rule, lines(rule)));
        }
        return matched;
    }

    private List<Match> nearly() {
        List<Match> nearly = new ArrayList<>();
        for (Rule rule : missed) {
            List<Line> failed = failed(rule);
            if (!failed.isEmpty() && failed.size() <= FAILING) {
                nearly.add(match(rule, failed));
            }
        }
        nearly.sort(Comparator.comparingInt((Match match) -> distance(match.level()))
                .thenComparingInt(match -> match.lines().size())
                .thenComparingInt(match -> -match.priority())
                .thenComparing(Match::rule));
        return nearly.stream().limit(NEARLY).toList();
    }

    /** Further levels first, the nearest before the others; then this level, then lower ones, then none. */
    private int distance(@Nullable Level level) {
        if (level == null) {
            return 2 * Level.values().length;
        }
        int further = level.compareTo(route.level());
        return further > 0 ? further : Level.values().length - further;
    }

    private Map<Level, LocalizedText> obstacles() {
        Map<Level, LocalizedText> obstacles = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            obstacles.put(level, Wording.each(lang -> obstacle(level, lang)));
        }
        return obstacles;
    }

    private String obstacle(Level level, String lang) {
        if (route.level() == level) {
            return Wording.in(lang, "the route is ", "la ruta es ", "a rota é ") + level + ": "
                    + route.reason().bestFor(lang);
        }
        for (String id : route.rules()) {
            if (Objects.requireNonNull(rules.rule(id)).spec().level() == level) {
                return Wording.in(
                                lang,
                                "rule %s matched, but rule %s comes first",
                                "la regla %s coincidió, pero la regla %s va primero",
                                "a regra %s coincidiu, mas a regra %s vem antes")
                        .formatted(id, route.rules().get(0));
            }
        }
        String nearest = missed.stream()
                .filter(rule -> rule.spec().level() == level)
                .map(rule -> match(rule, failed(rule)))
                .sorted(Comparator.comparingInt((Match match) -> match.lines().size())
                        .thenComparing(Match::rule))
                .limit(SHOWN)
                .map(match -> missing(match, lang))
                .collect(Collectors.joining("\n"));
        return nearest.isEmpty()
                ? Wording.in(lang, "no rule leads to ", "ninguna regla lleva a ", "nenhuma regra leva a ") + level
                : nearest;
    }

    private static String missing(Match match, String lang) {
        return Wording.in(lang, "rule %s: ", "regla %s: ", "regra %s: ").formatted(match.rule())
                + match.lines().stream().map(line -> failed(line, lang)).collect(Collectors.joining("; "));
    }

    private static String failed(Line line, String lang) {
        return Wording.in(lang, "%s is %s, needed: %s", "%s es %s, se necesita: %s", "%s é %s, é preciso: %s")
                .formatted(
                        line.fact(), line.value().bestFor(lang), line.needed().bestFor(lang));
    }

    private static Match match(Rule rule, List<Line> lines) {
        RuleSpec spec = rule.spec();
        return new Match(spec.id(), spec.level(), spec.priority(), rule.reason(), lines);
    }

    private List<Line> failed(Rule rule) {
        return lines(rule).stream().filter(line -> line.truth() != Truth.TRUE).toList();
    }

    private List<Line> lines(Rule rule) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rule.checks().size(); i++) {
            lines.add(line(rule.spec().conditions().get(i), rule.checks().get(i).test(sheet)));
        }
        return lines;
    }

    private Line line(Condition condition, Truth truth) {
        Fact<?> fact = condition.fact();
        Object seen = fact.equals(Fact.KEYWORDS) ? facts.get(Fact.TEXT) : facts.get(fact);
        return new Line(
                Wording.of(condition),
                fact.name(),
                truth,
                Wording.each(lang -> seen == null ? Wording.unknown(lang) : Wording.value(fact, seen, lang)),
                Wording.each(lang -> Wording.needed(condition, lang)));
    }

    static String text(Explanation explanation, String lang) {
        Route route = explanation.route();
        StringBuilder out = new StringBuilder();
        out.append(route.level())
                .append(": ")
                .append(route.reason().bestFor(lang))
                .append('\n');
        for (Match match : explanation.matched()) {
            out.append(Wording.in(
                            lang,
                            "rule %s (priority %d) matched: ",
                            "la regla %s (prioridad %d) coincidió: ",
                            "a regra %s (prioridade %d) coincidiu: ")
                    .formatted(match.rule(), match.priority()));
            out.append(match.lines().stream()
                    .map(line -> line.condition().bestFor(lang))
                    .collect(Collectors.joining("; ")));
            out.append('\n');
        }
        for (Match match : explanation.nearly()) {
            out.append(Wording.in(lang, "nearly: ", "casi: ", "quase: "))
                    .append(missing(match, lang))
                    .append('\n');
        }
        return out.toString();
    }
}
