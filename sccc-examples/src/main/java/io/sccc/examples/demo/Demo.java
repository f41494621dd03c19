package io.sccc.examples.demo;

import io.sccc.examples.run.Acting;
import io.sccc.examples.run.Feed;
import io.sccc.examples.run.Run;
import io.sccc.examples.run.RunOptions;
import io.sccc.examples.run.RunResult;
import io.sccc.examples.store.LedgerPlace;
import io.sccc.knowledge.ContentFile;
import io.sccc.knowledge.LuceneKnowledge;
import io.sccc.rules.DroolsRouter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The main job over the sample posts, on the playground. */
public final class Demo {

    private final PrintStream out;
    private final Paint paint = Paint.ofTerminal();

    /** A demo that shows itself here. */
    public Demo(PrintStream out) {
        this.out = out;
    }

    /** Runs it; its files go to {@code folder}. */
    public void run(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path posts = Samples.posts(folder);
        out.println(paint.bold("sccc: a week in the command center of a telecom, a bank and a chocolate maker"));
        out.println(paint.dim("  " + Levels.mark(io.sccc.core.model.Level.IGNORE) + " ignored  "
                + Levels.mark(io.sccc.core.model.Level.FACILITATE) + " facilitated  "
                + Levels.mark(io.sccc.core.model.Level.COMMUNITY) + " community  "
                + Levels.mark(io.sccc.core.model.Level.CRM) + " CRM"));
        out.println();
        Ticker ticker = new Ticker(out, paint);
        try (LuceneKnowledge articles = LuceneKnowledge.of(ContentFile.read(Samples.articles(folder)))) {
            RunResult result = new Run(new RunOptions(
                            new Feed.Recorded(posts),
                            folder,
                            DroolsRouter.packs("default"),
                            articles,
                            new Acting.Simulated(),
                            LedgerPlace.memory(),
                            2,
                            null,
                            List.of(ticker)))
                    .run();
            ticker.end();
            new Screen(out, paint, result).show(folder);
        }
    }
}
