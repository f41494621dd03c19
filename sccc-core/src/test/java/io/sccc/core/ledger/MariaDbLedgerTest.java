package io.sccc.core.ledger;

import static java.util.Objects.requireNonNull;

import io.sccc.core.spi.Ledger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.mariadb.jdbc.MariaDbDataSource;

/** On the server that {@code SCCC_MARIADB_URL} names, in a database of its own for each test. */
@Tag("mariadb")
class MariaDbLedgerTest extends DurableLedgerContract {

    private final String server = requireNonNull(System.getenv("SCCC_MARIADB_URL"), "SCCC_MARIADB_URL");
    private @Nullable String name;

    @Override
    Ledger open() throws SQLException {
        if (name == null) {
            name = "ledger" + UUID.randomUUID().toString().replace("-", "");
            tell("create database " + name);
        }
        return JdbcLedger.on(new MariaDbDataSource(server.replaceFirst("(//[^/]+/)[^?]*", "$1" + name)));
    }

    @AfterEach
    void drop() throws SQLException {
        ledger.close();
        tell("drop database " + name);
    }

    private void tell(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
