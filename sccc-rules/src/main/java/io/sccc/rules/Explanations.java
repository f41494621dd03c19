package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Route;
import io.sccc.rules.Condition.Truth;
import io.sccc.rules.Explanation.Line;
import io.sccc.rules.Explanation.Match;
import io.sccc.rules.OwnRules.Own;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes explanations by asking every condition of every rule. */
final class Explanations {

    private static final int NEARLY = 5;
    private static final int FAILING = 2;
    private static final int WAYS = 3;
    private static final Comparator<Miss> MOST_PROMISING = Comparator.comparing(
                    (Miss miss) -> miss.failed().size() > FAILING)
            .thenComparing(Miss::isOfWords)
            .thenComparingInt(miss -> miss.failed().size())
            .thenComparingInt(miss -> -miss.held());

    private final RuleSet rules;
    private final Facts facts;
    private final Sheet sheet;
    private final List<Own> own;
    private final Route route;
    private final List<Miss> missed;

    /** A rule that did not match: the numbers of the conditions that failed, and how many tell that it came near. */
    private record Miss(Rule rule, List<Integer> failed, int held) {

        /** Would only other words have made it match? Nearly every rule is that near to nearly every post. */
        boolean isOfWords() {
            return failed.stream()
                    .map(i -> rule.conditions().get(i).fact())
                    .allMatch(fact -> fact.equals(Fact.KEYWORDS) || fact.equals(Fact.TEXT));
        }

        boolean isPromising() {
            return held > 0 && !failed.isEmpty();
        }

        @Nullable
        Level level() {
            return rule.spec().level();
        }
    }

    private Explanations(RuleSet rules, Facts facts) {
        this.rules = rules;
        this.facts = facts;
        sheet = rules.sheet(facts);
        own = rules.own(facts);
        route = facts.knows(Fact.TIMER) ? rules.route(facts) : rules.route(facts, own);
        missed = rules.rules().stream()
                .filter(this::isAsked)
                .filter(rule -> !route.rules().contains(rule.spec().id()))
                .map(this::miss)
                .filter(miss -> !miss.failed().isEmpty())
                .toList();
    }

    static Explanation of(RuleSet rules, Facts facts) {
        Explanations made = new Explanations(rules, facts);
        return new Explanation(
                made.route,
                made.matched(),
                made.nearly(),
                made.obstacles(),
                made.ways(),
                Steps.of(made::rule, made.route, rules.outdone(facts)),
                FactsSeen.known(facts),
                FactsSeen.unknown(rules, facts));
    }

    static @Nullable Match of(RuleSet rules, Facts facts, String id) {
        Rule rule = rules.rule(id);
        return rule == null ? null : match(rule, all(rule), rules.sheet(facts), facts);
    }

    /** What does not hold of these conditions of a rule; empty when all do. */
    static LocalizedText missing(Rule rule, List<Integer> asked, Sheet sheet, Facts facts) {
        return match(rule, asked, sheet, facts).missing();
    }

    private static List<Integer> all(Rule rule) {
        return IntStream.range(0, rule.checks().size()).boxed().toList();
    }

    /** When a timer asks, only its rule is asked; otherwise only rules without a timer. */
    private boolean isAsked(Rule rule) {
        String timer = facts.get(Fact.TIMER);
        return timer == null ? rule.timer() == null : rule.spec().id().equals(timer);
    }

    private Miss miss(Rule rule) {
        List<Integer> failed = new ArrayList<>();
        int held = 0;
        int own = rule.spec().conditions().size(); // its scope tells nothing of the post
        for (int i = 0; i < rule.checks().size(); i++) {
            if (!rule.checks().get(i).test(sheet)) {
                failed.add(i);
            } else if (i < own && Seen.tells(rule.conditions().get(i), facts)) {
                held++;
            }
        }
        return new Miss(rule, failed, held);
    }

    private List<Match> matched() {
        List<Match> matched = new ArrayList<>();
        for (String id : route.rules()) {
            matched.add(matched(id));
        }
        return matched;
    }

