package io.sccc.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.Level;
import io.sccc.examples.file.JsonLines;
import io.sccc.examples.file.StoredFacts;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.Explanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Why a conversation got its level, and why not another. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tells why a conversation got its level and why not another, from what a run wrote down.",
        footer = {
            "",
            "Explains the post that took the conversation (or, with --author, that customer in it) furthest.",
            "--json: {conversation_id, author, post_id, level, reason, matched:[rule ids],",
            "nearly:[{rule, level, failed:[{condition, value, needed}]}], why_not:{LEVEL: words}, hops:[...]}"
        })
final class ExplainCommand implements Callable<Integer> {

    /** Languages of explanations. */
    enum Lang {
        /** English. */
        en,
        /** Spanish. */
        es,
        /** Portuguese. */
        pt
    }

    private static final List<String> IDENTITY = List.of("network", "account", "post_id");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder that a run wrote")
    private Path out;

    @Option(names = "--conversation", required = true, paramLabel = "ID", description = "conversation id")
    private String conversation;

    @Option(names = "--author", paramLabel = "A", description = "one customer of the conversation")
    private @Nullable String author;

    @Option(names = "--lang", paramLabel = "en|es|pt", description = "language of the explanation; en by default")
    private Lang lang = Lang.en;

    @Option(names = "--json", description = "JSON on stdout")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        JsonNode decision = furthest();
        List<JsonNode> hops = hops();
        Explanation explanation = router(decision).explain(StoredFacts.read(facts(decision)));
        if (json) {
            System.out.println(JsonLines.pretty(asJson(decision, explanation, hops)));
        } else {
            System.out.println(ExplainText.of(decision, explanation, hops, lang.name()));
        }
        return 0;
    }

    private JsonNode furthest() throws IOException {
        JsonNode[] best = new JsonNode[1];
        JsonLines.read(Inputs.file(out.resolve("decisions.jsonl"), "--out"), (row, line) -> {
            if (concerns(row) && (best[0] == null || level(row).compareTo(level(best[0])) > 0)) {
                best[0] = row;
            }
        });
        if (best[0] == null) {
            throw new IOException("conversation (%s)%s is not in %s. Maybe it is of another run?"
                    .formatted(conversation, author == null ? "" : " with that author", out));
        }
        return best[0];
    }

    private boolean concerns(JsonNode row) {
        return conversation.equals(row.path("conversation_id").asText())
                && (author == null || author.equals(row.path("author").textValue()));
    }

    private static Level level(JsonNode row) {
        return Level.valueOf(row.path("level").asText());
    }

    private List<JsonNode> hops() throws IOException {
        List<JsonNode> hops = new ArrayList<>();
        Path file = out.resolve("hops.jsonl");
        if (Files.exists(file)) {
            JsonLines.read(file, (row, line) -> {
                if (concerns(row)) {
                    hops.add(row);
                }
            });
        }
        return hops;
    }

    private JsonNode facts(JsonNode decision) throws IOException {
        JsonNode[] found = new JsonNode[1];
        JsonLines.read(Inputs.file(out.resolve("facts.jsonl.gz"), "--out"), (row, line) -> {
            if (IDENTITY.stream().allMatch(part -> row.path(part).equals(decision.path(part)))) {
                found[0] = row.path("facts");
            }
        });
        if (found[0] == null) {
            throw new IOException("the facts of that conversation are missing in facts.jsonl.gz; run it again");
        }
        return found[0];
    }

    private DroolsRouter router(JsonNode decision) throws IOException {
        Path file = out.resolve("rules").resolve(decision.path("ruleset").asText() + ".yaml");
        return DroolsRouter.builder().ruleset(Files.readString(file)).build();
    }

    private Map<String, @Nullable Object> asJson(JsonNode decision, Explanation explanation, List<JsonNode> hops) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("conversation_id", conversation);
        told.put(
                "author",
                decision.path("author").isNull()
                        ? null
                        : decision.path("author").asText());
        told.put("post_id", decision.path("post_id").asText());
        told.put("level", decision.path("level").asText());
        told.put("reason", explanation.route().reason().bestFor(lang.name()));
        told.put(
                "matched",
                explanation.matched().stream().map(Explanation.Match::rule).toList());
        told.put("nearly", explanation.nearly().stream().map(this::nearly).toList());
        Map<String, String> whyNot = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            if (level != explanation.route().level()) {
                whyNot.put(level.name(), explanation.whyNot(level).bestFor(lang.name()));
            }
        }
        told.put("why_not", whyNot);
        told.put("hops", hops);
        return told;
    }

    private Map<String, @Nullable Object> nearly(Explanation.Match match) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("rule", match.rule());
        told.put("level", match.level() == null ? null : match.level().name());
        List<Map<String, String>> failed = new ArrayList<>();
        for (Explanation.Line line : match.lines()) {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("condition", line.condition().bestFor(lang.name()));
            one.put("value", line.value().bestFor(lang.name()));
            one.put("needed", line.needed().bestFor(lang.name()));
            failed.add(one);
        }
        told.put("failed", failed);
        return told;
    }
}
