package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of numbers that a fact can have, as closed spans of doubles, apart and in order. Facts are doubles, so that "less
 * than 5" is "at most the double before 5", and facts that count have whole numbers only.
 */
record Spans(Fact<?> fact, List<Span> spans) {

    private static final Set<Fact<?>> SHARES = Set.of(Fact.INTENT_SCORE, Fact.CONTENT_SCORE, Fact.AGENT_LOAD);
    private static final Set<Fact<?>> COUNTS = Set.of(
            Fact.AUTHOR_FOLLOWERS,
            Fact.AUTHOR_POSTS_24H,
            Fact.AUTHOR_CONVERSATIONS_7D,
            Fact.AUTHOR_COPIES_10M,
            Fact.CONTACT_OPEN_CASES,
            Fact.CONVERSATION_POSTS,
            Fact.CONVERSATION_CUSTOMER_POSTS,
            Fact.TOPIC_AUTHORS_15M);
    private static final double FARTHEST = Double.MAX_VALUE;

    /** From one number to another, both included. */
    record Span(double from, double to) {

        boolean isEmpty() {
            return !(from <= to);
        }
    }

    /** The numbers that pass a condition; null when it is not about numbers. */
    static @Nullable Spans of(Condition condition) {
        if (condition instanceof Comparison it) {
            return of(it.fact(), of(it));
        }
        if (condition instanceof AnyOf it) {
            List<Span> all = new ArrayList<>();
            it.comparisons().forEach(one -> all.addAll(of(one)));
            return of(it.fact(), all);
        }
        return null;
    }

    private static List<Span> of(Comparison it) {
        double value = it.value();
        Span less = new Span(-FARTHEST, Math.nextDown(value));
        Span more = new Span(Math.nextUp(value), FARTHEST);
        return switch (it.operator()) {
            case LESS -> List.of(less);
            case AT_MOST -> List.of(new Span(-FARTHEST, value));
            case MORE -> List.of(more);
            case AT_LEAST -> List.of(new Span(value, FARTHEST));
            case EQUAL -> List.of(new Span(value, value));
            case NOT_EQUAL -> List.of(less, more);
        };
    }

    private static Span domain(Fact<?> fact) {
        if (fact.equals(Fact.SENTIMENT)) {
            return new Span(-1, 1);
        }
        return SHARES.contains(fact) ? new Span(0, 1) : new Span(COUNTS.contains(fact) ? 0 : -FARTHEST, FARTHEST);
    }

    /** Only numbers the fact can have, joined where they touch. */
    private static Spans of(Fact<?> fact, List<Span> any) {
        Span domain = domain(fact);
        List<Span> joined = new ArrayList<>();
        any.stream()
                .map(it -> within(it, domain, COUNTS.contains(fact)))
                .filter(it -> !it.isEmpty())
                .sorted(Comparator.comparingDouble(Span::from))
                .forEach(it -> join(it, COUNTS.contains(fact), joined));
        return new Spans(fact, List.copyOf(joined));
    }

    private static Span within(Span it, Span domain, boolean whole) {
        double from = Math.max(it.from, domain.from);
        double to = Math.min(it.to, domain.to);
        return whole ? new Span(Math.ceil(from) + 0.0, Math.floor(to)) : new Span(from, to);
    }

    private static void join(Span it, boolean whole, List<Span> joined) {
        Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
        if (last == null || it.from > (whole ? last.to + 1 : Math.nextUp(last.to))) {
            joined.add(it);
        } else {
            joined.set(joined.size() - 1, new Span(last.from, Math.max(last.to, it.to)));
        }
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** Every number the fact can have? */
    boolean isAll() {
        return spans.equals(of(fact, List.of(domain(fact))).spans);
    }

    /** All others that the fact can have. */
    Spans not(Fact<?> of) {
        List<Span> others = new ArrayList<>();
        double from = -FARTHEST;
        for (Span span : spans) {
            others.add(new Span(from, Math.nextDown(span.from)));
            from = Math.nextUp(span.to);
        }
        others.add(new Span(from, FARTHEST));
        return of(of, others);
    }

    Spans and(Spans other) {
        List<Span> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < spans.size() && j < other.spans.size()) {
            Span a = spans.get(i);
            Span b = other.spans.get(j);
            both.add(new Span(Math.max(a.from, b.from), Math.min(a.to, b.to)));
            if (a.to < b.to) {
                i++;
            } else {
                j++;
            }
        }
        return of(fact, both);
    }

    boolean isWithin(Spans other) {
        return and(other).spans.equals(spans);
    }
}
