package io.sccc.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Post;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerBenchTest {

    @TempDir
    Path folder;

    @Test
    void run_fewPosts_everyKeyIsANumberAboveZero() throws Exception {
        Map<String, Object> told = LedgerBench.run(250, 0, 1);
        assertThat(told)
                .containsKeys("intake_vs_raw_jdbc", "intake_vs_raw_jdbc_wall")
                .containsEntry("transactions", 3);
        assertThat(told.values())
                .allSatisfy(value -> assertThat(((Number) value).doubleValue()).isPositive());
    }

    @Test
    void run_pipelineFewPosts_everyKeyIsANumberAboveZero() throws Exception {
        Map<String, Object> told = PipelineBench.run(250, 0, 1);
        assertThat(told).containsKeys("pipeline_vs_raw_jdbc", "round_trips_per_post", "bytes_per_post");
        assertThat(told.values())
                .allSatisfy(value -> assertThat(((Number) value).doubleValue()).isPositive());
    }

    @Test
    void write_whatALedgerWrote_isTheSameTables() throws Exception {
        List<Post> posts = new SyntheticPosts(7).take(250);
        Path recorded = folder.resolve("recorded.db");
        RawRows rows = LedgerBench.record(recorded, LedgerBench.pages(posts));
        Path raw = folder.resolve("raw.db");
        RawRows.prepare(raw);
        try (Connection connection = RawRows.open(raw)) {
            rows.write(connection);
        }
        for (String table : List.of("inbox", "node", "conversation", "event", "source")) {
            assertThat(rows(raw, table)).as(table).isNotEmpty().isEqualTo(rows(recorded, table));
        }
        assertThat(rows(raw, "inbox")).hasSize(250);
    }

    @Test
    void take_equalSeeds_equalPostsOfTwoHundredCharacters() {
        assertThat(new SyntheticPosts(7).take(100)).isEqualTo(new SyntheticPosts(7).take(100));
        assertThat(new SyntheticPosts(7).take(100))
                .isNotEqualTo(new SyntheticPosts(8).take(100))
                .allSatisfy(post -> assertThat(post.text()).hasSize(200))
                .anyMatch(post -> post.inReplyTo() != null)
                .anyMatch(post -> post.threadId() != null);
    }

    private static List<List<String>> rows(Path file, String table) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet rows =
                        connection.createStatement().executeQuery("select * from sccc_" + table + " order by 1, 2")) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(row);
            }
        }
        return found;
    }
}
