package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OwnDroolsTest {

    @Test
    void route_withTheExamplesDrl_decidesAndExplains() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        OwnDrools.route(
                Readme.root().resolve("sccc-examples/src/main/resources/drl/retention.drl"),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        String[] parts = printed.toString(StandardCharsets.UTF_8).split("\\R\\R");
        assertThat(parts).hasSize(2);
        assertThat(parts[0]).startsWith("FACILITATE").contains("rule complaint (priority 50)");
        assertThat(parts[0]).contains("\"other language\" in DRL matched").doesNotContain("angry");
        assertThat(parts[1]).startsWith("CRM").contains("\"angry gold\" in DRL matched Message, Contact");
    }
}
