package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
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
import io.sccc.rules.RuleSpec.Group;
import io.sccc.rules.RuleSpec.Place;
import io.sccc.rules.RuleSpec.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rules and facts of every kind, made by chance: facts of this library and of an application, known and unknown. */
final class RandomRules {

    private static final List<Fact<String>> TEXTS =
            List.of(Fact.NETWORK, Fact.LANGUAGE, Fact.BRAND_SECTOR, Fact.text("shop", "An application's own."));
    private static final List<Fact<Double>> NUMBERS =
            List.of(Fact.SENTIMENT, Fact.AUTHOR_FOLLOWERS, Fact.number("stock", "An application's own."));
    private static final List<Fact<Boolean>> FLAGS =
            List.of(Fact.COMPLAINT, Fact.QUESTION, Fact.flag("member", "An application's own."));
    private static final List<Fact<Set<String>>> SETS =
            List.of(Fact.TOPICS, Fact.HASHTAGS, Fact.words("badges", "An application's own."));
    private static final List<String> VALUES = List.of("a", "B", "c", "D", "é", "F", "g", "h");
    private static final List<String> WORDS =
            List.of("sin", "señal", "internet", "se", "cayó", "factura", "gracias", "pésimo", "ya", "conta", "#Luz");
    private static final List<String> KEYWORDS = List.of(
            "señal", "sin senal", "se cay*", "factur*", "pesimo", "s*", "ya sin", "conta ya", "luz", "internet");
    private static final List<String> PATTERNS = List.of("^s", "[a-d]$", "senal|luz", "(ya )?conta", ".");
    private static final double[] EDGES = {
        -1, -0.0, 0.0, 0.5, 1, Double.MIN_VALUE, Math.nextUp(0.5), Double.MAX_VALUE, -Double.MAX_VALUE
    };

    private final Random random;

    RandomRules(Random random) {
        this.random = random;
    }

    /** So many rules, each with at most so many conditions. */
    List<RuleSpec> rules(int count, int conditions) {
        return IntStream.range(0, count)
                .mapToObj(i -> rule("r" + i, random.nextInt(conditions + 1)))
                .toList();
    }

    private RuleSpec rule(String id, int count) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            conditions.add(wrapped(condition()));
        }
        return new RuleSpec(
                id,
                RuleSpec.FIRST,
                random.nextInt(9) == 0 ? new Group("g" + random.nextInt(3), HitPolicy.ALL) : null,
                Place.JAVA,
                random.nextInt(5) * 10,
                random.nextInt(20) == 0 ? Duration.ofMinutes(5) : null,
                random.nextInt(9) == 0 ? scope() : Scope.ALWAYS,
                conditions,
                Level.FACILITATE,
                null,
                List.of(),
                null,
                List.of(),
                LocalizedText.EMPTY,
                List.of());
    }

    private Scope scope() {
        return new Scope(
                maybe(Instant.ofEpochSecond(random.nextInt(5))),
                maybe(Instant.ofEpochSecond(5 + random.nextInt(5))),
                maybe(pick(VALUES)),
                maybe(pick(VALUES)));
    }

    private Condition wrapped(Condition condition) {
        return switch (random.nextInt(8)) {
            case 0 -> new Not(condition);
            case 1 -> new OrUnknown(condition);
            case 2 -> new OrUnknown(new Not(condition));
            default -> condition;
        };
    }

    private Condition condition() {
        return switch (random.nextInt(8)) {
            case 0 -> comparison(pick(NUMBERS));
            case 1 -> anyOf(pick(NUMBERS));
            case 2, 3 -> new OneOf(pick(TEXTS), some(VALUES, 3));
            case 4 -> new Is(pick(FLAGS), random.nextBoolean());
            case 5 -> new Has(pick(SETS), some(WORDS, 3));
            case 6 -> new Matches(random.nextBoolean() ? Fact.TEXT : pick(TEXTS), pick(PATTERNS));
            default -> new Says(some(KEYWORDS, 3));
        };
    }

    private Condition anyOf(Fact<Double> fact) {
        return new AnyOf(fact, List.of(comparison(fact), comparison(fact)));
    }

    private Comparison comparison(Fact<Double> fact) {
        return new Comparison(fact, Operator.values()[random.nextInt(6)], edge());
    }

    private double edge() {
        return EDGES[random.nextInt(EDGES.length)];
    }

    /** What is known of one post, a third of it nothing. */
    Facts facts() {
        Facts facts = Facts.empty();
        TEXTS.forEach(fact -> facts.put(fact, maybe(pick(VALUES))));
        NUMBERS.forEach(fact -> facts.put(fact, maybe(random.nextInt(9) == 0 ? Double.NaN : edge())));
        FLAGS.forEach(fact -> facts.put(fact, maybe(random.nextBoolean())));
        SETS.forEach(fact -> facts.put(fact, maybe(new LinkedHashSet<>(some(WORDS, random.nextInt(5))))));
        facts.put(Fact.AT, maybe((double) random.nextInt(10)));
        facts.put(Fact.TENANT, maybe(pick(VALUES))).put(Fact.PARTY, maybe(pick(VALUES)));
        return facts.put(Fact.TEXT, maybe(String.join(random.nextBoolean() ? " " : ", ", some(WORDS, 6))));
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** At most so many, and none when none are wanted. */
    private List<String> some(List<String> all, int most) {
        Set<String> some = new LinkedHashSet<>();
        for (int i = most == 0 ? 0 : 1 + random.nextInt(most); i > 0; i--) {
            some.add(pick(all));
        }
        return List.copyOf(some);
    }
}
