package io.sccc.rules.backtest;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Judgment;
import io.sccc.rules.backtest.BacktestReport.Change;
import io.sccc.rules.backtest.BacktestReport.Stand;
import io.sccc.rules.backtest.Tally.Best;
import io.sccc.rules.backtest.Tally.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells two runs apart. A customer whose level changed is shown by the post that took them furthest under either rule set, as
 * both decided it, so that the two reasons speak of the same words.
 */
final class Comparison {

    private final Tally from;
    private final Tally to;
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(Customer key, Best from, Best to) {

        /** The one that shows what happened: who went further. */
        Judgment shown() {
            return from.level().compareTo(to.level()) >= 0 ? from.by() : to.by();
        }
    }

    private Comparison(Tally from, Tally to) {
        this.from = from;
        this.to = to;
    }

    static BacktestReport of(Trial first, Trial second, Recording recording, BacktestReport.Names names) {
        Comparison made = new Comparison(Tally.of(first), Tally.of(second));
        made.pair();
        List<Change> changes = made.changes();
        return new BacktestReport(
                new BacktestReport.Rules(first.router(), second.router(), names),
                new BacktestReport.Stream(
                        made.posts(first), made.conversations(), recording.left(), made.first(), made.last()),
                made.from.side(),
                made.to.side(),
                changes);
    }

    private void pair() {
        from.best().forEach((key, before) -> {
            Best after = to.best().get(key);
            if (after != null && differs(key, before, after)) {
                pairs.add(new Pair(key, before, after));
            }
        });
    }

    private boolean differs(Customer key, Best before, Best after) {
        return before.level() != after.level()
                || !Objects.equals(queue(before), queue(after))
                || !from.asked(key).equals(to.asked(key));
    }

    private static @Nullable String queue(Best best) {
        return best.by().decision().route().queue();
    }

    private List<Change> changes() {
        Set<PostId> shown = new HashSet<>();
        pairs.forEach(pair -> shown.add(pair.shown().decision().post()));
        Map<PostId, Judgment> before = from.judgments(shown);
        Map<PostId, Judgment> after = to.judgments(shown);
        return pairs.stream().map(pair -> change(pair, before, after)).toList();
    }

    private Change change(Pair pair, Map<PostId, Judgment> before, Map<PostId, Judgment> after) {
        Judgment shown = pair.shown();
        Post post = shown.row().post();
        Stand was = stand(pair.from(), shown, before.get(post.id()), from.asked(pair.key()));
        Stand is = stand(pair.to(), shown, after.get(post.id()), to.asked(pair.key()));
        return new Change(
                pair.key().conversation(),
                pair.key().customer(),
                post.id(),
                post.text(),
                shown.decision().at(),
                was,
                is);
    }

    /** The level is the highest reached, the reason that of the post shown; a timer's own where it decided. */
    private static Stand stand(Best best, Judgment shown, @Nullable Judgment same, Set<ActionKind> asked) {
        Judgment told = same == null || best.by().row().seq() == shown.row().seq() ? best.by() : same;
        return new Stand(
                best.level(),
                queue(best),
                asked,
                told.decision().route().rules(),
                told.decision().route().reason(),
                told.facts());
    }

    private long posts(Trial trial) {
        long[] count = new long[1];
        trial.ledger().judgments(trial.tenant(), judgment -> count[0]++);
        return count[0];
    }

    private long conversations() {
        Set<String> ids = new HashSet<>();
        from.best().keySet().forEach(key -> ids.add(key.conversation().value()));
        return ids.size();
    }

    private @Nullable Instant first() {
        return from.best().values().stream()
                .map(best -> best.by().row().post().postedAt())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private @Nullable Instant last() {
        return from.best().values().stream()
                .map(best -> best.by().row().post().postedAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
