package io.sccc.core.proof;

import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.ledger.Postgres;
import io.sccc.core.spi.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.common.BaseDataSource;

/** Where the ledger of a trial is kept. A place is a URL that any process can open. */
enum Store {
    MEMORY,
    SQLITE,
    POSTGRESQL,
    H2,
    /** Only where {@code SCCC_MARIADB_URL} names a database of a server: its tables are dropped. */
    MARIADB;

    /** An empty place. */
    String fresh(Path folder) {
        return switch (this) {
            case MEMORY -> "memory";
            case SQLITE -> "file:" + inside(folder).resolve("ledger.db");
            case H2 -> "jdbc:h2:file:" + inside(folder).resolve("ledger") + ";WRITE_DELAY=0";
            case POSTGRESQL -> {
                BaseDataSource database = (BaseDataSource) Postgres.database();
                String url = database.getURL();
                yield url + (url.contains("?") ? "&" : "?") + "user=" + database.getUser();
            }
            case MARIADB -> emptied(Objects.requireNonNull(mariadb()));
        };
    }

    /** The URL of a database of a MariaDB server; null when nobody gave one. */
    static @Nullable String mariadb() {
        return System.getProperty("SCCC_MARIADB_URL", System.getenv("SCCC_MARIADB_URL"));
    }

    private static Path inside(Path folder) {
        try {
            return Files.createDirectories(folder.resolve("store")).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String emptied(String url) {
        for (String table : tables(url)) {
            query(url, "drop table " + table);
        }
        return url;
    }

    /** Opens the ledger at a place, for a look. */
    static Ledger open(String place, String node, Duration lease) {
        return open(place, new UrlDataSource(place), node, lease);
    }

    /** Opens the ledger at a place, which may be a database. */
    static Ledger open(String place, DataSource database, String node, Duration lease) {
        if (place.equals("memory")) {
            return new InMemoryLedger();
        }
        JdbcLedger.Builder builder = place.startsWith("file:")
                ? JdbcLedger.builder(Path.of(place.substring("file:".length())))
                : JdbcLedger.builder(database);
        return builder.node(node).lease(lease).key(new byte[32]).build();
    }

    /** Everything a store has written down, as one text. */
    static String bytes(String place, Path folder) {
        StringBuilder all = new StringBuilder();
        Path files = folder.resolve("store");
        if (Files.isDirectory(files)) {
            try (Stream<Path> found = Files.walk(files)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (place.startsWith("jdbc:")) {
            tables(place)
                    .forEach(table -> query(place, "select * from " + table).forEach(all::append));
        }
        return all.toString();
    }

    private static List<String> tables(String url) {
        try (Connection connection = new UrlDataSource(url).getConnection();
                ResultSet found = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                if (found.getString("TABLE_NAME")
                                .toLowerCase(java.util.Locale.ROOT)
                                .startsWith("sccc_")
                        && found.getString("TABLE_TYPE").contains("TABLE")) {
                    names.add(found.getString("TABLE_NAME"));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The cells of a query's rows, as texts. */
    static List<String> query(String url, String sql) {
        List<String> cells = new ArrayList<>();
        try (Connection connection = new UrlDataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            cells.add(String.valueOf(rows.getString(i)));
                        }
                    }
                }
            }
            return cells;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
