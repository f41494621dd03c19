package io.sccc.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.Content;
import io.sccc.core.model.Visibility;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentFileTest {

    @TempDir
    private Path temp;

    @Test
    void read_fullAndBareRows_keepsAll() throws IOException {
        List<Content> read = ContentFile.read(file(
                "docs.jsonl",
                "\uFEFF{\"id\":\"a\",\"lang\":\"pt-BR\",\"title\":\"T\",\"question\":\"Q\",\"text\":\"X\","
                        + "\"past_questions\":[\"p\",\"q\"],\"url\":\"u\",\"visibility\":\"PRIVATE\",\"more\":{}}",
                "",
                "{\"id\":7,\"text\":\"y\",\"lang\":null,\"past_questions\":null}",
                "{\"id\":\"8\",\"question\":\"only\",\"text\":null,\"visibility\":\"team\"}"));

        assertThat(read).extracting(Content::id).containsExactly("a", "7", "8");
        assertThat(read).extracting(Content::lang).containsExactly("pt", null, null);
        assertThat(read)
                .extracting(Content::visibility)
                .containsExactly(Visibility.PRIVATE, Visibility.PUBLIC, Visibility.PRIVATE);
        assertThat(read.get(0).pastQuestions()).containsExactly("p", "q");
        assertThat(read.get(2).text()).isEmpty();
    }

    @Test
    void read_packed_isTheSame() throws IOException {
        Path packed = temp.resolve("docs.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("{\"id\":\"a\",\"text\":\"señal\"}".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(ContentFile.read(packed)).extracting(Content::text).containsExactly("señal");
    }

    @Test
    void read_faultyRows_areAllNamedWithTheirLines() throws IOException {
        Path docs = file(
                "docs.jsonl",
                "{\"id\":\"a\",\"text\":\"fine\"}",
                "{\"id\":\"secret words",
                "[1]",
                "{\"text\":\"x\"}",
                "{\"id\":\" \",\"text\":\"x\"}",
                "{\"id\":\"b\"}",
                "{\"id\":\"a\",\"text\":\"again\"}",
                "{\"id\":\"c\",\"text\":5,\"past_questions\":\"p\"}",
                "{\"id\":true,\"text\":\"x\"}",
                "{\"id\":\"d\",\"text\":\"x\"} {}",
                "[".repeat(5_000));

        assertThatThrownBy(() -> ContentFile.read(docs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 faulty rows")
                .hasMessageContaining(docs + ":2: not JSON")
                .hasMessageContaining(docs + ":3: not a JSON object")
                .hasMessageContaining(docs + ":4: id is missing")
                .hasMessageContaining(docs + ":5: id is blank")
                .hasMessageContaining(docs + ":6: text is missing")
                .hasMessageContaining(docs + ":7: id (a) stands in line 1 already")
                .hasMessageContaining(docs + ":8: text is not a string; past_questions is not a list of strings")
                .hasMessageContaining(docs + ":9: id is neither")
                .hasMessageContaining(docs + ":10: not JSON")
                .hasMessageContaining(docs + ":11: not JSON")
                .hasMessageNotContaining("secret words");
    }

    @Test
    void read_manyFaults_listsFifty() throws IOException {
        Path docs = file("docs.jsonl", "{}\n".repeat(200));

        assertThatThrownBy(() -> ContentFile.read(docs))
                .hasMessageContaining("200 faulty rows")
                .hasMessageContaining(docs + ":50:")
                .hasMessageNotContaining(docs + ":51:")
                .hasMessageContaining("150 more");
    }

    @Test
    void read_absentOrNotPacked_tellsWhichFile() throws IOException {
        for (Path docs : List.of(temp.resolve("none.jsonl"), file("plain.gz", "{}"))) {
            assertThatExceptionOfType(PermanentException.class)
                    .isThrownBy(() -> ContentFile.read(docs))
                    .withMessageContaining(docs.toString());
        }
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(temp.resolve(name), String.join("\n", lines));
    }
}
