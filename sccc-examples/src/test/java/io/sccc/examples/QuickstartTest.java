package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.examples.playground.Faults;
import io.sccc.examples.playground.Playground;
import io.sccc.examples.playground.PlaygroundActions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    @Test
    void embed_aComplaint_printsWhatTheReadmeSaysAndOpensACase(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Playground playground = Playground.start(folder.resolve("playground.jsonl"), Faults.NONE);
                PlaygroundActions crm = PlaygroundActions.at(playground.baseUrl())) {
            Quickstart.embed(crm, new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertThat(playground.effects()).containsEntry("upsert_contact", 1L).containsEntry("open_case", 1L);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .isNotEmpty()
                .containsExactlyElementsOf(Readme.promised("quickstart"));
    }
}
