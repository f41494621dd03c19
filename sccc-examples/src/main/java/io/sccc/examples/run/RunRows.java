package io.sccc.examples.run;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a run's files, from a ledger; conversations go by the ids of now. Used by one thread. */
public final class RunRows {

    private static final int MOST_REMEMBERED = 10_000;

    private final Ledger ledger;

    /** Ids that were looked up lately: the posts of a conversation mostly come close together. */
    private final Map<ConversationId, String> resolved = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** Rows of this ledger. */
    public RunRows(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A row of {@code decisions.jsonl}. */
    public Map<String, @Nullable Object> decision(Decision decision) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("post_id", decision.post().nativeId());
        row.put("conversation_id", now(decision.about().conversation()));
        row.put("author", decision.about().customer());
        row.put("level", decision.level().name());
        row.put("priority", decision.route().priority());
        row.put("queue", decision.route().queue());
        row.put("tags", decision.route().tags());
        row.put(
                "sla",
                decision.route().sla() == null ? null : decision.route().sla().toString());
        List<Map<String, String>> actions = new ArrayList<>();
        decision.actions().forEach(asked -> {
            Map<String, String> action = new LinkedHashMap<>();
            action.put("kind", asked.kind().label());
            action.put("key", asked.key().value());
            actions.add(action);
        });
        row.put("actions", actions);
        row.put("rules", decision.route().rules());
        row.put("reason", decision.reason());
        row.put("ruleset", decision.route().ruleset());
        row.put("at", text(decision.at()));
        identity(row, decision.post());
        return row;
    }

    /** What tells posts of two networks or accounts apart that share an id. */
    private static void identity(Map<String, @Nullable Object> row, PostId post) {
        row.put("network", post.network());
        row.put("account", post.account());
    }

    /** A row of {@code facts.jsonl.gz}. */
    public static Map<String, @Nullable Object> facts(Judgment judgment) {
        Facts facts = judgment.facts();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("post_id", judgment.decision().post().nativeId());
        identity(row, judgment.decision().post());
        row.put("facts", facts.byName());
        row.put(
                "unknown",
                Fact.vocabulary().stream()
                        .filter(fact -> !facts.knows(fact) && !fact.equals(Fact.KEYWORDS))
                        .map(Fact::name)
                        .toList());
        return row;
    }

    /** A row of {@code hops.jsonl}. */
    public Map<String, @Nullable Object> hop(Judgment judgment) {
        Judgment.Hop hop = Objects.requireNonNull(judgment.hop());
        Party about = judgment.decision().about();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("conversation_id", now(about.conversation()));
        row.put("author", about.customer());
        row.put("from", hop.from().name());
        row.put("to", hop.to().name());
        row.put("rule", hop.rule());
        row.put("cause", judgment.byTimer() ? "timer" : "post");
        row.put("at", text(judgment.decision().at()));
        return row;
    }

    /** A row of {@code timers.jsonl.gz}: a decision that a timer made, and what was known then. */
    public Map<String, @Nullable Object> timer(Judgment judgment) {
        Map<String, @Nullable Object> row = decision(judgment.decision());
        row.put("timer", judgment.timer());
        row.put("facts", judgment.facts().byName());
        return row;
    }

    static Map<String, @Nullable Object> letter(DeadLetter letter) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("line", letter.line());
        row.put("error", letter.code() + " " + letter.error());
        row.put("position", letter.position());
        row.put("post_id", letter.post() == null ? null : letter.post().nativeId());
        row.put("beginning", letter.beginning());
        return row;
    }

    /** A row of {@code actions.jsonl}. */
    public Map<String, @Nullable Object> action(Work work) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("key", work.key().value());
        row.put("kind", work.request().kind().label());
        row.put("conversation_id", now(work.request().about().conversation()));
        row.put("author", work.request().about().customer());
        row.put("state", work.state().name().toLowerCase(Locale.ROOT));
        row.put("target", work.target());
        row.put("at", text(work.at()));
        row.put("note", work.note());
        return row;
    }

    /** The id a conversation goes by now. */
    public String now(ConversationId conversation) {
        return resolved.computeIfAbsent(
                conversation, id -> ledger.resolve(TenantId.DEFAULT, id).value());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
