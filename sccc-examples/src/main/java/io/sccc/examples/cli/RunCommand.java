package io.sccc.examples.cli;

import io.sccc.core.model.Level;
import io.sccc.core.spi.PipelineListener;
import io.sccc.examples.live.Accounts;
import io.sccc.examples.run.Acting;
import io.sccc.examples.run.Feed;
import io.sccc.examples.run.Run;
import io.sccc.examples.run.RunOptions;
import io.sccc.examples.run.RunResult;
import io.sccc.examples.run.StopSignal;
import io.sccc.examples.store.LedgerPlace;
import io.sccc.knowledge.LuceneKnowledge;
import io.sccc.metrics.center.CenterNumbers;
import io.sccc.rules.DroolsRouter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes posts all the way: understood, known, routed, acted on, measured.",
        footer = {
            "",
            "POSTS is JSON Lines (.gz by name): {id, network, thread_id, in_reply_to, author, author_role:",
            "customer|agent|brand|null, created_at, lang, text, labels} and, where known, kind, visibility, account,",
            "revision, deleted, author_followers, author_verified, author_is_brand, author_is_employee, brand,",
            "brand_sector, brand_lang, contact_tier, country, solution (true: the answer that the community",
            "accepted). A row that cannot be a post becomes a dead letter.",
            "",
            "Live: FILE of --config is YAML, accounts: {ID: {type: TYPE, OPTION: VALUE}}; ${NAME} in a value is a",
            "variable of the environment. 'sccc doctor --config FILE' tells whether it works, and each TYPE's options.",
            "",
            "DIR then holds:",
            "  decisions.jsonl     {post_id, conversation_id, author, level, priority, queue, tags, sla,",
            "                      actions:[{kind,key}], rules, reason, ruleset, at, network, account},",
            "                      one row a post",
            "  hops.jsonl          {conversation_id, author, from, to, rule, cause: post|timer, at}",
            "  facts.jsonl.gz      {post_id, network, account, facts, unknown}, row for row with decisions.jsonl;",
            "                      rules/ holds the rule set's text: see 'sccc explain'",
            "  timers.jsonl.gz     decisions of timers that changed a level, as in decisions.jsonl, with timer, facts",
            "  actions.jsonl       {key, kind, conversation_id, author, state, target, at, note}",
            "  dead-letters.jsonl  {line, error, position, post_id, beginning}",
            "  playground.jsonl    {target, call, key, conversation_id, author, at, ...} with --act simulated",
            "  metrics.json        posts (stored = processed + dead + undecided), conversations, customers, levels,",
            "                      actions, contacts, cases, languages, sentiment, volume, funnel, heap_mb,",
            "                      elapsed_seconds, posts_per_second",
            "  mask.key            key of the pseudonyms in masked texts; with --ledger FILE.db it is FILE.db.mask.key",
            "",
            "With a ledger that lasts, the same command again goes on where the last one ended, however it ended:",
            "rows read before are not read again, and the files tell of the whole ledger.",
            "PostgreSQL, MariaDB and MySQL, H2: jdbc:postgresql://HOST/DATABASE?user=U&password=P,",
            "jdbc:mariadb://HOST/DATABASE?user=U&password=P, jdbc:h2:/PATH;WRITE_DELAY=0"
        })
final class RunCommand implements Callable<Integer> {

    /** What is done about decisions. */
    enum Act {
        /** Nothing. */
        dry,
        /** The playground is acted on, over HTTP on loopback. */
        simulated,
        /** The accounts of --source and --crm are acted on. */
        live
    }

    @Option(names = "--input", paramLabel = "POSTS", description = "recorded posts")
    private @Nullable Path input;

    @Option(
            names = "--source",
            split = ",",
            paramLabel = "ID",
            description = "accounts of --config to listen to, in place of --input")
    private List<String> sources = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for what it writes")
    private Path out;

    @Option(
            names = "--knowledge",
            paramLabel = "DOCS",
            description = "articles to offer: JSON Lines {id, lang, title, question, text, ...} or an index folder")
    private @Nullable Path knowledge;

    @Option(
            names = "--rules",
            paramLabel = "DIR|PACK[,...]",
            description = "rules in place of the default packs: folders of *.yaml and *.csv, and names of packs; later"
                    + " ones overlay earlier ones, as in default,my-rules")
    private @Nullable String rules;

    @Option(
            names = "--ledger",
            paramLabel = "memory|FILE.db|jdbc:...",
            description = "where it is kept: memory (the default), an SQLite file, a database; the last two are gone on"
                    + " with by the next run")
    private String ledger = "memory";

    @Option(
            names = "--act",
            paramLabel = "dry|simulated|live",
            description = "dry (default): actions are asked, not done; simulated: done on the playground; live: done on"
                    + " the accounts of --source and --crm")
    private Act act = Act.dry;

    @Option(names = "--crm", paramLabel = "ID", description = "account of --config where contacts and cases are made")
    private @Nullable String crm;

