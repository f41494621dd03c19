package io.sccc.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.metrics.Metric;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Sample;
import io.sccc.metrics.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide's Java compiles and its SQL finds something. */
class ExportGuideTest {

    static Stream<TestDatabase> databases() {
        return TestDatabase.here();
    }

    @Test
    void java_ofTheGuide_compiles(@TempDir Path folder) throws IOException {
        List<String> blocks = blocks("java");
        assertThat(blocks).hasSize(4);
        String source = """
                import io.sccc.metrics.*;
                import io.sccc.metrics.export.*;
                import io.sccc.metrics.sketch.*;
                import java.time.*;
                import java.util.*;
                class Guide {
                    void all(javax.sql.DataSource database, MetricStore store, java.sql.ResultSet days, java.io.OutputStream out)
                            throws Exception {
                """ + String.join("\n", blocks) + "}}";
        Path file = Files.writeString(folder.resolve("Guide.java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file.toString());
        assertThat(status).as(source).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sql_ofTheGuide_findsSomething(TestDatabase kind) throws IOException, SQLException {
        DataSource database = kind.open();
        fill(database);
        List<String> queries = blocks("sql");
        assertThat(queries).hasSize(6);
        for (String query : queries) {
            String sql = kind == TestDatabase.H2 ? query.replaceAll("\\bvalue\\b", "\"VALUE\"") : query;
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(sql.replace(";", ""))) {
                assertThat(found.next()).as(query).isTrue();
            }
        }
    }

    private static void fill(DataSource database) throws SQLException {
        MetricStore store = MetricStore.of(
                Metric.count("network"),
                Metric.unique("author").by("network"),
                Metric.quantiles("first_response").by("network"));
        Instant monday = Instant.parse("2026-03-02T10:00:00Z");
        for (int i = 0; i < 50; i++) {
            store.record(Sample.at(monday.plus(Duration.ofHours(i)))
                    .tag("network", i % 2 == 0 ? "bluesky" : "forum")
                    .id("author", "a" + i)
                    .value("first_response", Duration.ofMinutes(i)));
        }
        store.advanceTo(monday.plus(Duration.ofDays(7)));
        MetricTable table = MetricTable.in(database);
        table.create();
        table.wideView("support_daily", Duration.ofDays(1), List.of("count", "first_response", "author"));
        table.write(store.rows(Window.DAY, monday.minus(Duration.ofDays(1)), store.watermark()), store.watermark());
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : Files.readAllLines(guide())) {
            if (block == null && line.equals("```" + language)) {
                block = new StringBuilder();
            } else if (block != null && line.equals("```")) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return blocks;
    }

    private static Path guide() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/metrics-export.md");
    }
}
