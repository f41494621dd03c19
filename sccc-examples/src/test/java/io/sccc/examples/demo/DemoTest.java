package io.sccc.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    private Path folder;

    @Test
    void run_notOnATerminal_showsEverySectionPlainly() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Demo(new PrintStream(bytes, true, StandardCharsets.UTF_8)).run(folder.resolve("demo"));
        String said = bytes.toString(StandardCharsets.UTF_8);
        assertThat(said)
                .contains("The funnel", "Cases opened", "Nobody answered, so it climbed", "Articles suggested")
                .contains("What people talk of", "Also", "Where to look", "explain --out")
                .doesNotContain("\u001b", "\r", "null");
        assertThat(said.lines().filter(line -> !line.contains(folder.toString())))
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(82));
        assertThat(folder.resolve("demo/decisions.jsonl")).isNotEmptyFile();
        assertThat(folder.resolve("demo/playground.jsonl")).isNotEmptyFile();
    }
}
