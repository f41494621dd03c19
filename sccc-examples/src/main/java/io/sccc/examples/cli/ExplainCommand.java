package io.sccc.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.Level;
import io.sccc.core.spi.Ledger;
import io.sccc.examples.file.JsonLines;
import io.sccc.examples.file.StoredFacts;
import io.sccc.examples.store.LedgerPlace;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.Explanation;
import java.io.IOException;
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
        description = "Tells why a conversation got its level and why not another, from what a run wrote down or kept.",
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

    @Option(names = "--out", paramLabel = "DIR", description = "folder that a run wrote")
    private @Nullable Path out;

    @Option(names = "--ledger", paramLabel = "FILE.db|jdbc:...", description = "ledger of a run, in place of --out")
    private @Nullable String ledger;

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
        Story story = out == null ? fromLedger() : Story.inFolder(out, conversation, author);
        Explanation explanation =
                DroolsRouter.builder().ruleset(story.rules()).build().explain(StoredFacts.read(story.facts()));
        if (json) {
            System.out.println(JsonLines.pretty(asJson(story.decision(), explanation, story.hops())));
        } else {
            System.out.println(ExplainText.of(story.decision(), explanation, story.hops(), lang.name()));
        }
        return 0;
    }

    private Story fromLedger() throws IOException {
        if (ledger == null) {
            throw new Faults.UsageFault("--out DIR or --ledger L must tell what a run kept");
        }
        try (Ledger kept = LedgerPlace.of(ledger).openKept()) {
            return Story.inLedger(kept, conversation, author);
        }
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
