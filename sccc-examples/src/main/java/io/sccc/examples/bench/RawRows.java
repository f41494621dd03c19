package io.sccc.examples.bench;

import io.sccc.core.ledger.JdbcLedger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a ledger wrote, and how it is written again without the ledger: the same rows of the same tables in the same
 * transactions, by plain JDBC used well: one connection, each statement prepared once, one {@code executeBatch} for the
 * rows of a table, no query.
 */
final class RawRows implements WatchedDatabase.Watcher {

    /** The rows of one statement. */
    private record Rows(String sql, List<@Nullable Object[]> rows) {}

    private final List<List<Rows>> transactions = new ArrayList<>();
    private boolean recording;
    private List<Rows> open = new ArrayList<>();

    @Override
    public synchronized void executed(String sql, List<@Nullable Object[]> rows) {
        if (sql.startsWith("begin")) {
            open = new ArrayList<>();
        } else if (sql.equals("commit") && !open.isEmpty()) {
            if (recording) {
                transactions.add(open);
            }
            open = new ArrayList<>();
        } else if (writes(sql) && !rows.isEmpty()) {
            open.add(new Rows(sql, rows));
        }
    }

    private static boolean writes(String sql) {
        return sql.startsWith("insert") || sql.startsWith("update") || sql.startsWith("delete");
    }

    /** From now on it counts: the schema does not, nor what opening a ledger writes. */
    synchronized void begin() {
        transactions.clear();
        recording = true;
    }

    /** From now on it does not: closing a ledger writes, too. */
    synchronized void end() {
        recording = false;
    }

    /** How many rows there are in all tables together. */
    long size() {
        return transactions.stream()
                .flatMap(List::stream)
                .mapToLong(one -> one.rows().size())
                .sum();
    }

    /** How many transactions there are. */
    int transactions() {
        return transactions.size();
    }

    /** Makes a file with the ledger's tables and nothing in them. */
    static void prepare(Path file) {
        JdbcLedger.file(file).close();
    }

    /** A connection to a prepared file, as durable as the ledger's. */
    static Connection open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement plain = connection.createStatement()) {
            for (String pragma : new String[] {
                "busy_timeout = 5000",
                "journal_mode = wal",
                "synchronous = full",
                "foreign_keys = on",
                "secure_delete = on",
                "cache_size = -65536",
                "wal_autocheckpoint = 4000"
            }) {
                plain.execute("pragma " + pragma);
            }
        }
        return connection;
    }

    /** Writes everything. */
    void write(Connection connection) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            Map<String, PreparedStatement> statements = new HashMap<>();
            for (List<Rows> transaction : transactions) {
                plain.execute("begin immediate");
                for (Rows one : transaction) {
                    PreparedStatement statement = statements.get(one.sql);
                    if (statement == null) {
                        statement = connection.prepareStatement(one.sql);
                        statements.put(one.sql, statement);
                    }
                    write(statement, one.rows);
                }
                plain.execute("commit");
            }
        }
    }

    private static void write(PreparedStatement statement, List<@Nullable Object[]> rows) throws SQLException {
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                Object value = row[i];
                if (value instanceof Long number) {
                    statement.setLong(i + 1, number);
                } else if (value instanceof Integer number) {
                    statement.setInt(i + 1, number);
                } else {
                    statement.setString(i + 1, (String) value);
                }
            }
            statement.addBatch();
        }
        statement.executeBatch();
    }
}
