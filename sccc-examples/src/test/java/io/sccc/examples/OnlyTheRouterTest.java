package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.RouteVerifier;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnlyTheRouterTest {

    private final Path folder = Readme.root().resolve("sccc-examples/src/main/resources/rules");

    @Test
    void route_withTheExamplesRules_printsWhatTheReadmeSays() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        OnlyTheRouter.route(folder, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .isNotEmpty()
                .containsExactlyElementsOf(Readme.promised("router"));
    }

    // README: verifier
    @Test
    void angryGold_goesToRetention() {
        Facts angry = Facts.empty().put(Fact.INTENT, "complaint").put(Fact.SENTIMENT, -0.9);
        RouteVerifier rules = RouteVerifier.of(DroolsRouter.of(folder));
        RouteVerifier.Given gold = rules.given(angry).with(Fact.CONTACT_TIER, "gold");
        gold.expectLevel(Level.CRM).expectQueue("retention");
        rules.given(angry).expectNoRule(); // nobody knows the tier: unknown is not true
        rules.expectTestsPass(); // the tests that the rules carry
    }
    // README: end
}