    @Option(names = "--config", paramLabel = "FILE", description = "the accounts that --source and --crm name")
    private @Nullable Path config;

    @Option(
            names = "--until-idle",
            paramLabel = "DURATION",
            converter = Inputs.Span.class,
            description = "a live run is over when nothing new has come for so long, e.g. 30s or 5m; unless told, a"
                    + " signal ends it")
    private @Nullable Duration untilIdle;

    @Option(names = "--threads", paramLabel = "N", description = "workers; as many as cores by default")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            converter = Inputs.Moment.class,
            description = "when the input counts as opened, e.g. 2026-03-01T00:00:00Z; posts later than 24 h after it"
                    + " are implausible")
    private @Nullable Instant now;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LedgerPlace place = LedgerPlace.of(ledger);
        if (threads < 1 || threads > 256) {
            throw new Faults.UsageFault("--threads (%d) must be between 1 and 256".formatted(threads));
        }
        requireSense();
        Accounts accounts = config == null ? null : Inputs.accounts(config);
        Feed feed = input == null
                ? new Feed.Live(Objects.requireNonNull(accounts).named(sources), untilIdle)
                : new Feed.Recorded(Inputs.file(input, "--input"));
        Acting acting = acting(accounts);
        DroolsRouter router = Inputs.router(rules);
        try (LuceneKnowledge articles = knowledge == null ? null : Inputs.knowledge(knowledge, "--knowledge")) {
            return run(feed, acting, place, router, articles);
        }
    }

    /** Refuses what contradicts itself, all at once. */
    private void requireSense() {
        List<String> faults = new ArrayList<>();
        boolean live = !sources.isEmpty();
        if (live == (input != null)) {
            faults.add("tell either --input POSTS or --source ID[,ID]");
        }
        if (config == null && (live || crm != null)) {
            faults.add("--source and --crm name accounts of a file: tell it with --config FILE");
        }
        if (act == Act.live && !live && crm == null) {
            faults.add("--act live needs --source or --crm: there is nothing to act on");
        }
        if (crm != null && act != Act.live) {
            faults.add("--crm is acted on with --act live only");
        }
        if (!live && untilIdle != null) {
            faults.add("--until-idle is for --source: recorded posts have an end");
        }
        if (live && now != null) {
            faults.add("--now is for --input: live posts go by this machine's clock");
        }
        if (!faults.isEmpty()) {
            throw new Faults.UsageFault(String.join("\n  ", faults));
        }
    }

    private Acting acting(@Nullable Accounts accounts) {
        return switch (act) {
            case dry -> new Acting.Dry();
            case simulated -> new Acting.Simulated();
            case live ->
                new Acting.Live(
                        crm == null || accounts == null
                                ? null
                                : accounts.named(List.of(crm)).get(0));
        };
    }

    private int run(
            Feed feed, Acting acting, LedgerPlace place, DroolsRouter router, @Nullable LuceneKnowledge articles)
            throws IOException, InterruptedException {
        Progress progress = Progress.onTerminal(System.err);
        RunOptions options = new RunOptions(
                feed,
                Inputs.folder(out, "--out"),
                router,
                articles,
                acting,
                place,
                threads,
                now,
                List.<PipelineListener>of(progress));
        try (StopSignal stop = StopSignal.listen()) {
            RunResult result = run(new Run(options), stop, progress);
            say(result.numbers());
            if (result.undecided() > 0) {
                System.out.printf("%,d posts are stored and not decided yet%n", result.undecided());
            }
            result.unwell().forEach(reason -> System.err.println("sccc run: at the end, " + reason));
            if (stop.came()) {
                System.out.println(
                        place.durable()
                                ? "stopped by a signal; the same command goes on from here"
                                : "stopped by a signal; a ledger in memory does not go on from here");
            }
            if (result.trouble() != null) {
                throw new IOException(result.trouble() + " The files in " + out + " tell of what came before it.");
            }
            stop.end(0);
        }
        return 0;
    }

    private static RunResult run(Run run, StopSignal stop, Progress progress) throws IOException, InterruptedException {
        try {
            return run.run(stop);
        } finally {
            progress.end();
        }
    }

    private void say(CenterNumbers numbers) {
        System.out.printf(
                "%,d posts read, %,d stored, %,d duplicate, %,d decided, %,d dead%n",
                numbers.stored() + numbers.duplicate(),
                numbers.stored(),
                numbers.duplicate(),
                numbers.processed(),
                numbers.dead());
        System.out.println("  level          posts  customers who reached it at most, timers included");
        for (Level level : Level.values()) {
            System.out.printf(
                    "  %-10s %,9d  %,9d%n",
                    level,
                    numbers.levels().getOrDefault(level.name(), 0L),
                    numbers.funnel().getOrDefault(level.name(), 0L));
        }
        System.out.println("files: " + out);
    }
}