    private Match matched(String id) {
        Own hit = hit(id);
        if (hit != null) {
            RuleSpec spec = hit.rule().spec();
            return new Match(id, spec.level(), spec.priority(), hit.rule().reason(), OwnLines.of(hit, facts));
        }
        Rule rule = Objects.requireNonNull(rules.rule(id));
        return match(rule, IntStream.range(0, rule.checks().size()).boxed().toList());
    }

    /** The own rule of this id, when it and not a rule in YAML took part in the route. */
    private @Nullable Own hit(String id) {
        Rule rule = rules.rule(id);
        boolean inYaml = rule != null && isAsked(rule) && rule.matches(sheet);
        return own.stream()
                .filter(each -> each.rule().spec().id().equals(id))
                .filter(each -> !inYaml
                        || each.rule().spec().priority()
                                > Objects.requireNonNull(rule).spec().priority())
                .findFirst()
                .orElse(null);
    }

    /** The rule that took part in the route by this id. */
    private Rule rule(String id) {
        Own hit = hit(id);
        return hit != null ? hit.rule() : Objects.requireNonNull(rules.rule(id));
    }

    /**
     * Rules of which something held, or where nothing did, all that lack little; among equals precedence stays. Those that
     * lack only words come in where there is room.
     */
    private List<Match> nearly() {
        List<Miss> few = missed.stream()
                .filter(miss -> miss.level() != null && miss.failed().size() <= FAILING)
                .toList();
        boolean something = few.stream().anyMatch(Miss::isPromising);
        Comparator<Miss> nearest = Comparator.comparingInt(
                        (Miss miss) -> distance(Objects.requireNonNull(miss.level())))
                .thenComparing(MOST_PROMISING);
        return few.stream()
                .filter(miss -> miss.isPromising() || !something)
                .sorted(Comparator.comparing(Miss::isOfWords).thenComparing(nearest))
                .limit(NEARLY)
                .sorted(nearest)
                .map(miss -> match(miss.rule(), miss.failed()))
                .toList();
    }

    /** Further levels first, the nearest before the others; then this level, then lower ones. */
    private int distance(Level level) {
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

    private Map<Level, List<LocalizedText>> ways() {
        Map<Level, List<LocalizedText>> ways = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            if (level != route.level()) {
                ways.put(level, ways(level));
            }
        }
        return ways;
    }

    /**
     * Only rules that would then decide: what a rule of lower precedence lacks would change nothing. Those of which something
     * held; where nothing did of any, all.
     */
    private List<LocalizedText> ways(Level level) {
        List<Miss> deciding = missed.stream()
                .filter(miss -> miss.level() == level && miss.failed().size() <= FAILING && wouldDecide(miss))
                .toList();
        boolean something = deciding.stream().anyMatch(Miss::isPromising);
        return deciding.stream()
                .filter(miss -> miss.isPromising() || !something)
                .sorted(MOST_PROMISING)
                .limit(WAYS)
                .map(miss -> match(miss.rule(), miss.failed()))
                .map(match -> Wording.each(lang -> missing(match, lang)))
                .toList();
    }

    private boolean wouldDecide(Miss miss) {
        Rule decider = route.rules().isEmpty() ? null : rule(route.rules().get(0));
        return decider == null
                || decider.spec().level() == null
                || Rule.PRECEDENCE.compare(miss.rule().spec(), decider.spec()) < 0;
    }

    private String obstacle(Level level, String lang) {
        if (route.level() == level) {
            return Wording.in(lang, "the route is ", "la ruta es ", "a rota é ") + level + ": "
                    + route.reason().bestFor(lang);
        }
        for (String id : route.rules()) {
            if (rule(id).spec().level() == level) {
                return Wording.in(
                                lang,
                                "rule %s matched, but rule %s comes first",
                                "la regla %s coincidió, pero la regla %s va primero",
                                "a regra %s coincidiu, mas a regra %s vem antes")
                        .formatted(id, route.rules().get(0));
            }
        }
        for (Map.Entry<String, String> outdone : rules.outdone(facts).entrySet()) {
            if (Objects.requireNonNull(rules.rule(outdone.getKey())).spec().level() == level) {
                return Wording.in(
                                lang,
                                "rule %s matched, but of its group only rule %s counts",
                                "la regla %s coincidió, pero de su grupo solo cuenta la regla %s",
                                "a regra %s coincidiu, mas do seu grupo só conta a regra %s")
                        .formatted(outdone.getKey(), outdone.getValue());
            }
        }
        for (Route.Timer timer : route.timers()) {
            RuleSpec spec = Objects.requireNonNull(rules.rule(timer.rule())).spec();
            if (spec.level() == level) {
                return waits(spec, timer.after(), lang);
            }
        }
        List<Miss> leading =
                missed.stream().filter(miss -> miss.level() == level).toList();
        return leading.stream()
                .filter(Miss::isPromising)
                .min(Comparator.comparing((Miss miss) -> miss.failed().size() <= FAILING && !wouldDecide(miss))
                        .thenComparing(MOST_PROMISING))
                .map(miss -> missing(match(miss.rule(), miss.failed()), lang) + comesFirst(miss, lang))
                .orElseGet(() -> none(level, !leading.isEmpty(), lang));
    }

