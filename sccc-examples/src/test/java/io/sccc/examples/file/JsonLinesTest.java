package io.sccc.examples.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

    @TempDir
    private Path folder;

    @Test
    void write_zippedByName_isReadBack() throws IOException {
        Path file = folder.resolve("rows.jsonl.gz");
        JsonLines.write(file, rows -> rows.row(Map.of("text", "año 😀")));
        List<String> read = new ArrayList<>();
        JsonLines.read(file, (row, line) -> read.add(line + row.get("text").asText()));
        assertThat(read).containsExactly("1año 😀");
        assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b);
    }

    @Test
    void write_halfSurrogate_isEscapedNotLost() throws IOException {
        Path file = folder.resolve("rows.jsonl");
        JsonLines.write(file, rows -> rows.row(Map.of("id", "x\ud83d")));
        assertThat(Files.readString(file)).isEqualTo("{\"id\":\"x\\uD83D\"}\n");
    }

    @Test
    void write_whenRowsFail_leavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.jsonl"), "old");
        assertThatThrownBy(() -> JsonLines.write(file, rows -> {
                    rows.row(Map.of("id", "1"));
                    throw new IOException("no more");
                }))
                .hasMessage("no more");
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(folder.toFile().list()).containsExactly("rows.jsonl");
    }

    @Test
    void read_lineThatIsNoObject_namesFileAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.jsonl"), "{}\n\n[secret]\n");
        assertThatThrownBy(() -> JsonLines.read(file, (row, line) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rows.jsonl:3")
                .hasMessageNotContaining("secret");
    }
}
