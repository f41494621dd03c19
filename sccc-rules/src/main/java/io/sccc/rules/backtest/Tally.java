package io.sccc.rules.backtest;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one rule set came to: how far each customer of each conversation got, and what was asked. */
final class Tally {

    private final Trial trial;
    private final Map<Customer, Best> best = new LinkedHashMap<>();
    private final Map<Customer, Set<ActionKind>> asked = new HashMap<>();
    private final Map<ActionKind, Long> actions = new EnumMap<>(ActionKind.class);

    /** A customer of a conversation; null stands for all of it whose author is unknown. */
    record Customer(ConversationId conversation, @Nullable String customer) {}

    /** How far they got, and by what. */
    record Best(Level level, Judgment by) {}

    private Tally(Trial trial) {
        this.trial = trial;
    }

    static Tally of(Trial trial) {
        Tally tally = new Tally(trial);
        Ledger ledger = trial.ledger();
        ledger.judgments(
                trial.tenant(),
                judgment -> tally.reach(judgment, judgment.decision().level()));
        ledger.hops(
                trial.tenant(),
                judgment -> tally.reach(
                        judgment, Objects.requireNonNull(judgment.hop()).to()));
        ledger.works(trial.tenant(), tally::ask);
        return tally;
    }

    private void reach(Judgment judgment, Level level) {
        best.merge(
                key(judgment.decision().about()),
                new Best(level, judgment),
                (old, now) -> now.level().compareTo(old.level()) > 0 ? now : old);
    }

    private void ask(Work work) {
        ActionKind kind = work.request().kind();
        actions.merge(kind, 1L, Long::sum);
        asked.computeIfAbsent(key(work.request().about()), k -> EnumSet.noneOf(ActionKind.class))
                .add(kind);
    }

    private Customer key(Party about) {
        return new Customer(trial.ledger().resolve(trial.tenant(), about.conversation()), about.customer());
    }

    Map<Customer, Best> best() {
        return best;
    }

    Set<ActionKind> asked(Customer key) {
        return asked.getOrDefault(key, Set.of());
    }

    /** The judgments of these posts, by post. */
    Map<PostId, Judgment> judgments(Set<PostId> posts) {
        Map<PostId, Judgment> found = new HashMap<>();
        trial.ledger().judgments(trial.tenant(), judgment -> {
            PostId post = judgment.decision().post();
            if (posts.contains(post)) {
                found.put(post, judgment);
            }
        });
        return found;
    }

    BacktestReport.Side side() {
        Map<Level, Long> levels = new EnumMap<>(Level.class);
        Map<String, Long> queues = new TreeMap<>();
        for (Level level : Level.values()) {
            levels.put(level, 0L);
        }
        for (Best one : best.values()) {
            levels.merge(one.level(), 1L, Long::sum);
            String queue = one.by().decision().route().queue();
            if (queue != null) {
                queues.merge(queue, 1L, Long::sum);
            }
        }
        return new BacktestReport.Side(trial.router().ruleset(), levels, actions, queues);
    }
}
