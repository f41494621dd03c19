package io.sccc.examples.cli;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.examples.file.JsonLines;
import io.sccc.examples.file.PostFile;
import io.sccc.examples.store.LedgerPlace;
import io.sccc.knowledge.LuceneKnowledge;
import io.sccc.nlp.Understanders;
import io.sccc.rules.backtest.Backtest;
import io.sccc.rules.backtest.BacktestReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What other rules would have done. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Replays posts through two rule sets and tells what changes. Nothing is sent, opened or written"
                + " to the ledger.",
        footer = {
            "",
            "A customer is one author in one conversation, their level the highest they reach.",
            "--json: {conversations, changed, changes:[{conversation_id, author, from, to, ...}], levels:{A:{},B:{}},",
            "cases:{A,B}, actions:{A:{},B:{}}, queues:{A:{},B:{}}, same_level:[...]}; from is under --rules (A), to",
            "under --against (B)."
        })
final class BacktestCommand implements Callable<Integer> {

    @Option(names = "--input", paramLabel = "POSTS", description = "recorded posts, as 'sccc run' reads them")
    private @Nullable Path input;

    @Option(
            names = "--ledger",
            paramLabel = "FILE.db|jdbc:...",
            description = "ledger of a run, in place of --input: with what was understood and known then")
    private @Nullable String ledger;

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "DIR|PACK[,...]",
            description = "rules of now, A: folders and names of packs; later ones overlay earlier ones")
    private String rules;

    @Option(
            names = "--against",
            required = true,
            paramLabel = "DIR|PACK[,...]",
            description = "rules that are tried, B")
    private String against;

    @Option(names = "--knowledge", paramLabel = "DOCS", description = "articles to offer, with --input")
    private @Nullable Path knowledge;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            converter = Inputs.Moment.class,
            description = "when the posts count as opened, as with 'sccc run'")
    private @Nullable Instant now;

    @Option(names = "--json", description = "JSON on stdout")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "writes a report for people")
    private @Nullable Path html;

    @Option(names = "--lang", paramLabel = "en|es|pt", description = "language of report and summary; en by default")
    private ExplainCommand.Lang lang = ExplainCommand.Lang.en;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((input == null) == (ledger == null)) {
            throw new Faults.UsageFault("tell either --input POSTS or --ledger L");
        }
        if (knowledge != null && input == null) {
            throw new Faults.UsageFault("--knowledge is for --input: a ledger knows what was found");
        }
        if (html != null) {
            Inputs.output(html, "--html");
        }
        BacktestProgress progress = new BacktestProgress(System.err);
        BacktestReport report = replay(progress);
        if (html != null) {
            Files.writeString(html, report.html(lang.name()), StandardCharsets.UTF_8);
        }
        System.out.println(json ? JsonLines.pretty(BacktestJson.of(report)) : BacktestText.of(report, lang.name()));
        if (html != null && !json) {
            System.out.println(System.lineSeparator() + html);
        }
        return 0;
    }

    private BacktestReport replay(BacktestProgress progress) throws IOException, InterruptedException {
        Backtest backtest = Backtest.of(Inputs.router(rules), Inputs.router(against))
                .named(name(rules, against, "A"), name(against, rules, "B"))
                .listener(progress);
        if (now != null) {
            backtest.clock(InstantSource.fixed(now));
        }
        try {
            return ledger == null ? ofPosts(backtest) : ofLedger(backtest, LedgerPlace.of(ledger));
        } finally {
            progress.end();
        }
    }

    private BacktestReport ofPosts(Backtest backtest) throws IOException, InterruptedException {
        Path file = Inputs.file(Objects.requireNonNull(input), "--input");
        backtest.understandWith(Understanders.builtIn());
        try (PostFile posts = new PostFile(file);
                LuceneKnowledge articles = knowledge == null ? null : Inputs.knowledge(knowledge, "--knowledge")) {
            if (articles != null) {
                backtest.knowledge(articles);
            }
            BacktestReport report = backtest.replay(posts);
            String trouble = posts.trouble();
            if (trouble != null) {
                throw new IOException(trouble + " Nothing was compared.");
            }
            return report;
        }
    }

    private static BacktestReport ofLedger(Backtest backtest, LedgerPlace place)
            throws IOException, InterruptedException {
        try (Ledger kept = place.openKept()) {
            return backtest.replay(kept, TenantId.DEFAULT);
        }
    }

    /** What was typed, shortened to its last part; with its letter where both would read the same. */
    private static String name(String typed, String other, String letter) {
        String last = last(typed);
        return last.equals(last(other)) ? last + " (" + letter + ")" : last;
    }

    private static String last(String typed) {
        Path file = typed.contains("/") ? Path.of(typed).normalize().getFileName() : null;
        return file == null ? typed : file.toString();
    }
}
