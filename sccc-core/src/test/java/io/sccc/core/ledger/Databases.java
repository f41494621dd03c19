package io.sccc.core.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The databases the ledger's tests run on: each call of {@link #connect} on the same value meets the same data. */
enum Databases {
    SQLITE {
        @Override
        Open open() {
            try {
                String url = "jdbc:sqlite:"
                        + Files.createTempDirectory("sccc").resolve("ledger.db").toAbsolutePath();
                return () -> DriverManager.getConnection(url);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    H2 {
        @Override
        Open open() {
            String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
            return () -> DriverManager.getConnection(url);
        }
    },
    POSTGRESQL {
        @Override
        Open open() {
            return Postgres.database()::getConnection;
        }
    },
    /** Only where {@code SCCC_MARIADB_URL} names an empty database of a server: its tables are dropped. */
    MARIADB {
        @Override
        Open open() throws SQLException {
            String url = Objects.requireNonNull(mariadb(), "SCCC_MARIADB_URL names an empty database");
            try (Connection connection = DriverManager.getConnection(url)) {
                for (var row : Sql.rows(
                        connection,
                        "select table_name from information_schema.tables where table_schema = database()")) {
                    Sql.run(connection, "drop table " + row.get(0));
                }
            }
            return () -> DriverManager.getConnection(url);
        }
    };

    private static @Nullable String mariadb() {
        return System.getProperty("SCCC_MARIADB_URL", System.getenv("SCCC_MARIADB_URL"));
    }

    /** Those that can be opened on this machine. */
    static Stream<Databases> here() {
        return Stream.of(values()).filter(kind -> kind != MARIADB || mariadb() != null);
    }

    /** MariaDB, or nothing. */
    static Stream<Databases> mariadbHere() {
        return here().filter(kind -> kind == MARIADB);
    }

    /** One database. */
    @FunctionalInterface
    interface Open {
        Connection connect() throws SQLException;
    }

    /** A fresh, empty database. */
    abstract Open open() throws SQLException;
}
