package io.sccc.examples.cli;

import io.sccc.core.spi.Ledger;
import io.sccc.examples.file.JsonLines;
import io.sccc.examples.store.LedgerPlace;
import java.io.IOException;
import java.nio.file.Path;
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
            "Explains the post that took the conversation (or, with --author, that customer in it) furthest, and the",
            "timer that took it further later, if one did: level, reason, queue and steps are then of the timer,",
            "post_level and by_timer tell so, matched has the timer's rule first.",
            "--json: {conversation_id, author, post_id, level, priority, queue, sla, tags, reason, at, ruleset,",
            "matched:[rule ids], steps:[{rule, part: decides|gives_way|adds|outdone, by, why}],",
            "nearly:[{rule, level, failed:[{condition, value, needed}]}], why_not:{LEVEL: words},",
            "to_reach:{LEVEL: [words]}, facts:{}, unknown:[fact names], actions:[{kind, state, target, key, ...}],",
            "cost, hops:[...], by_timer, post_level, waiting:[{rule, level, after, due}]}"
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
        Told told = Told.of(story);
        System.out.println(
                json
                        ? JsonLines.pretty(new ExplainJson(conversation, lang.name()).of(told))
                        : ExplainText.of(told, lang.name()));
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
}
