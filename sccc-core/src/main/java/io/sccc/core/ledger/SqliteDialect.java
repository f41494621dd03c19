package io.sccc.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** SQLite: one file, one writer, one fsync for each commit. */
record SqliteDialect() implements Dialect {

    // busy, locked, interrupted, I/O error, full, cannot open, locking protocol
    private static final Set<Integer> TRANSIENT = Set.of(5, 6, 9, 10, 13, 14, 15);
    private static final int CONSTRAINT = 19;

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public String describe(Connection connection) throws SQLException {
        return "SQLite " + version(connection)
                + ", WAL with synchronous=FULL: what was stored survives a killed process"
                + " and a power cut; one process, local disk";
    }

    @Override
    public void check(Connection connection, LedgerNames names) throws SQLException {
        List<String> faults = new ArrayList<>(faults(version(connection)));
        if (names.schema() != null) {
            faults.add("SQLite has no schemas, but the ledger is to be in (" + names.schema() + "): leave it out");
        }
        Sql.refuse("SQLite", faults);
    }

    /** What is wrong with a version: below 3.51.3 a checkpoint that meets a WAL reset can corrupt the file. */
    static List<String> faults(String version) {
        return Sql.below(version, 3, 51, 3)
                ? List.of(
                        "The SQLite in the driver is " + version + ", which can corrupt its file (WAL reset, mended in"
                                + " 3.51.3): set org.xerial:sqlite-jdbc to 3.51.3.0 or newer; with Spring Boot's BOM set the"
                                + " property sqlite-jdbc.version")
                : List.of();
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        Sql.run(connection, "pragma busy_timeout = 5000");
        Sql.value(connection, "pragma journal_mode = wal");
        Sql.run(connection, "pragma synchronous = full");
        Sql.run(connection, "pragma foreign_keys = on");
        Sql.value(connection, "pragma secure_delete = on");
    }

    @Override
    public String by(String index, String table) {
        return table + " indexed by " + index;
    }

    /**
     * Keys are hashes, so each row lands on pages of its own: a cache that holds them saves reading each again, and a
     * longer log between checkpoints saves writing each again. In kilobytes; in pages.
     */
    @Override
    public void prepareWriter(Connection connection) throws SQLException {
        Sql.run(connection, "pragma cache_size = -65536");
        Sql.value(connection, "pragma wal_autocheckpoint = 4000");
    }

    /** Deleted text is overwritten in the pages (secure_delete), and the log that still holds it is emptied. */
    @Override
    public void tidy(Connection connection) throws SQLException {
        Sql.value(connection, "pragma wal_checkpoint(truncate)");
    }

    /** IMMEDIATE: a transaction that begins as a reader can be refused in its middle, and waiting does not help it. */
    @Override
    public void begin(Connection connection) throws SQLException {
        Sql.run(connection, "begin immediate");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        Sql.run(connection, "commit");
    }

    /** SQLite has rolled back itself after some faults, a full disk among them. */
    @Override
    public void rollback(Connection connection) throws SQLException {
        try {
            Sql.run(connection, "rollback");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw e;
            }
        }
    }

    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public String nowMillis() {
        return "cast(round(unixepoch('subsec') * 1000) as integer)";
    }

    @Override
    public String insertIgnore(String table, List<String> keys, List<String> values) {
        return Sql.insert(table, keys, values) + " on conflict (" + String.join(", ", keys) + ") do nothing";
    }

    @Override
    public String upsert(String table, List<String> keys, List<String> values) {
        return values.isEmpty()
                ? insertIgnore(table, keys, values)
                : Sql.insert(table, keys, values) + " on conflict (" + String.join(", ", keys) + ") do update set "
                        + Sql.assignments(values, "excluded.?");
    }

    @Override
    public Fault fault(SQLException e) {
        return Sql.fault(e, SqliteDialect::isTransient, SqliteDialect::isDuplicate);
    }

    private static boolean isTransient(SQLException e) {
        return TRANSIENT.contains(e.getErrorCode() & 0xff)
                || String.valueOf(e.getMessage()).contains("connection closed");
    }

    private static boolean isDuplicate(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return (e.getErrorCode() & 0xff) == CONSTRAINT
                && (message.contains("SQLITE_CONSTRAINT_UNIQUE") || message.contains("SQLITE_CONSTRAINT_PRIMARYKEY"));
    }

    private static String version(Connection connection) throws SQLException {
        return Sql.value(connection, "select sqlite_version()");
    }
}
