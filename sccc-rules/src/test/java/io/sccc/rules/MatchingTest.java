package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Route;
import io.sccc.core.understand.TextFeatures;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Matches;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.Operator;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import io.sccc.rules.RuleSpec.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the network finds against a plain reading of the conditions, over random rules and facts. */
class MatchingTest {

    private static final List<String> WORDS =
            List.of("sin", "señal", "internet", "se", "cayó", "factura", "gracias", "pésimo", "ya", "conta");
    private static final List<Fact<String>> TEXTS = List.of(Fact.NETWORK, Fact.BRAND, Fact.COUNTRY);
    private static final List<Fact<Double>> NUMBERS = List.of(Fact.SENTIMENT, Fact.AUTHOR_FOLLOWERS);
    private static final List<Fact<Boolean>> FLAGS = List.of(Fact.COMPLAINT, Fact.QUESTION, Fact.SPAM);
    private static final List<String> VALUES = List.of("a", "B", "c", "d");
    private static final List<String> PATTERNS =
            List.of("^sin", "senal( internet)?$", "cayo|factura", "i.t[a-e]r", "SE\\b");
    private static final Level[] LEVELS = Level.values();

    private final long seed = Long.getLong("sccc.seed", System.nanoTime());
    private final Random random = new Random(seed);

    MatchingTest() {
        System.out.println("MatchingTest seed " + seed + " (-Dsccc.seed=" + seed + ")");
    }

    @Test
    void route_randomRulesAndFacts_matchesExactlyWhatThePlainReadingMatches() {
        int pairs = 0;
        int hits = 0;
        for (int set = 0; set < 60; set++) {
            List<RuleSpec> rules = rules(1 + random.nextInt(60));
            DroolsRouter router = DroolsRouter.builder().rules(rules).build();
            for (int i = 0; i < 400; i++) {
                Facts facts = facts();
                Set<String> expected = plain(rules, facts);
                Route route = router.route(facts);
                assertThat(new HashSet<>(route.rules())).as("seed %d", seed).isEqualTo(expected);
                pairs++;
                hits += expected.size();
            }
        }
        System.out.println(pairs + " pairs, " + hits + " matches");
        assertThat(pairs).isGreaterThanOrEqualTo(20_000);
        assertThat(hits).isGreaterThan(1000);
    }

    @Test
    void rulesetText_ofRandomRules_givesTheSameRulesAgain() {
        List<RuleSpec> rules = rules(500);
        DroolsRouter router = DroolsRouter.builder().rules(rules).build();
        DroolsRouter again =
                DroolsRouter.builder().ruleset(router.rulesetText()).build();
        assertThat(again.rulesetText()).isEqualTo(router.rulesetText());
    }

