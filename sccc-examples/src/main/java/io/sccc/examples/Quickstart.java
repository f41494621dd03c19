package io.sccc.examples;

import io.sccc.core.CommandCenter;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Post;
import io.sccc.core.spi.ActionHandler;
import io.sccc.examples.playground.Faults;
import io.sccc.examples.playground.Playground;
import io.sccc.examples.playground.PlaygroundActions;
import io.sccc.nlp.Understanders;
import io.sccc.rules.DroolsRouter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One post all the way: understood, routed, and acted on in the playground's CRM. */
public final class Quickstart {

    private Quickstart() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path journal = Files.createTempDirectory("sccc").resolve("playground.jsonl");
        try (Playground playground = Playground.start(journal, Faults.NONE);
                PlaygroundActions crm = PlaygroundActions.at(playground.baseUrl())) {
            embed(crm, System.out);
            System.out.println("the CRM was asked: " + playground.effects());
        }
    }

    static void embed(ActionHandler crm, PrintStream out) throws InterruptedException {
        // README: quickstart
        try (var center = CommandCenter.builder()
                .ledger(new InMemoryLedger())
                .understandWith(Understanders.builtIn())
                .routeWith(DroolsRouter.packs("default"))
                .actWith(crm) // yours: an ActionHandler around your own service
                .build()) {
            center.start();
            Decision decision = center.process(
                    Post.of("whatsapp", "wamid.1", "+573001234567", "Llevo dos días sin internet y nadie responde"));
            out.println(decision.level()); // CRM
            out.println(decision.reason()); // no service
            center.settle(Duration.ofSeconds(10)); // actions are asked, not awaited; now they are done
        }
        // README: end
    }
}
