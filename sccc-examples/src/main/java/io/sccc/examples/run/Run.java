package io.sccc.examples.run;

import io.sccc.core.CommandCenter;
import io.sccc.core.CommandCenterBuilder;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.spi.PipelineListener;
import io.sccc.examples.file.PostFile;
import io.sccc.examples.playground.Faults;
import io.sccc.examples.playground.Playground;
import io.sccc.examples.playground.PlaygroundActions;
import io.sccc.metrics.center.CenterMetrics;
import io.sccc.metrics.center.CenterNumbers;
import io.sccc.nlp.Understanders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** Takes a recorded stream all the way: read, masked, understood, routed, acted on, measured, written down. */
public final class Run {

    private final RunOptions options;

    /** A run with these options. */
    public Run(RunOptions options) {
        this.options = options;
    }

    /** Runs to the end of the input and writes the files; returns what it came to. */
    public RunResult run() throws IOException, InterruptedException {
        Files.createDirectories(options.out());
        Path journal = options.out().resolve("playground.jsonl");
        Files.deleteIfExists(journal);
        PostFile posts = new PostFile(options.input());
        if (!options.simulated()) {
            return drive(posts, builder(posts).dryRun());
        }
        try (Playground playground = Playground.start(journal, Faults.NONE);
                PlaygroundActions actions = PlaygroundActions.at(playground.baseUrl())) {
            return drive(posts, builder(posts).actWith(actions));
        }
    }

    private CommandCenterBuilder builder(PostFile posts) throws IOException {
        InstantSource clock = options.now() == null ? Clock.systemUTC() : InstantSource.fixed(options.now());
        CommandCenterBuilder builder = CommandCenter.builder()
                .listenTo(posts)
                .understandWith(Understanders.builtIn())
                .routeWith(options.router())
                .maskWith(MaskKey.beside(options.out()))
                .clock(clock)
                .workers(options.threads())
                .measureWith(options.listeners().toArray(PipelineListener[]::new));
        return options.knowledge() == null ? builder : builder.knowledge(options.knowledge());
    }

    private RunResult drive(PostFile posts, CommandCenterBuilder builder) throws IOException, InterruptedException {
        InMemoryLedger ledger = new InMemoryLedger();
        CenterMetrics metrics = new CenterMetrics();
        Pace pace = new Pace();
        try (CommandCenter center =
                builder.ledger(ledger).measureWith(metrics, pace).build()) {
            try (StopSignal stop = StopSignal.listen()) {
                center.start();
                while (!center.settle(Duration.ofMillis(200)) && !stop.came()) {
                    // a stream takes as long as it takes; a signal ends it early
                }
                CenterNumbers numbers = metrics.numbers();
                new RunFiles(options.out(), ledger).write(numbers, pace.seconds(), pace.perSecond());
                return new RunResult(numbers, ledger, pace.perSecond(), pace.perCpuSecond(), posts.trouble());
            }
        }
    }
}
