package io.sccc.core.ledger;

import io.sccc.core.error.PermanentException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What differs between the databases a ledger can be kept in. Stateless; the connections are the caller's. */
sealed interface Dialect permits SqliteDialect, PostgresqlDialect, MysqlDialect, H2Dialect {

    /** The folder of its schema files. */
    String name();

    /** May several processes write to one store? */
    default boolean shared() {
        return true;
    }

    /** What it is and what it survives as it is set up now, for the log. */
    String describe(Connection connection) throws SQLException;

    /**
     * Refuses a database that would lose or spoil data, naming the setting to change; changes nothing.
     *
     * @throws PermanentException SCCC-5102, with all faults at once
     */
    void check(Connection connection, LedgerNames names) throws SQLException;

    /** Sets up a connection for good; called again it changes nothing. Outside a transaction. */
    void prepare(Connection connection) throws SQLException;

    /**
     * A table, with its alias if it has one, in a query or update that must go by this index: where the database guesses
     * without statistics and guesses wrong.
     */
    default String by(String index, String table) {
        return table;
    }

    /**
     * Settings of the one connection that writes, after {@link #prepare}. Where several processes write, the database ends
     * a transaction whose process says nothing more for 10 seconds: one that was stopped in its middle keeps its locks, and
     * every other node waits for them.
     */
    default void prepareWriter(Connection connection) throws SQLException {}

    /** Begins a writing transaction on a prepared connection. */
    default void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Ends what {@link #begin} began: kept. */
    default void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Ends what {@link #begin} began: nothing of it is kept. */
    default void rollback(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /** What follows a {@code select} that locks the rows it reads, with a space before it. */
    default String forUpdate() {
        return " for update";
    }

    /** What follows a {@code select ... limit n} that locks the rows it reads and passes by those another holds. */
    default String skipLocked() {
        return " for update skip locked";
    }

    /** The database's clock in milliseconds since 1970, an SQL expression. */
    String nowMillis();

    /**
     * An insert that does nothing when the key is there; parameters: keys, then values. What it counts as changed means
     * nothing on MySQL.
     *
     * @param table as {@link LedgerNames#table} gave it
     * @param keys the columns of one unique key
     * @param values the other columns
     */
    String insertIgnore(String table, List<String> keys, List<String> values);

    /** An insert that replaces the values when the key is there; parameters as for {@link #insertIgnore}. */
    String upsert(String table, List<String> keys, List<String> values);

    /** Overwrites what was deleted, as far as it is the ledger's to do; between transactions. */
    default void tidy(Connection connection) throws SQLException {
        // the database's own housekeeping does
    }

    /** What a fault asks of the writer. */
    Fault fault(SQLException e);

    /** Runs a migration while no other process can; in a transaction where DDL can be in one. */
    default void alone(Connection connection, LedgerNames names, Work migration) throws SQLException {
        transaction(connection, migration);
    }

    /** Runs work in one writing transaction. */
    default void transaction(Connection connection, Work work) throws SQLException {
        begin(connection);
        try {
            work.run();
            commit(connection);
        } catch (SQLException | RuntimeException e) {
            try {
                rollback(connection);
            } catch (SQLException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    /** What runs while something is held. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** The dialect a connection speaks. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "sqlite" -> new SqliteDialect();
            case "postgresql" -> new PostgresqlDialect();
            case "mysql", "mariadb" -> new MysqlDialect();
            case "h2" -> new H2Dialect();
            default ->
                throw new PermanentException("SCCC-5101 the database (" + product
                        + ") is not one a ledger can be kept in: it was left alone. Use SQLite 3.51.3, PostgreSQL 13,"
                        + " MySQL 8, MariaDB 10.6 (or newer) or H2 with WRITE_DELAY=0");
        };
    }
}
