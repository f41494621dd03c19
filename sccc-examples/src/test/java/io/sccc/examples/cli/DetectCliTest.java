package io.sccc.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it takes the process's output")
class DetectCliTest extends Cli {

    @TempDir
    private Path folder;

    private static List<String> series(int days, int burstAt) {
        List<String> lines = new ArrayList<>(List.of("timestamp,value"));
        for (int i = 0; i < days * 288; i++) {
            int count = 20 + i * 7919 % 11;
            lines.add("2026-03-%02d %02d:%02d:00,%d"
                    .formatted(1 + i / 288, i % 288 / 12, i % 12 * 5, i >= burstAt && i < burstAt + 6 ? 400 : count));
        }
        return lines;
    }

    private Path input(String name, List<String> lines) throws IOException {
        Path input = Files.createDirectories(folder.resolve("in"));
        Files.write(input.resolve(name), lines);
        return input;
    }

    @Test
    void detect_series_sameRowsWithScoresAndTheAlert() throws IOException {
        List<String> quiet = series(8, Integer.MAX_VALUE - 10);
        List<String> burst = series(8, 2000);
        input("a.csv", burst);
        Path input = input("b.csv", quiet);
        Path out = folder.resolve("out");

        assertThat(sccc("detect", "--input", input, "--out", out).code()).isZero();

        List<String> rows = Files.readAllLines(out.resolve("a.csv"));
        assertThat(rows.get(0)).isEqualTo("timestamp,value,anomaly_score,alert");
        assertThat(rows).hasSameSizeAs(burst);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i)).startsWith(burst.get(i) + ",");
        }
        assertThat(rows.stream().filter(row -> row.endsWith(",1")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2026-03-07 22:");
        assertThat(Files.readAllLines(out.resolve("b.csv"))).noneMatch(row -> row.endsWith(",1"));
    }

    @Test
    void detect_twice_sameBytesAndNoStateBetweenFiles() throws IOException {
        input("a.csv", series(8, 2000));
        Path input = input("z.csv", series(8, 2000));

        sccc("detect", "--input", input, "--out", folder.resolve("one"));
        sccc("detect", "--input", input, "--out", folder.resolve("two"));

        assertThat(folder.resolve("one/a.csv")).hasSameBinaryContentAs(folder.resolve("two/a.csv"));
        assertThat(folder.resolve("one/z.csv")).hasSameBinaryContentAs(folder.resolve("one/a.csv"));
    }

    @Test
    void detect_badRows_allNamedWithFileLineValueAndCureAndNothingWritten() throws IOException {
        input("good.csv", series(1, 9999));
        Path input = input(
                "bad.csv", List.of("timestamp,value", "2026-03-01 00:00:00,-4", "yesterday,3", "2026-03-01T00:10:00Z"));

        Said said = sccc("detect", "--input", input, "--out", folder.resolve("out"));

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .contains("bad.csv:2: value (-4)", "bad.csv:3: timestamp (yesterday)", "bad.csv:4: the row")
                .contains("Give the count", "Write it as");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void detect_noSeriesOrWrongColumns_saysSo() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        Said none = sccc("detect", "--input", folder.resolve("empty"), "--out", folder.resolve("out"));
        Said wrong =
                sccc("detect", "--input", input("a.csv", List.of("time,count", "1,2")), "--out", folder.resolve("o"));

        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("holds no .csv file");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("a.csv:1:", "timestamp,value");
    }
}
