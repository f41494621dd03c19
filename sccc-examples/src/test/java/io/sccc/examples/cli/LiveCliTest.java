package io.sccc.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("it takes the process's output")
class LiveCliTest extends Cli {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--act live                               | tell either --input POSTS or --source",
                "--source a --input b                     | tell either --input POSTS or --source",
                "--source a                               | tell it with --config FILE",
                "--input a --act live                     | --act live needs --source or --crm",
                "--input a --crm b --config c             | --crm is acted on with --act live only",
                "--input a --until-idle 5s                | --until-idle is for --source",
                "--source a --config b --now 2026-01-01T00:00:00Z | --now is for --input",
                "--source a --until-idle soon             | is no length of time",
            })
    void run_contradiction_refusedWithTheCure(String flags, String told) {
        Said said = sccc((Object[]) ("run --out " + folder.resolve("out") + " " + flags).split("\\s+"));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains(told);
    }

    @Test
    void run_severalContradictions_allToldAtOnce() {
        Said said = sccc("run", "--out", folder.resolve("out"), "--source", "a", "--input", "b", "--crm", "c");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("tell either", "--config FILE", "--crm is acted on");
    }

    @Test
    void run_faultyConfiguration_refusedByFileAndLine() throws IOException {
        Path config = Files.writeString(folder.resolve("accounts.yaml"), "accounts:\n  here:\n    type: nowhere\n");

        Said said = sccc("run", "--source", "here", "--config", config, "--out", folder.resolve("out"));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("accounts.yaml:3: accounts.here.type: there is no connector (nowhere)");
        assertThat(sccc("doctor", "--config", config).code()).isEqualTo(2);
    }
}
