package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * When a post comes, before its timer asks: what it leads to itself, such as content being offered, is not so yet, unless
 * an earlier post of the same customer led to it.
 */
final class Arrival {

    /** What is so when the first post of a customer comes. */
    private static final Region FIRST = Region.of(List.of(
            new Is(Fact.CONTENT_OFFERED, false),
            new Is(Fact.AGENT_REPLIED, false),
            new OneOf(Fact.CONVERSATION_CASE, List.of("none")),
            new OneOf(Fact.CONVERSATION_LEVEL, List.of("none"))));

    private static final List<Fact<Double>> COUNTS = List.of(Fact.CONVERSATION_POSTS, Fact.CONVERSATION_CUSTOMER_POSTS);

    private Arrival() {}

    /** What a rule with a timer asks that is never so when a first post comes; empty where it is only for later ones. */
    static List<Fact<?>> tooEarly(Region asked) {
        List<Fact<?>> facts = new ArrayList<>();
        if (COUNTS.stream().noneMatch(count -> isForLaterPosts(asked, count))) {
            FIRST.demands().forEach((fact, demand) -> {
                Demand mine = asked.of(fact);
                if (mine != null && !mine.meets(demand)) {
                    facts.add(fact);
                }
            });
        }
        return facts;
    }

    private static boolean isForLaterPosts(Region asked, Fact<Double> count) {
        Demand demand = asked.of(count);
        Region none = Region.of(List.of(new Comparison(count, Operator.LESS, 1)));
        return demand != null && !none.demands().values().stream().allMatch(demand::meets);
    }

    /** What was so when the post came, where a test tells what is so when its timer asks. */
    static Facts of(Facts later) {
        Facts facts = later.copy();
        boolean first = COUNTS.stream().noneMatch(count -> {
            Double posts = later.get(count);
            return posts != null && posts >= 1;
        });
        if (first) {
            Facts then = Facts.empty()
                    .put(Fact.CONTENT_OFFERED, false)
                    .put(Fact.AGENT_REPLIED, false)
                    .put(Fact.CONVERSATION_CASE, "none")
                    .put(Fact.CONVERSATION_LEVEL, "none");
            then.known().stream().filter(later::knows).forEach(fact -> copy(fact, then, facts));
        }
        return facts;
    }

    private static <T> void copy(Fact<T> fact, Facts from, Facts to) {
        to.put(fact, from.get(fact));
    }
}