    /** A rule that a timer asks later. */
    private static String waits(RuleSpec rule, Duration after, String lang) {
        boolean unanswered = rule.conditions().stream().anyMatch(it -> it.fact().equals(Fact.UNANSWERED));
        return Wording.in(
                                lang,
                                "not yet: rule %s is asked %s after the post",
                                "aún no: la regla %s se consulta %s después del mensaje",
                                "ainda não: a regra %s é consultada %s depois da mensagem")
                        .formatted(rule.id(), Wording.span(after))
                + (unanswered
                        ? Wording.in(
                                lang,
                                ", if nobody has answered by then",
                                ", si para entonces nadie ha respondido",
                                ", se até lá ninguém tiver respondido")
                        : "");
    }

    /** What else stands in the way of a rule: one that comes first anyway. */
    private String comesFirst(Miss miss, String lang) {
        return wouldDecide(miss)
                ? ""
                : Wording.in(
                                lang,
                                "; and rule %s would still come first",
                                "; y la regla %s seguiría yendo primero",
                                "; e a regra %s ainda viria antes")
                        .formatted(route.rules().get(0));
    }

    private static String none(Level level, boolean any, String lang) {
        String words = any
                ? Wording.in(
                        lang,
                        "no rule that leads to %s came near: nothing they look for was seen",
                        "ninguna regla que lleva a %s estuvo cerca: no se vio nada de lo que buscan",
                        "nenhuma regra que leva a %s chegou perto: não se viu nada do que procuram")
                : Wording.in(lang, "no rule leads to %s", "ninguna regla lleva a %s", "nenhuma regra leva a %s");
        return words.formatted(level);
    }

    private static String missing(Match match, String lang) {
        return missing(match, match.lines(), lang);
    }

    /** What did not hold of a rule, in one sentence. */
    static LocalizedText missing(Match match, List<Line> failed) {
        return Wording.each(lang -> missing(match, failed, lang));
    }

    private static String missing(Match match, List<Line> failed, String lang) {
        return Wording.in(lang, "rule %s: ", "regla %s: ", "regra %s: ").formatted(match.rule())
                + failed.stream().map(line -> failed(line, lang)).collect(Collectors.joining("; "));
    }

    /** People's words are not shown, so of a text only what it would have to say is. */
    private static String failed(Line line, String lang) {
        String needed = Wording.in(lang, "needed: ", "se necesita: ", "é preciso: ");
        if (line.fact().equals(Fact.KEYWORDS.name())) {
            return needed + line.condition().bestFor(lang);
        }
        return "%s: %s, %s%s"
                .formatted(
                        Labels.of(line.fact()).bestFor(lang),
                        line.value().bestFor(lang),
                        needed,
                        line.needed().bestFor(lang));
    }

    private Match match(Rule rule, List<Integer> conditions) {
        return match(rule, conditions, sheet, facts);
    }

    private static Match match(Rule rule, List<Integer> conditions, Sheet sheet, Facts facts) {
        RuleSpec spec = rule.spec();
        List<Line> lines = conditions.stream()
                .map(i -> line(rule.conditions().get(i), rule.checks().get(i).of(sheet), facts))
                .toList();
        return new Match(spec.id(), spec.level(), spec.priority(), rule.reason(), lines);
    }

    private static Line line(Condition asked, Truth truth, Facts facts) {
        Condition condition = Seen.part(asked, facts);
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
