package io.sccc.examples.bench;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.examples.bench.RuleEngine.Event;
import io.sccc.examples.bench.RuleEngine.Post;
import io.sccc.rules.Condition;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.Operator;
import io.sccc.rules.RuleSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rules and posts to measure with: 60 % of the rules name a topic, 25 % a hashtag, 15 % neither, each with one to four
 * more conditions; there are a fifth as many topics and hashtags as rules, and posts have one to three topics and up to
 * five hashtags.
 */
final class RuleWorkload {

    private static final List<String> CHANNELS =
            List.of("twitter", "facebook", "instagram", "whatsapp", "forum", "web");
    private static final List<String> LANGUAGES = List.of("es", "pt", "en", "fr");
    private static final List<String> TIERS = List.of("gold", "silver", "bronze", "none");

    private final Random random;
    private final int vocabulary;
    private final double skew;
    private final List<Plain> rules;

    /** One rule in fields; what is null or NaN is not asked. */
    record Plain(
            int number,
            @Nullable String topic,
            @Nullable String hashtag,
            @Nullable String channel,
            @Nullable String language,
            @Nullable String tier,
            double sentimentAtMost,
            double followersAtLeast,
            double conversationsAtLeast) {

        RuleSpec spec() {
            List<Condition> conditions = new ArrayList<>();
            addOne(Fact.NETWORK, channel, conditions);
            addOne(Fact.LANGUAGE, language, conditions);
            addOne(Fact.CONTACT_TIER, tier, conditions);
            addWord(Fact.TOPICS, topic, conditions);
            addWord(Fact.HASHTAGS, hashtag, conditions);
            addNumber(Fact.SENTIMENT, Operator.AT_MOST, sentimentAtMost, conditions);
            addNumber(Fact.AUTHOR_FOLLOWERS, Operator.AT_LEAST, followersAtLeast, conditions);
            addNumber(Fact.AUTHOR_CONVERSATIONS_7D, Operator.AT_LEAST, conversationsAtLeast, conditions);
            return RuleSpec.of("r" + number, conditions, number % 2 == 0 ? Level.COMMUNITY : Level.CRM);
        }

        private static void addOne(Fact<String> fact, @Nullable String value, List<Condition> conditions) {
            if (value != null) {
                conditions.add(new OneOf(fact, List.of(value)));
            }
        }

        private static void addWord(Fact<Set<String>> fact, @Nullable String value, List<Condition> conditions) {
            if (value != null) {
                conditions.add(new Has(fact, List.of(value)));
            }
        }

        private static void addNumber(Fact<Double> fact, Operator operator, double value, List<Condition> conditions) {
            if (!Double.isNaN(value)) {
                conditions.add(new Comparison(fact, operator, value));
            }
        }
    }

    /**
     * @param rules how many
     * @param skew share of the rules, and of the posts, that have the first topic besides those that have it by chance
     */
    RuleWorkload(int rules, double skew) {
        random = new Random(7L * rules);
        vocabulary = Math.max(4, rules / 5);
        this.skew = skew;
        this.rules = IntStream.range(0, rules).mapToObj(this::rule).toList();
    }

    List<Plain> rules() {
        return rules;
    }

    List<RuleSpec> specs() {
        return rules.stream().map(Plain::spec).toList();
    }

    private Plain rule(int number) {
        double kind = random.nextDouble();
        boolean few = kind >= 0.85;
        Set<Integer> more = new LinkedHashSet<>();
        for (int i = few ? 0 : random.nextInt(4); i >= 0; i--) {
            more.add(random.nextInt(6));
        }
        if (few) {
            more.addAll(List.of(0, 1, 2, 3, 4));
        }
        return new Plain(
                number,
                kind < 0.6 ? "topic" + word(kind < skew) : null,
                kind >= 0.6 && !few ? "tag" + word(false) : null,
                more.contains(0) ? one(CHANNELS) : null,
                more.contains(1) ? one(LANGUAGES) : null,
                more.contains(2) ? one(TIERS) : null,
                more.contains(3) ? -0.2 * (1 + random.nextInt(4)) : Double.NaN,
                more.contains(4) ? Math.pow(10, 2 + random.nextInt(4)) : Double.NaN,
                more.contains(5) ? 1.0 + random.nextInt(4) : Double.NaN);
    }

    private int word(boolean first) {
        return first ? 0 : random.nextInt(vocabulary);
    }

    /** Posts, always the same ones. */
    List<Post> posts(int count) {
        return IntStream.range(0, count).mapToObj(i -> post()).toList();
    }

    private Post post() {
        Set<String> topics = new LinkedHashSet<>();
        if (random.nextDouble() < skew) {
            topics.add("topic0");
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            topics.add("topic" + random.nextInt(vocabulary));
        }
        Set<String> hashtags = new LinkedHashSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            hashtags.add("tag" + random.nextInt(vocabulary));
        }
        Event event = new Event(
                one(CHANNELS),
                one(LANGUAGES),
                one(TIERS),
                List.copyOf(topics),
                List.copyOf(hashtags),
                2 * random.nextDouble() - 1,
                Math.floor(Math.pow(10, 6 * random.nextDouble())),
                random.nextInt(5));
        return new Post(facts(event), event);
    }

    /** The facts of an event, as they are put together for every post. */
    static Facts facts(Event event) {
        return Facts.empty()
                .put(Fact.NETWORK, event.channel())
                .put(Fact.LANGUAGE, event.language())
                .put(Fact.CONTACT_TIER, event.tier())
                .put(Fact.TOPICS, new LinkedHashSet<>(event.topics()))
                .put(Fact.HASHTAGS, new LinkedHashSet<>(event.hashtags()))
                .put(Fact.SENTIMENT, (Double) event.sentiment())
                .put(Fact.AUTHOR_FOLLOWERS, (Double) event.followers())
                .put(Fact.AUTHOR_CONVERSATIONS_7D, (Double) event.conversations());
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
