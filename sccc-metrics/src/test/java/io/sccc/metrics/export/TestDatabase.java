package io.sccc.metrics.export;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;
import org.sqlite.SQLiteDataSource;

/** The databases the table is tested on; each {@link #open} is an empty one. */
enum TestDatabase {
    SQLITE {
        @Override
        DataSource open() throws SQLException {
            try {
                Path file = Files.createTempDirectory("sccc").resolve("metrics.db");
                SQLiteDataSource database = new SQLiteDataSource();
                database.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
                database.setBusyTimeout(60_000); // for what hangs, not for a slow machine
                return database;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    H2 {
        @Override
        DataSource open() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
            return database;
        }
    },
    /** In the order of a language, as servers are often set up. */
    POSTGRESQL {
        @Override
        DataSource open() throws SQLException {
            String name = fresh();
            run(Server.SERVER.getPostgresDatabase(), "create database " + name);
            return Server.SERVER.getDatabase("postgres", name);
        }
    },
    /** Only where {@code SCCC_MARIADB_URL} names a server on which databases can be made. */
    MARIADB {
        @Override
        DataSource open() throws SQLException {
            String url = Objects.requireNonNull(mariadb(), "SCCC_MARIADB_URL names a server");
            String name = fresh();
            run(new MariaDbDataSource(url), "create database " + name + " character set latin1");
            return new MariaDbDataSource(url.replaceFirst("(//[^/]*/)[^?]*", "$1" + name));
        }
    };

    /** Begun once, by the class loader; ends with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPort(port())
                        .setPGStartupWait(Duration.ofMinutes(3))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start", e);
            }
        }

        /** None that the system hands out, lest it be taken before the server begins; another one in each process. */
        private static int port() {
            int port = 10_000 + (int) (ProcessHandle.current().pid() % 20_000);
            while (!free(port)) {
                port++;
            }
            return port;
        }

        private static boolean free(int port) {
            try (ServerSocket probe = new ServerSocket(port)) {
                return probe.isBound();
            } catch (IOException e) {
                return false;
            }
        }
    }

    private static @Nullable String mariadb() {
        return System.getProperty("SCCC_MARIADB_URL", System.getenv("SCCC_MARIADB_URL"));
    }

    private static String fresh() {
        return "m" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Those that can be opened on this machine. */
    static Stream<TestDatabase> here() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        boolean postgres = platform.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)");
        return Stream.of(values())
                .filter(kind -> kind != MARIADB || mariadb() != null)
                .filter(kind -> kind != POSTGRESQL || postgres);
    }

    /** A fresh, empty database. */
    abstract DataSource open() throws SQLException;

    /** One in which nobody waits long for another. */
    DataSource impatient() throws SQLException {
        DataSource database = open();
        if (database instanceof SQLiteDataSource sqlite) {
            sqlite.setBusyTimeout(1);
        } else if (database instanceof JdbcDataSource h2) {
            h2.setURL(h2.getURL().replaceFirst("LOCK_TIMEOUT=.*", "LOCK_TIMEOUT=1"));
        } else {
            throw new UnsupportedOperationException(name());
        }
        return database;
    }

    static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What a query finds: numbers without trailing zeros, absence as {@code null}, a line for each row. */
    static List<String> rows(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i))
                            .replaceFirst("(\\.\\d*?)0+$", "$1")
                            .replaceFirst("\\.$", ""));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }
}
