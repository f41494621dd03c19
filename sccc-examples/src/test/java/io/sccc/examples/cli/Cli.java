package io.sccc.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sccc.examples.file.JsonLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands run inside the test's process, and what they say; a test that uses it runs alone. */
abstract class Cli {

    /** How a command ended and what it said. */
    record Said(int code, String out, String err) {}

    static Said sccc(Object... words) {
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream cried = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(cried, true, StandardCharsets.UTF_8));
        try {
            List<String> args = new ArrayList<>();
            List.of(words).forEach(word -> args.add(word.toString()));
            int code = Sccc.run(args.toArray(String[]::new));
            Said all = new Said(code, said.toString(StandardCharsets.UTF_8), cried.toString(StandardCharsets.UTF_8));
            assertThat(all.out() + all.err()).doesNotContain("\tat ", "Exception in thread", "SCCC-9001");
            return all;
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }

    static JsonNode json(String text) throws IOException {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(text);
    }

    static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        JsonLines.read(file, (row, line) -> rows.add(row));
        return rows;
    }
}
