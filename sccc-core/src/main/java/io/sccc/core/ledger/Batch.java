package io.sccc.core.ledger;

import io.sccc.core.model.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection's prepared statements, and the rows that wait to be written: one {@code executeBatch} for all rows of a
 * statement. Confined to one thread.
 */
final class Batch implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Map<String, List<@Nullable Object[]>> inserts = new LinkedHashMap<>();
    private final Map<String, List<@Nullable Object[]>> changes = new LinkedHashMap<>();

    Batch(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** A row to be written before the next query: what inserts goes first, rows of one statement keep their order. */
    void add(String sql, @Nullable Object... row) {
        boolean changing = sql.startsWith("update") || sql.startsWith("delete");
        (changing ? changes : inserts)
                .computeIfAbsent(sql, key -> new ArrayList<>())
                .add(row);
    }

    /** Writes what waits. */
    void flush() throws SQLException {
        write(inserts);
        write(changes);
    }

    private void write(Map<String, List<@Nullable Object[]>> waiting) throws SQLException {
        for (Map.Entry<String, List<@Nullable Object[]>> entry : waiting.entrySet()) {
            PreparedStatement statement = statement(entry.getKey());
            for (@Nullable Object[] row : entry.getValue()) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        waiting.clear();
    }

    /** Forgets what waits. */
    void clear() {
        inserts.clear();
        changes.clear();
    }

    /** Changes rows at once; how many. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        flush();
        PreparedStatement statement = statement(sql);
        bind(statement, values);
        return statement.executeUpdate();
    }

    /** Reads rows, what waited included. */
    void query(String sql, Row reader, @Nullable Object... values) throws SQLException {
        flush();
        PreparedStatement statement = statement(sql);
        bind(statement, values);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** Reads the rows of many keys with few statements. */
    void each(InList list, TenantId tenant, Collection<? extends Object> keys, Row reader) throws SQLException {
        List<Object> left = List.copyOf(keys);
        while (!left.isEmpty()) {
            int size = InList.size(left.size());
            query(list.sql(size), reader, list.values(size, tenant.value(), left));
            left = left.subList(Math.min(size, left.size()), left.size());
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /** Sets the values of a statement. */
    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (value instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setString(i + 1, (String) value);
            }
        }
    }

    /** Lets go of the statements; the connection is somebody else's. */
    void closeStatements() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    Connection connection() {
        return connection;
    }
}
