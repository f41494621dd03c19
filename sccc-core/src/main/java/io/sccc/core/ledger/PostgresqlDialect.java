package io.sccc.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** PostgreSQL 13 and newer: many nodes. */
record PostgresqlDialect() implements Dialect {

    // lock not available, shutdowns, query canceled, I/O error, read-only (a standby after a failover), object in use,
    // idle in a transaction
    private static final Set<String> TRANSIENT =
            Set.of("55P03", "57P01", "57P02", "57P03", "57014", "58030", "25006", "55006", "25P03");

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String describe(Connection connection) throws SQLException {
        List<String> off = new ArrayList<>();
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (setting(connection, setting).equals("off")) {
                off.add(setting + "=off");
            }
        }
        return "PostgreSQL " + setting(connection, "server_version") + ": what was stored survives a killed process"
                + (off.isEmpty() ? " and a power cut" : ", but not a power cut: " + String.join(", ", off));
    }

    @Override
    public void check(Connection connection, LedgerNames names) throws SQLException {
        List<String> faults = new ArrayList<>();
        String encoding = setting(connection, "server_encoding");
        if (!encoding.equals("UTF8")) {
            faults.add("The database's encoding is " + encoding + ", which cannot hold every character: make one with"
                    + " CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0");
        }
        String version = setting(connection, "server_version");
        if (Sql.below(version, 13)) {
            faults.add("The server is " + version + ": upgrade to PostgreSQL 13 or newer");
        }
        Sql.refuse("PostgreSQL", faults);
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        connection.setAutoCommit(true);
    }

    @Override
    public void prepareWriter(Connection connection) throws SQLException {
        Sql.run(connection, "set idle_in_transaction_session_timeout = '10s'");
    }

    @Override
    public String nowMillis() {
        return "cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)";
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

    /** Class 53: disk full, out of memory, too many connections. */
    @Override
    public Fault fault(SQLException e) {
        return Sql.fault(
                e,
                one -> TRANSIENT.contains(Sql.state(one)) || Sql.state(one).startsWith("53"),
                one -> Sql.state(one).equals("23505"));
    }

    /** The lock ends with the transaction, also when the process is killed. */
    @Override
    public void alone(Connection connection, LedgerNames names, Work migration) throws SQLException {
        long key =
                0x73636363L << 32 | Integer.toUnsignedLong(names.table("schema").hashCode());
        transaction(connection, () -> {
            Sql.value(connection, "select pg_advisory_xact_lock(" + key + ")");
            migration.run();
        });
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return Sql.value(connection, "select current_setting('" + name + "')");
    }
}
