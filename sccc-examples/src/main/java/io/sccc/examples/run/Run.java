package io.sccc.examples.run;

import io.sccc.core.CommandCenter;
import io.sccc.core.CommandCenterBuilder;
import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.KnowledgeSource;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PipelineListener;
import io.sccc.examples.file.PostFile;
import io.sccc.examples.live.Account;
import io.sccc.examples.playground.Faults;
import io.sccc.examples.playground.Playground;
import io.sccc.examples.playground.PlaygroundActions;
import io.sccc.examples.store.KeptOpen;
import io.sccc.knowledge.LuceneKnowledge;
import io.sccc.metrics.center.CenterMetrics;
import io.sccc.metrics.center.CenterNumbers;
import io.sccc.nlp.Understanders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes posts all the way: read, masked, understood, routed, acted on, measured, written down. */
public final class Run {

    private static final Duration BREATH = Duration.ofMillis(200);

    private final RunOptions options;

    /** A run with these options. */
    public Run(RunOptions options) {
        this.options = options;
    }

    /** Runs to the end of the feed and writes the files; returns what it came to. */
    public RunResult run() throws IOException, InterruptedException {
        try (StopSignal stop = StopSignal.listen()) {
            RunResult result = run(stop);
            stop.end(0);
            return result;
        }
    }

    /** As {@link #run()}, ended early by a signal that the caller listens for. */
    public RunResult run(StopSignal stop) throws IOException, InterruptedException {
        Files.createDirectories(options.out());
        try (Ledger ledger = options.ledger().open()) {
            return run(ledger, stop);
        }
    }

    private RunResult run(Ledger ledger, StopSignal stop) throws IOException, InterruptedException {
        Path journal = options.out().resolve("playground.jsonl");
        if (!options.ledger().durable()) {
            Files.deleteIfExists(journal);
        }
        try (Playground playground =
                        options.acting() instanceof Acting.Simulated ? Playground.start(journal, Faults.NONE) : null;
                PlaygroundActions actions = playground == null ? null : PlaygroundActions.at(playground.baseUrl())) {
            CommandCenterBuilder builder = builder();
            if (actions != null) {
                builder.actWith(actions);
            } else if (options.acting() instanceof Acting.Dry) {
                builder.dryRun();
            }
            return options.feed() instanceof Feed.Recorded recorded
                    ? recorded(recorded, builder, ledger, stop)
                    : live((Feed.Live) options.feed(), builder, ledger, stop);
        }
    }

    private RunResult recorded(Feed.Recorded feed, CommandCenterBuilder builder, Ledger ledger, StopSignal stop)
            throws IOException, InterruptedException {
        PostFile posts = new PostFile(feed.posts());
        builder.listenTo(posts);
        try (LiveFeed crm = LiveFeed.open(List.of(), crm(), null, ledger)) {
            crm.solve(builder);
            RunResult result = drive(builder, ledger, center -> {
                while (!center.settle(Duration.ofMillis(200)) && !stop.came()) {
                    // a stream takes as long as it takes; a signal ends it early
                }
            });
            return result.with(posts.trouble());
        }
    }

    private RunResult live(Feed.Live feed, CommandCenterBuilder builder, Ledger ledger, StopSignal stop)
            throws IOException, InterruptedException {
        try (LiveFeed accounts = LiveFeed.open(feed.sources(), crm(), feed.untilIdle(), ledger);
                LuceneKnowledge articles = LuceneKnowledge.of(accounts.articles())) {
            if (articles.size() > 0) {
                KnowledgeSource told = options.knowledge();
                builder.knowledge(told == null ? articles : new BothKnowledge(told, articles));
            }
            if (options.acting() instanceof Acting.Live) {
                accounts.connect(builder);
            } else {
                accounts.listen(builder);
            }
            accounts.solve(builder);
            return drive(builder, ledger, center -> {
                while (!stop.await(BREATH)) {
                    if (center.settle(Duration.ofMillis(200)) && accounts.over()) {
                        return;
                    }
                }
            });
        }
    }

    private @Nullable Account crm() {
        return options.acting() instanceof Acting.Live live ? live.crm() : null;
    }

    private CommandCenterBuilder builder() throws IOException {
        CommandCenterBuilder builder = CommandCenter.builder()
                .understandWith(Understanders.builtIn())
                .routeWith(options.router())
                .maskWith(MaskKey.in(options.ledger().maskKey(options.out())))
                .workers(options.threads());
        if (options.now() != null) {
            builder.clock(InstantSource.fixed(options.now()));
        }
        return options.knowledge() == null ? builder : builder.knowledge(options.knowledge());
    }

    /** Lets a center work until its end. */
    @FunctionalInterface
    private interface Work {
        void until(CommandCenter center) throws InterruptedException;
    }

    private RunResult drive(CommandCenterBuilder builder, Ledger ledger, Work work)
            throws IOException, InterruptedException {
        long before = ledger.lastSeq(TenantId.DEFAULT);
        WholeLedger metrics = new WholeLedger();
        Pace pace = new Pace(before);
        options.listeners().forEach(listener -> builder.measureWith(new FromNow(listener, before)));
        List<String> unwell;
        try (CommandCenter center =
                builder.ledger(KeptOpen.of(ledger)).measureWith(metrics, pace).build()) {
            center.start();
            work.until(center);
            unwell = center.health().reasons();
        }
        CenterNumbers numbers = metrics.numbers(ledger);
        long undecided = ledger.counts(TenantId.DEFAULT).undecided();
        new RunFiles(options.out(), ledger).write(numbers, undecided, pace.seconds(), pace.perSecond());
        return new RunResult(numbers, undecided, ledger, pace.perSecond(), pace.perCpuSecond(), null, unwell);
    }

    /** A listener that is not told again what an earlier run has told. */
    private record FromNow(PipelineListener listener, long before) implements PipelineListener {

        @Override
        public void on(Event event) {
            listener.on(event);
        }

        @Override
        public long heard(TenantId tenant) {
            return before;
        }
    }

    /** The numbers of everything that the ledger tells, whatever the center had time for before it closed. */
    private static final class WholeLedger implements PipelineListener {

        private static final int BATCH = 512;

        private final CenterMetrics metrics = CenterMetrics.numbersOnly();
        private long heard;

        @Override
        public synchronized void on(Event event) {
            if (event.seq() > heard) {
                metrics.on(event);
                heard = event.seq();
            }
        }

        synchronized CenterNumbers numbers(Ledger ledger) {
            List<Event> more = ledger.events(TenantId.DEFAULT, heard, BATCH);
            while (!more.isEmpty()) {
                more.forEach(this::on);
                more = ledger.events(TenantId.DEFAULT, heard, BATCH);
            }
            return metrics.numbers();
        }
    }
}