    @Test
    void route_eightThreads_giveTheSameRoutesAsOne() throws Exception {
        DroolsRouter router = DroolsRouter.builder().rules(rules(40)).build();
        List<Facts> all = new ArrayList<>();
        List<Route> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Facts facts = facts();
            all.add(facts);
            expected.add(router.route(facts));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Route>>> done = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                Callable<List<Route>> routeAll = () -> {
                    List<Route> last = List.of();
                    for (int round = 0; round < 10; round++) {
                        last = all.stream().map(router::route).toList();
                        assertThat(last).isEqualTo(expected);
                    }
                    return last;
                };
                done.add(threads.submit(routeAll));
            }
            for (Future<List<Route>> each : done) {
                assertThat(each.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<RuleSpec> rules(int count) {
        List<RuleSpec> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Condition> conditions = new ArrayList<>();
            for (int c = random.nextInt(4); c >= 0; c--) {
                conditions.add(wrapped(condition()));
            }
            Level level = random.nextInt(5) == 0 ? null : LEVELS[random.nextInt(LEVELS.length)];
            rules.add(new RuleSpec(
                    "r" + i,
                    Place.JAVA,
                    random.nextInt(5) * 10,
                    null,
                    conditions,
                    level,
                    null,
                    List.of("t" + i),
                    null,
                    List.of(),
                    LocalizedText.EMPTY,
                    List.of()));
        }
        return rules;
    }

    private Condition wrapped(Condition condition) {
        return switch (random.nextInt(6)) {
            case 0 -> new Not(condition);
            case 1 -> new OrUnknown(condition);
            case 2 -> random.nextBoolean() ? new OrUnknown(new Not(condition)) : condition;
            default -> condition;
        };
    }

    private Condition condition() {
        switch (random.nextInt(7)) {
            case 6:
                return new Matches(Fact.TEXT, pick(PATTERNS));
            case 0:
                return comparison(pick(NUMBERS));
            case 1:
                Fact<Double> fact = pick(NUMBERS);
                return new AnyOf(fact, List.of(comparison(fact), comparison(fact)));
            case 2:
                return new OneOf(pick(TEXTS), some(VALUES));
            case 3:
                return new Is(pick(FLAGS), random.nextBoolean());
            case 4:
                return new Has(Fact.TOPICS, some(List.of("a", "Señal", "c")));
            default:
                return new Says(some(
                        List.of("señal", "sin senal", "se cay*", "factur*", "pesimo", "s*", "ya sin", "conta ya")));
        }
    }

    private Comparison comparison(Fact<Double> fact) {
        return new Comparison(fact, Operator.values()[random.nextInt(6)], random.nextInt(3) - 1);
    }

    private Facts facts() {
        Facts facts = Facts.empty();
        TEXTS.forEach(fact -> facts.put(fact, maybe(pick(VALUES))));
        NUMBERS.forEach(fact -> facts.put(fact, maybe((double) random.nextInt(3) - 1)));
        FLAGS.forEach(fact -> facts.put(fact, maybe(random.nextBoolean())));
        facts.put(Fact.TOPICS, maybe(Set.copyOf(some(List.of("A", "senal", "c", "x")))));
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(pick(WORDS)).append(random.nextInt(4) == 0 ? ", " : " ");
        }
        return facts.put(Fact.TEXT, maybe(text.toString()));
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private List<String> some(List<String> all) {
        Set<String> some = new HashSet<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            some.add(pick(all));
        }
        return List.copyOf(some);
    }

    /** Written without the code under test: null stands for unknown. */
    private static Set<String> plain(List<RuleSpec> rules, Facts facts) {
        Set<String> ids = new HashSet<>();
        for (RuleSpec rule : rules) {
            if (rule.conditions().stream().allMatch(it -> Boolean.TRUE.equals(plain(it, facts)))) {
                ids.add(rule.id());
            }
        }
        return ids;
    }

    private static @Nullable Boolean plain(Condition condition, Facts facts) {
        if (condition instanceof Not it) {
            Boolean inner = plain(it.condition(), facts);
            return inner == null ? null : !inner;
        }
        if (condition instanceof OrUnknown it) {
            return !Boolean.FALSE.equals(plain(it.condition(), facts));
        }
        if (condition instanceof Says it) {
            String text = facts.get(Fact.TEXT);
            return text == null ? null : it.values().stream().anyMatch(word -> says(text, word));
        }
        if (condition instanceof Matches it) {
            String text = facts.get(Fact.TEXT);
            return text == null
                    ? null
                    : Pattern.compile(it.pattern(), Pattern.CASE_INSENSITIVE)
                            .matcher(String.join(" ", TextFeatures.of(text).tokens()))
                            .find();
        }
        Object value = facts.get(condition.fact());
        if (value == null) {
            return null;
        }
        if (condition instanceof Comparison it) {
            return plain(it, (Double) value);
        }
        if (condition instanceof AnyOf it) {
            return it.comparisons().stream().anyMatch(c -> plain(c, (Double) value));
        }
        if (condition instanceof OneOf it) {
            return it.values().stream().anyMatch(v -> v.equalsIgnoreCase((String) value));
        }
        if (condition instanceof Is it) {
            return value.equals(it.value());
        }
        Set<?> words = (Set<?>) value;
        return ((Has) condition)
                .values().stream().anyMatch(v -> words.contains(v.toLowerCase().replace("ñ", "n")));
    }

    private static boolean plain(Comparison it, double value) {
        int compared = Double.compare(value, it.value());
        return switch (it.operator()) {
            case LESS -> compared < 0;
            case AT_MOST -> compared <= 0;
            case MORE -> compared > 0;
            case AT_LEAST -> compared >= 0;
            case EQUAL -> compared == 0;
            case NOT_EQUAL -> compared != 0;
        };
    }

    private static boolean says(String text, String keyword) {
        String words = " " + String.join(" ", TextFeatures.of(text).tokens()) + " ";
        boolean prefix = keyword.endsWith("*");
        String plain = keyword.replace("*", "").replace("ñ", "n");
        return words.contains(" " + plain + (prefix ? "" : " "));
    }
}
