package io.sccc.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Level;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import io.sccc.examples.file.JsonLines;
import io.sccc.examples.run.RunRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a conversation, or of one customer in it: the decision that took it furthest, from which facts and
 * rules, and its changes of level. Rows are those of a run's files.
 *
 * @param decision row of {@code decisions.jsonl}
 * @param facts facts by name
 * @param hops rows of {@code hops.jsonl}
 * @param actions rows of {@code actions.jsonl} that the decision asked
 * @param rules the rule set's text
 * @param later what a timer decided of that post later, when that went further; null when none did
 */
record Story(
        JsonNode decision,
        JsonNode facts,
        List<JsonNode> hops,
        List<JsonNode> actions,
        String rules,
        @Nullable Later later) {

    /**
     * What a timer decided.
     *
     * @param decision row of {@code timers.jsonl.gz}, its facts included
     * @param rules the text of the rule set that decided then
     */
    record Later(JsonNode decision, String rules) {

        JsonNode facts() {
            return decision.path("facts");
        }
    }

    private static final List<String> IDENTITY = List.of("network", "account", "post_id");

    /** From the files of a run. */
    static Story inFolder(Path folder, String conversation, @Nullable String author) throws IOException {
        JsonNode[] best = new JsonNode[1];
        JsonLines.read(Inputs.file(folder.resolve("decisions.jsonl"), "--out"), (row, line) -> {
            if (concerns(row, conversation, author)
                    && (best[0] == null || level(row).compareTo(level(best[0])) > 0)) {
                best[0] = row;
            }
        });
        if (best[0] == null) {
            throw missing(conversation, author, folder.toString());
        }
        JsonNode later = laterIn(folder, conversation, author, level(best[0]));
        JsonNode decision = later == null ? best[0] : decisionOf(later, folder);
        return new Story(
                decision,
                factsIn(folder, decision),
                hopsIn(folder, conversation, author),
                actionsIn(folder, decision, later),
                rulesIn(folder, decision),
                later == null ? null : new Later(later, rulesIn(folder, later)));
    }

    private static String rulesIn(Path folder, JsonNode decision) throws IOException {
        return Files.readString(
                folder.resolve("rules").resolve(decision.path("ruleset").asText() + ".yaml"));
    }

    /** The decision of a timer that went furthest, if further than every post's own. */
    private static @Nullable JsonNode laterIn(Path folder, String conversation, @Nullable String author, Level posts)
            throws IOException {
        JsonNode[] best = new JsonNode[1];
        Path file = folder.resolve("timers.jsonl.gz");
        if (Files.exists(file)) {
            JsonLines.read(file, (row, line) -> {
                if (concerns(row, conversation, author)
                        && level(row).compareTo(best[0] == null ? posts : level(best[0])) > 0) {
                    best[0] = row;
                }
            });
        }
        return best[0];
    }

    /** What was decided of the timer's post when it came. */
    private static JsonNode decisionOf(JsonNode later, Path folder) throws IOException {
        JsonNode[] found = new JsonNode[] {later};
        JsonLines.read(folder.resolve("decisions.jsonl"), (row, line) -> {
            if (same(row, later)) {
                found[0] = row;
            }
        });
        return found[0];
    }

    private static boolean same(JsonNode row, JsonNode other) {
        return IDENTITY.stream().allMatch(part -> row.path(part).equals(other.path(part)));
    }

    private static List<JsonNode> actionsIn(Path folder, JsonNode decision, @Nullable JsonNode later)
            throws IOException {
        Set<String> keys = new HashSet<>();
        decision.path("actions").forEach(action -> keys.add(action.path("key").asText()));
        if (later != null) {
            later.path("actions").forEach(action -> keys.add(action.path("key").asText()));
        }
        List<JsonNode> actions = new ArrayList<>();
        Path file = folder.resolve("actions.jsonl");
        if (Files.exists(file) && !keys.isEmpty()) {
            JsonLines.read(file, (row, line) -> {
                if (keys.contains(row.path("key").asText())) {
                    actions.add(row);
                }
            });
        }
        return actions;
    }

    private static boolean concerns(JsonNode row, String conversation, @Nullable String author) {
        return conversation.equals(row.path("conversation_id").asText())
                && (author == null || author.equals(row.path("author").textValue()));
    }

    private static Level level(JsonNode row) {
        return Level.valueOf(row.path("level").asText());
    }

    private static JsonNode factsIn(Path folder, JsonNode decision) throws IOException {
        JsonNode[] found = new JsonNode[1];
        JsonLines.read(Inputs.file(folder.resolve("facts.jsonl.gz"), "--out"), (row, line) -> {
            if (same(row, decision)) {
                found[0] = row.path("facts");
            }
        });
        if (found[0] == null) {
            throw new IOException("the facts of that conversation are missing in facts.jsonl.gz; run it again");
        }
        return found[0];
    }

    private static List<JsonNode> hopsIn(Path folder, String conversation, @Nullable String author) throws IOException {
        List<JsonNode> hops = new ArrayList<>();
        Path file = folder.resolve("hops.jsonl");
        if (Files.exists(file)) {
            JsonLines.read(file, (row, line) -> {
                if (concerns(row, conversation, author)) {
                    hops.add(row);
                }
            });
        }
        return hops;
    }

    /** From a ledger; an id that the conversation went by earlier will do. */
    static Story inLedger(Ledger ledger, String conversation, @Nullable String author) throws IOException {
        RunRows rows = new RunRows(ledger);
        String now = rows.now(new ConversationId(conversation));
        Judgment[] best = new Judgment[1];
        ledger.judgments(TenantId.DEFAULT, judgment -> {
            if (concerns(judgment, now, author, rows)
                    && (best[0] == null || level(judgment).compareTo(level(best[0])) > 0)) {
                best[0] = judgment;
            }
        });
        if (best[0] == null) {
            throw missing(conversation, author, "the ledger");
        }
        List<JsonNode> hops = new ArrayList<>();
        Judgment[] later = new Judgment[1];
        ledger.hops(TenantId.DEFAULT, judgment -> {
            if (concerns(judgment, now, author, rows)) {
                hops.add(JsonLines.tree(rows.hop(judgment)));
                if (judgment.byTimer() && level(judgment).compareTo(level(later[0] == null ? best[0] : later[0])) > 0) {
                    later[0] = judgment;
                }
            }
        });
        Judgment judgment = later[0] == null ? best[0] : judgmentOf(later[0], ledger);
        List<JsonNode> actions = new ArrayList<>(actions(ledger, judgment.decision(), rows));
        if (later[0] != null) {
            actions.addAll(actions(ledger, later[0].decision(), rows));
        }
        return new Story(
                JsonLines.tree(rows.decision(judgment.decision())),
                JsonLines.tree(judgment.facts().byName()),
                hops,
                actions,
                rules(ledger, judgment),
                later[0] == null ? null : new Later(JsonLines.tree(rows.timer(later[0])), rules(ledger, later[0])));
    }

    private static String rules(Ledger ledger, Judgment judgment) throws IOException {
        String rules =
                ledger.ruleset(TenantId.DEFAULT, judgment.decision().route().ruleset());
        if (rules == null) {
            throw new IOException(
                    "the rules that decided it are not in the ledger: a router that shows none decided it");
        }
        return rules;
    }

    /** What was judged of the timer's post when it came. */
    private static Judgment judgmentOf(Judgment later, Ledger ledger) {
        Judgment[] found = new Judgment[] {later};
        ledger.judgments(TenantId.DEFAULT, judgment -> {
            if (judgment.decision().post().equals(later.decision().post())) {
                found[0] = judgment;
            }
        });
        return found[0];
    }

    private static List<JsonNode> actions(Ledger ledger, Decision decision, RunRows rows) {
        List<JsonNode> actions = new ArrayList<>();
        for (Decision.Asked asked : decision.actions()) {
            Work work = ledger.work(TenantId.DEFAULT, asked.key());
            if (work != null) {
                actions.add(JsonLines.tree(rows.action(work)));
            }
        }
        return actions;
    }

    private static boolean concerns(Judgment judgment, String conversation, @Nullable String author, RunRows rows) {
        var about = judgment.decision().about();
        return conversation.equals(rows.now(about.conversation()))
                && (author == null || author.equals(about.customer()));
    }

    private static Level level(Judgment judgment) {
        return judgment.decision().level();
    }

    private static IOException missing(String conversation, @Nullable String author, String where) {
        return new IOException("conversation (%s)%s is not in %s. Maybe it is of another run?"
                .formatted(conversation, author == null ? "" : " with that author", where));
    }
}
