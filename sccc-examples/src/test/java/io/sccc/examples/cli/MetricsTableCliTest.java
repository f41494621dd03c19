package io.sccc.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Numbers of a ledger into a table. */
@Isolated("it takes the process's output")
class MetricsTableCliTest extends Cli {

    @TempDir
    private Path folder;

    private Path ledger;
    private Path table;

    @BeforeEach
    void run() throws IOException {
        ledger = folder.resolve("center.db");
        table = folder.resolve("metrics.db");
        take("""
                {"id":"1","network":"net","author":"ana","text":"mi internet no funciona","created_at":"2026-03-02T10:00:00Z"}
                {"id":"2","network":"net","author":"luis","text":"dónde compro","created_at":"2026-03-02T11:00:00Z"}
                """);
    }

    private void take(String posts) throws IOException {
        Path file = folder.resolve("posts.jsonl");
        Files.writeString(file, posts, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Said said =
                sccc("run", "--input", file, "--out", folder.resolve("out"), "--ledger", ledger, "--act", "simulated");
        assertThat(said.code()).as(said.err()).isZero();
    }

    private Said day() {
        Said said = sccc(
                "metrics",
                "--ledger",
                ledger,
                "--by",
                "network",
                "--from",
                "2026-03-02T00:00:00Z",
                "--to",
                "2026-03-03T00:00:00Z",
                "--table",
                table);
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }

    @Test
    void metrics_intoATableTwice_changesNothing() throws SQLException {
        assertThat(day().err()).contains(" 0 revised, 0 replaced, 0 unchanged").doesNotContain(" 0 added");
        assertThat(volume()).isEqualTo("net 0 2");
        assertThat(day().err()).contains(" 0 added, 0 revised, 0 replaced");
    }

    @Test
    void metrics_ofADayToWhichAPostCameLate_isARevision() throws IOException, SQLException {
        day();
        take("""
                {"id":"3","network":"net","author":"eva","text":"gracias","created_at":"2026-03-02T12:00:00Z"}
                """);
        assertThat(day().err()).doesNotContain(" 0 revised");
        assertThat(volume()).isEqualTo("net 1 3");
    }

    @Test
    void metrics_ofEachDayIntoATable_isALineForEach() throws SQLException {
        Said said = sccc("metrics", "--ledger", ledger, "--by", "network", "--window", "day", "--table", table);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).isEmpty();
        assertThat(volume()).isEqualTo("net 0 2");
    }

    @Test
    void metrics_intoNoDatabase_saysSoWithoutThePassword() {
        Said said = sccc(
                "metrics", "--ledger", ledger, "--table", "jdbc:postgresql://127.0.0.1:1/x?user=u&password=geheim");
        assertThat(said.code()).isNotZero();
        assertThat(said.err()).contains("127.0.0.1:1/x").doesNotContain("geheim");
    }

    @Test
    void metrics_whatDoesNotBelongIntoATable_isRefused() {
        Said said = sccc("metrics", "--definitions", "--table", table);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("--table");
        assertThat(sccc("metrics", "--ledger", ledger, "--where", "network=net", "--table", table)
                        .code())
                .isEqualTo(2);
        assertThat(table).doesNotExist();
    }

    private String volume() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + table);
                Statement query = connection.createStatement();
                ResultSet found = query.executeQuery("select value || ' ' || revision || ' ' || volume from"
                        + " sccc_volume_daily where dimension = 'network'")) {
            return found.next() ? found.getString(1) : "nothing";
        }
    }
}
