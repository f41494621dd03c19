package io.sccc.examples.cli;

import io.sccc.core.CommandCenter;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.examples.file.PostFile;
import io.sccc.nlp.Understanders;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.RuleUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A sample of posts, routed as a run would, with nothing kept and nothing done. */
final class SampledPosts {

    private SampledPosts() {}

    /** How the rules of a router were used. */
    static RuleUse route(Path sample, DroolsRouter router) throws IOException, InterruptedException {
        RuleUse use = RuleUse.of(router);
        try (PostFile posts = new PostFile(sample);
                CommandCenter center = CommandCenter.builder()
                        .ledger(new InMemoryLedger())
                        .listenTo(posts)
                        .understandWith(Understanders.builtIn())
                        .routeWith(use)
                        .maskWith("sccc lint: no pseudonym leaves it".getBytes(StandardCharsets.UTF_8))
                        .dryRun()
                        .build()) {
            center.start();
            while (!center.settle(Duration.ofMillis(200))) {
                // a sample takes as long as it takes
            }
            if (posts.trouble() != null) {
                throw new IOException(posts.trouble());
            }
        }
        return use;
    }
}
