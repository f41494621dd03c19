package io.sccc.rules.backtest;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.PostId;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.Explanation;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What changes when one rule set takes another's place. A customer is one author in one conversation, all unknown authors of a
 * conversation counting as one, and their level the highest they reached. Immutable.
 */
public final class BacktestReport {

    private final Rules rules;
    private final Stream stream;
    private final Side from;
    private final Side to;
    private final List<Change> all;

    BacktestReport(Rules rules, Stream stream, Side from, Side to, List<Change> all) {
        this.rules = rules;
        this.stream = stream;
        this.from = from;
        this.to = to;
        this.all = List.copyOf(all);
    }

    /** What people call the rule sets. */
    public Names names() {
        return rules.names();
    }

    /** What was replayed. */
    public Stream stream() {
        return stream;
    }

    /** What the rules of now came to. */
    public Side from() {
        return from;
    }

    /** What the rules that are tried came to. */
    public Side to() {
        return to;
    }

    /** Customers whose level changed, in the order in which their conversations began. */
    public List<Change> changes() {
        return all.stream().filter(Change::ofLevel).toList();
    }

    /** Customers of the same level, but with another queue or other actions. */
    public List<Change> others() {
        return all.stream().filter(change -> !change.ofLevel()).toList();
    }

    /**
     * Why the rule set under which a customer got less far did not take the post further: what the rule that did so under
     * the other set lacks here, with what was seen and what is needed. Empty when the level is the same. Computed when asked.
     */
    public LocalizedText missing(Change change) {
        int order = change.from().level().compareTo(change.to().level());
        if (order == 0) {
            return LocalizedText.EMPTY;
        }
        return order > 0
                ? missing(rules.to(), change.to(), change.from())
                : missing(rules.from(), change.from(), change.to());
    }

    private static LocalizedText missing(DroolsRouter less, Stand here, Stand there) {
        Explanation.Match decider = there.rules().isEmpty()
                ? null
                : less.explain(here.facts(), there.rules().get(0));
        LocalizedText lacks = decider == null ? LocalizedText.EMPTY : decider.missing();
        return lacks.equals(LocalizedText.EMPTY) ? less.explain(here.facts()).whyNot(there.level()) : lacks;
    }

    /**
     * The report as one HTML file for a manager: no script, nothing loaded, everything escaped; it prints well.
     *
     * @param lang {@code es} or {@code pt}; English for every other language
     */
    public String html(String lang) {
        return new HtmlReport(this, lang).text();
    }

    /** Counts only. */
    @Override
    public String toString() {
        return "BacktestReport[" + all.size() + " changes of " + stream.conversations() + " conversations]";
    }

    /**
     * What people call two rule sets.
     *
     * @param from the rules of now
     * @param to the rules that are tried
     */
    public record Names(String from, String to) {}

    record Rules(DroolsRouter from, DroolsRouter to, Names names) {}

    /**
     * What was replayed.
     *
     * @param posts posts that were decided
     * @param conversations their conversations
     * @param left posts of the ledger that were left out, because nothing is left of their words
     * @param first time of the earliest of the posts that decided; null when none tells one
     * @param last time of the latest; null when none tells one
     */
    public record Stream(
            long posts,
            long conversations,
            long left,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /**
     * What one rule set came to.
     *
     * @param ruleset hash of its text
     * @param levels customers by the highest level they reached, all levels present
     * @param actions actions asked, by kind
     * @param queues customers by the queue of the decision that took them furthest; those without a queue are left out
     */
    public record Side(
            String ruleset, Map<Level, Long> levels, Map<ActionKind, Long> actions, Map<String, Long> queues) {

        /** Copies the maps, in the order of levels, kinds and names. */
        public Side {
            levels = Collections.unmodifiableMap(new EnumMap<>(levels));
            actions = Collections.unmodifiableMap(
                    actions.isEmpty() ? new EnumMap<>(ActionKind.class) : new EnumMap<>(actions));
            queues = Collections.unmodifiableMap(new TreeMap<>(queues));
        }

        /** Customers in all. */
        public long customers() {
            return levels.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Cases that were asked for. */
        public long cases() {
            return actions.getOrDefault(ActionKind.OPEN_CASE, 0L);
        }
    }

    /**
     * A customer for whom something changed.
     *
     * @param conversation their conversation
     * @param customer the network's id of the person; null when unknown
     * @param post the post that shows it: the one that took them furthest under either rule set
     * @param text its words, personal data masked
     * @param at when it was decided; null when the stream tells no time
     * @param from under the rules of now
     * @param to under the rules that are tried
     */
    public record Change(
            ConversationId conversation,
            @Nullable String customer,
            PostId post,
            String text,
            @Nullable Instant at,
            Stand from,
            Stand to) {

        /** Did the level change? */
        public boolean ofLevel() {
            return from.level() != to.level();
        }

        /** Conversation and levels; neither words nor who spoke. */
        @Override
        public String toString() {
            return "Change[" + conversation + ", " + from.level() + " -> " + to.level() + "]";
        }
    }

    /**
     * Where a customer stands under one rule set.
     *
     * @param level the highest level reached
     * @param queue the queue of the decision that reached it; null when the rules do not say
     * @param actions kinds of actions asked for them
     * @param rules rules that matched the post shown, the deciding one first
     * @param reason why that post was routed so
     * @param facts what was known of it
     */
    public record Stand(
            Level level,
            @Nullable String queue,
            Set<ActionKind> actions,
            List<String> rules,
            LocalizedText reason,
            Facts facts) {

        /** Copies the collections. */
        public Stand {
            actions = Set.copyOf(actions);
            rules = List.copyOf(rules);
        }

        /** Was a case asked for? */
        public boolean caseOpened() {
            return actions.contains(ActionKind.OPEN_CASE);
        }

        /** Level and rules; no value of a fact. */
        @Override
        public String toString() {
            return "Stand[" + level + " by " + rules + "]";
        }
    }
}
