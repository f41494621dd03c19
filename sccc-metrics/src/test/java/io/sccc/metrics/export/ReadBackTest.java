package io.sccc.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sccc.metrics.MetricRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** What others' programs read in what was exported; where a program is not installed its test is reported as not run. */
class ReadBackTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<MetricRow> ROWS = List.of(
            Lines.day("", "", 7),
            Lines.day("topic", "=HYPERLINK(\"http://x\")", 1),
            Lines.day("topic", "it's \"ñ\", 😀\nnext; \\.", 2),
            Lines.sum(DAY, "network", "x", -3, -12.5),
            Lines.times(DAY, "network", "bluesky", 2),
            Lines.authors(DAY, "", "", 8, new byte[] {0, 1, -1}));

    @TempDir
    Path folder;

    @Test
    void csv_bySqlite3_hasEveryCell() throws IOException, InterruptedException {
        requireProgram("sqlite3");
        Path csv = csv();
        assertThat(run(
                        "sqlite3",
                        folder.resolve("new.db").toString(),
                        ".import --csv " + csv + " m",
                        "select count(*), sum(count), sum(sum), min(window_start), max(length(sketch)) from m",
                        "select dimension, hex(value) from m where count = 2 and dimension = 'topic'",
                        "select value from m where count = 1"))
                .containsExactly(
                        "6|19|110.5|2026-03-02T05:00:00.000Z|4",
                        "topic|697427732022C3B1222C20F09F98800A6E6578743B205C2E",
                        "'=HYPERLINK(\"http://x\")");
    }

    @Test
    void table_bySqlite3_hasEveryLine() throws IOException, InterruptedException, SQLException {
        requireProgram("sqlite3");
        Path file = folder.resolve("metrics.db");
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + file);
        written(database);
        assertThat(run(
                        "sqlite3",
                        file.toString(),
                        "pragma integrity_check",
                        "select count(*), sum(count), sum(sum), min(window_start) from sccc_metric_latest",
                        "select date(window_start), volume from sccc_volume_daily where dimension = ''",
                        "select hex(sketch), uniques from sccc_uniques_daily"))
                .containsExactly("ok", "6|19|110.5|2026-03-02T05:00:00.000Z", "2026-03-02|7", "0001FF|8.0");
    }

    @Test
    void exports_byPsql_haveEveryCell() throws IOException, InterruptedException, SQLException {
        requireProgram("psql");
        assumeThat(TestDatabase.here()).contains(TestDatabase.POSTGRESQL);
        PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.POSTGRESQL.open();
        written(database);
        assertThat(run(
                        "psql",
                        "postgresql://postgres@localhost:" + database.getPortNumbers()[0] + "/"
                                + database.getDatabaseName(),
                        "set time zone 'America/Bogota'",
                        "select count(*), sum(count), sum(sum), min(window_start) from sccc_metric_latest",
                        "select window_start::date, volume from sccc_volume_daily where dimension = ''",
                        "select encode(sketch, 'hex'), uniques from sccc_uniques_daily",
                        "create table m (window_start timestamptz, window_ms bigint, dimension text not null,"
                                + " value text not null, metric text, count bigint, sum float8, p50 float8, p90 float8,"
                                + " p95 float8, p99 float8, uniques float8, uniques_lo float8, uniques_hi float8,"
                                + " is_final boolean, revision int, sketch text)",
                        "\\copy m from '" + csv() + "' with (format csv, header match)",
                        "select count(*), sum(count), sum(sum), min(p99), bool_and(is_final) from m",
                        "select count(*) from m join sccc_metric t using (window_start, window_ms, metric, dimension,"
                                + " count, sum) where m.sketch = encode(t.sketch, 'base64')",
                        "select value from m where count = 1"))
                .containsExactly(
                        "SET",
                        "6|19|110.5|2026-03-02 00:00:00-05",
                        "2026-03-02|7",
                        "0001ff|8",
                        "CREATE TABLE",
                        "COPY 6",
                        "6|19|110.5|1e-07|t",
                        "2",
                        "'=HYPERLINK(\"http://x\")");
    }

    private static void written(DataSource database) throws SQLException {
        MetricTable table = MetricTable.in(database);
        table.create();
        table.write(ROWS, Instant.MAX);
    }

    private Path csv() throws IOException {
        Path file = folder.resolve("metrics.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            MetricCsv.write(ROWS, out);
        }
        return file;
    }

    /** What a program says to commands, line by line; what it complains about, too. */
    private List<String> run(String program, String database, String... commands)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(program));
        if (program.equals("psql")) {
            line.addAll(List.of("-X", "-A", "-t", "-v", "ON_ERROR_STOP=1"));
        }
        line.add(database);
        Path script = Files.writeString(
                folder.resolve("script.sql"),
                String.join("\n", Stream.of(commands).map(ReadBackTest::ended).toList()) + "\n");
        Process process = new ProcessBuilder(line)
                .redirectInput(script.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private static String ended(String command) {
        return command.startsWith(".") || command.startsWith("\\") ? command : command + ";";
    }

    private static void requireProgram(String name) {
        assumeThat(Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))))
                .as("%s is installed", name)
                .isTrue();
    }
}
