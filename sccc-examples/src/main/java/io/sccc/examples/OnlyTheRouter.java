package io.sccc.examples;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Post;
import io.sccc.core.model.Route;
import io.sccc.rules.DroolsRouter;
import java.io.PrintStream;
import java.nio.file.Path;

/** The router alone, for a host that listens, understands and acts by itself: facts in, a route and its reasons out. */
public final class OnlyTheRouter {

    private OnlyTheRouter() {}

    /**
     * Runs it.
     *
     * @param args a folder of rules; those of this example unless told, seen from the project's folder
     */
    public static void main(String[] args) {
        route(Path.of(args.length == 1 ? args[0] : "sccc-examples/src/main/resources/rules"), System.out);
    }

    static void route(Path folder, PrintStream out) {
        Post post = Post.of("instagram", "178", "ana", "¡Otra vez me cobraron de más!");
        // README: router
        DroolsRouter router = DroolsRouter.of(folder);
        Facts facts = Facts.of(post).put(Fact.SENTIMENT, -0.7).put(Fact.INTENT, "complaint");
        Route route = router.route(facts);
        out.println(route.level()); // FACILITATE
        String why = router.explain(facts).whyNot(Level.CRM).bestFor("en");
        out.println(why); // rule angry-gold: customer tier: unknown, needed: gold or platinum
        out.println(router.route(facts.copy().put(Fact.CONTACT_TIER, "gold")).level()); // CRM
        // README: end
    }
}
