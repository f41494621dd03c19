package io.sccc.core.ledger;

import io.sccc.core.error.TransientException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** MySQL 8 and MariaDB 10.6, and newer: many nodes. */
record MysqlDialect() implements Dialect {

    // too many connections, disk full, shutdown, table full, storage engine error, lock wait, deadlock, read-only,
    // interrupted, killed, gone, lost, changed since last read
    private static final Set<Integer> TRANSIENT = Set.of(
            1040, 1021, 1053, 1114, 1030, 1205, 1213, 1290, 1836, 1317, 1927, 2006, 2013, 1020, 3572, 1158, 1159, 1160,
            1161);
    private static final Set<Integer> DUPLICATE = Set.of(1062, 1586);

    /**
     * How a database is set up.
     *
     * @param version as the server tells it
     * @param charset of the database
     * @param connectionCharset of this connection
     * @param engine the default one
     * @param tables those of the ledger that are there: name, collation, engine
     */
    record Setup(String version, String charset, String connectionCharset, String engine, List<List<String>> tables) {

        private boolean mariadb() {
            return version.toLowerCase(Locale.ROOT).contains("mariadb");
        }

        /** What is wrong, each with the setting to change. */
        List<String> faults() {
            List<String> faults = new ArrayList<>();
            if (mariadb() ? Sql.below(version, 10, 6) : Sql.below(version, 8)) {
                faults.add("The server is " + version + ": upgrade to MySQL 8 or MariaDB 10.6 or newer");
            }
            if (!charset.equals("utf8mb4")) {
                faults.add("The database's character set is " + charset + ", which cannot hold every character: ALTER"
                        + " DATABASE ... CHARACTER SET utf8mb4");
            }
            if (!connectionCharset.equals("utf8mb4")) {
                faults.add("The connection's character set is " + connectionCharset
                        + ": take characterEncoding out of the JDBC URL or make it UTF-8");
            }
            if (!engine.equalsIgnoreCase("InnoDB")) {
                faults.add("The default storage engine is " + engine + ", which has no transactions: set"
                        + " default_storage_engine=InnoDB");
            }
            tables.forEach(table -> faults.addAll(faults(table.get(0), table.get(1), table.get(2))));
            return faults;
        }

        private static List<String> faults(String table, String collation, String engine) {
            List<String> faults = new ArrayList<>();
            if (!collation.equals("utf8mb4_bin")) {
                faults.add("Table " + table + " has the collation " + collation + ": ALTER TABLE " + table
                        + " CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            }
            if (!engine.equalsIgnoreCase("InnoDB")) {
                faults.add("Table " + table + " is kept by " + engine + ": ALTER TABLE " + table + " ENGINE=InnoDB");
            }
            return faults;
        }
    }

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public String describe(Connection connection) throws SQLException {
        String version = Sql.value(connection, "select version()");
        String flush = Sql.value(connection, "select @@innodb_flush_log_at_trx_commit");
        return (version.toLowerCase(Locale.ROOT).contains("mariadb") ? "" : "MySQL ") + version
                + ": what was stored survives a killed process"
                + (flush.equals("1")
                        ? " and a power cut"
                        : ", but not a power cut: innodb_flush_log_at_trx_commit=" + flush);
    }

    @Override
    public void check(Connection connection, LedgerNames names) throws SQLException {
        Sql.refuse("MySQL", setup(connection, names).faults());
    }

    private static Setup setup(Connection connection, LedgerNames names) throws SQLException {
        String schema = names.schema() == null ? "database()" : "'" + names.schema() + "'";
        return new Setup(
                Sql.value(connection, "select version()"),
                Sql.value(
                        connection,
                        "select default_character_set_name from information_schema.schemata where schema_name = "
                                + schema),
                Sql.value(connection, "select @@character_set_connection"),
                Sql.value(connection, "select @@default_storage_engine"),
                Sql.rows(
                        connection,
                        "select table_name, table_collation, engine from information_schema.tables where table_schema = "
                                + schema + " and left(table_name, "
                                + names.prefix().length() + ") = '" + names.prefix()
                                + "' order by table_name"));
    }

    /** Strict, or a text too long is cut without a fault. */
    @Override
    public void prepare(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(true);
        if (!Sql.value(connection, "select @@session.sql_mode").contains("STRICT_ALL_TABLES")) {
            Sql.run(connection, "set session sql_mode = concat(@@session.sql_mode, ',STRICT_ALL_TABLES')");
        }
    }

    /** UTC, not unix_timestamp(now()): that one is an hour off when summer time ends. */
    /** MySQL itself has nothing of the kind. */
    @Override
    public void prepareWriter(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equalsIgnoreCase("mariadb")) {
            Sql.run(connection, "set session idle_transaction_timeout = 10");
        }
    }

    @Override
    public String nowMillis() {
        return "(timestampdiff(microsecond, '1970-01-01 00:00:00', utc_timestamp(3)) div 1000)";
    }

    /** Not {@code insert ignore}: that turns every other fault into a warning, a text cut short among them. */
    @Override
    public String insertIgnore(String table, List<String> keys, List<String> values) {
        return Sql.insert(table, keys, values) + " on duplicate key update " + keys.get(0) + " = " + keys.get(0);
    }

    @Override
    public String upsert(String table, List<String> keys, List<String> values) {
        return values.isEmpty()
                ? insertIgnore(table, keys, values)
                : Sql.insert(table, keys, values) + " on duplicate key update " + Sql.assignments(values, "values(?)");
    }

    @Override
    public Fault fault(SQLException e) {
        return Sql.fault(
                e, one -> TRANSIENT.contains(one.getErrorCode()), one -> DUPLICATE.contains(one.getErrorCode()));
    }

    /** A server-wide name: the database's own is part of it, cut to the 64 characters MySQL allows. */
    @Override
    public void alone(Connection connection, LedgerNames names, Work migration) throws SQLException {
        if (!Sql.value(connection, "select get_lock(" + lockName(names) + ", 60)")
                .equals("1")) {
            throw new TransientException("SCCC-5107 another process has been migrating the ledger for a minute; nothing"
                    + " was changed. Wait for it, then start again");
        }
        try {
            migration.run();
        } catch (SQLException | RuntimeException e) {
            release(connection, names, e);
            throw e;
        }
        Sql.value(connection, "select release_lock(" + lockName(names) + ")");
    }

    private static void release(Connection connection, LedgerNames names, Exception failed) {
        try {
            Sql.value(connection, "select release_lock(" + lockName(names) + ")");
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private static String lockName(LedgerNames names) {
        String schema = names.schema() == null ? "database()" : "'" + names.schema() + "'";
        return "left(concat('" + names.prefix() + "schema ', " + schema + "), 64)";
    }
}
