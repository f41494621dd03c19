package io.sccc.core.ledger;

import io.sccc.core.error.ScccException;
import io.sccc.core.error.TransientException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Connections that only read, each used by one thread at a time. Where opening one is dear, a few wait to be used again. */
final class Readers implements AutoCloseable {

    private static final int FETCH = 256;
    private static final int MOST_KEPT = 8;

    private final Opening opening;
    private final Dialect dialect;
    private final Semaphore room;
    private final ConcurrentLinkedDeque<Batch> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Opening opening, Dialect dialect, boolean keep) {
        this.opening = opening;
        this.dialect = dialect;
        this.room = new Semaphore(keep ? MOST_KEPT : 0);
    }

    /** Opens a connection. */
    interface Opening {
        Connection open() throws SQLException;
    }

    /** A row of a stream; false when no more are wanted. */
    interface Wanted {
        boolean read(ResultSet row) throws SQLException;
    }

    private interface Reading {
        void run(Batch connection) throws SQLException;
    }

    /** Reads all rows of a query. */
    void query(String sql, Batch.Row reader, @Nullable Object... values) {
        with(connection -> connection.query(sql, reader, values));
    }

    /** Reads rows as they come, a few in memory at a time. */
    void stream(String sql, Wanted reader, @Nullable Object... values) {
        with(connection -> stream(connection.connection(), sql, reader, values));
    }

    private void stream(Connection connection, String sql, Wanted reader, @Nullable Object... values)
            throws SQLException {
        boolean transaction = dialect instanceof PostgresqlDialect; // without one it reads everything first
        if (transaction) {
            connection.setAutoCommit(false);
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fetchFew(statement);
            Batch.bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                boolean more = true;
                while (more && rows.next()) {
                    more = reader.read(rows);
                }
            }
        } finally {
            if (transaction) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** MySQL's own driver streams only when asked for the smallest number, which MariaDB's refuses. */
    private void fetchFew(PreparedStatement statement) throws SQLException {
        if (dialect instanceof MysqlDialect) {
            try {
                statement.setFetchSize(Integer.MIN_VALUE);
                return;
            } catch (SQLException e) {
                // the other driver
            }
        }
        statement.setFetchSize(FETCH);
    }

    private void with(Reading reading) {
        Batch connection = null;
        boolean sound = false;
        try {
            connection = take();
            reading.run(connection);
            sound = true;
        } catch (SQLException e) {
            throw fault(e);
        } catch (ScccException e) {
            sound = true;
            throw e;
        } finally {
            give(connection, sound);
        }
    }

    private ScccException fault(SQLException e) {
        return closed
                ? new TransientException("the ledger is closed", null, e)
                : Sql.wrap(dialect.fault(e), "SCCC-5120 the ledger could not be read", e);
    }

    private Batch take() throws SQLException {
        if (closed) {
            throw new SQLException("closed");
        }
        Batch kept = idle.pollFirst();
        if (kept != null) {
            room.release();
            return kept;
        }
        Connection connection = opening.open();
        try {
            dialect.prepare(connection);
            return new Batch(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void give(@Nullable Batch connection, boolean sound) {
        if (connection == null) {
            return;
        }
        if (sound && !closed && room.tryAcquire()) {
            idle.addFirst(connection);
        } else {
            closeQuietly(connection);
        }
    }

    static void closeQuietly(Batch connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // nothing more can be done with it
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Batch kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            closeQuietly(kept);
        }
    }
}
