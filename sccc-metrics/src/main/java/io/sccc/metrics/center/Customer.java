package io.sccc.metrics.center;

import io.sccc.core.model.Level;
import io.sccc.core.model.PostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One (conversation, author) pair as events tell of it. */
final class Customer {

    /** The author's key in the conversation. */
    final String key;

    /** The network's id of the author; null when unknown. */
    final @Nullable String author;

    final boolean company;

    /** What the earliest post told. */
    Tags tags;

    /** When the earliest post was written; null when all are untimed. */
    @Nullable
    Instant first;

    Level level;

    @Nullable
    String queue;

    List<String> rules = List.of();

    /** What the pair adds to the funnel now. */
    @Nullable
    Point step;

    /** The post that waits for an answer; null when none does. */
    @Nullable
    PostId waits;

    /** Since when; null when untimed. */
    @Nullable
    Instant since;

    @Nullable
    Instant answeredAt;

    boolean answered;

    /** What the pair adds to the backlog; null when it is not in it. */
    @Nullable
    Point backlog;

    /** Cases open now, to when they were opened. */
    final Map<String, Opened> open = new LinkedHashMap<>();

    /** Tags of attempts at deflection that are not resolved. */
    final List<Tags> unresolved = new ArrayList<>();

    Customer(String key, @Nullable String author, boolean company, Tags tags, @Nullable Instant first, Level level) {
        this.key = key;
        this.author = author;
        this.company = company;
        this.tags = tags;
        this.first = first;
        this.level = level;
    }

    /** Goes on under another name. */
    Customer renamed(String otherKey, String alias) {
        Customer same = new Customer(otherKey, alias, company, tags, first, level);
        same.queue = queue;
        same.rules = rules;
        same.step = step;
        same.waits = waits;
        same.since = since;
        same.answeredAt = answeredAt;
        same.answered = answered;
        same.backlog = backlog;
        same.open.putAll(open);
        same.unresolved.addAll(unresolved);
        return same;
    }

    /** Takes over what the same person has in a conversation that is one with this. */
    void take(Customer other, Consumer<Point> out) {
        queue = queue == null ? other.queue : queue;
        rules = rules.isEmpty() ? other.rules : rules;
        answered |= other.answered;
        if (answeredAt == null || (other.answeredAt != null && other.answeredAt.isAfter(answeredAt))) {
            answeredAt = other.answeredAt;
        }
        if (waits == null || (since != null && other.since != null && other.since.isBefore(since))) {
            waits = other.waits == null ? waits : other.waits;
            since = other.waits == null ? since : other.since;
        }
        if (backlog != null && other.backlog != null) {
            out.accept(other.backlog.back());
        }
        backlog = backlog == null ? other.backlog : backlog;
        other.open.forEach(open::putIfAbsent);
        unresolved.addAll(other.unresolved);
    }

    /** An open case. */
    record Opened(@Nullable Instant at, Point point) {}

    /** By what its cases and waits are told apart now. */
    Tags now() {
        return tags.plus(Measures.LEVEL, level.name())
                .plus(Measures.QUEUE, queue)
                .plus(Measures.RULE, rules);
    }
}
