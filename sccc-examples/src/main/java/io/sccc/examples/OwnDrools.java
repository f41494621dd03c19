package io.sccc.examples;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Post;
import io.sccc.rules.DroolsRouter;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Rules in Drools' own language beside rules in YAML: one resolution decides about both. The same rule in YAML is {@code
 * rules/retention.yaml}; a rule in DRL can do what YAML cannot, such as comparing two facts. DRL is code: it comes with the
 * application, never from a folder that others may write to.
 */
public final class OwnDrools {

    private static final String YAML = """
            rules:
              - id: complaint
                when: {intent: complaint}
                then: {level: FACILITATE, tags: [complaint]}
            """;

    private OwnDrools() {}

    /**
     * Runs it.
     *
     * @param args a DRL file; that of this example unless told, seen from the project's folder
     */
    public static void main(String[] args) {
        route(Path.of(args.length == 1 ? args[0] : "sccc-examples/src/main/resources/drl/retention.drl"), System.out);
    }

    static void route(Path drl, PrintStream out) {
        DroolsRouter router =
                DroolsRouter.builder().yaml(YAML, "complaint.yaml").drl(drl).build();
        Post post = Post.of("instagram", "178", "ana", "Again you charged me twice!");
        Facts facts = Facts.of(post)
                .put(Fact.INTENT, "complaint")
                .put(Fact.SENTIMENT, -0.7)
                .put(Fact.LANGUAGE, "en")
                .put(Fact.BRAND_LANG, "es");
        out.print(router.explain(facts).text("en"));
        out.println();
        out.print(router.explain(facts.put(Fact.CONTACT_TIER, "gold")).text("en"));
    }
}
