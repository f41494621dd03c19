package io.sccc.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** H2: for tests and hosts without native code. */
record H2Dialect() implements Dialect {

    // connection broken, closed, already open elsewhere, lock timeout, deadlock, changed at the same time, I/O
    private static final Set<Integer> TRANSIENT =
            Set.of(90067, 90121, 90098, 90007, 90020, 50200, 40001, 90131, 90031, 90028, 90120);

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public String describe(Connection connection) throws SQLException {
        String what = "H2 " + connection.getMetaData().getDatabaseProductVersion();
        return inMemory(connection)
                ? what + " in memory: forgets everything at the end of the process"
                : what + ": what was stored survives a killed process; not power-loss safe";
    }

    /** H2 writes a commit down half a second later unless told otherwise; a killed process loses what waits. */
    @Override
    public void check(Connection connection, LedgerNames names) throws SQLException {
        String delay = Sql.value(
                connection, "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'");
        if (!inMemory(connection) && !delay.equals("0")) {
            Sql.refuse(
                    "H2",
                    List.of("Its WRITE_DELAY is " + delay + " ms, and a killed process loses what was stored within it:"
                            + " add ;WRITE_DELAY=0 to the JDBC URL"));
        }
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(true);
        Sql.run(connection, "set lock_timeout 5000");
    }

    /** As of the start of the transaction. */
    @Override
    public String nowMillis() {
        return "datediff(millisecond, timestamp with time zone '1970-01-01 00:00:00Z', current_timestamp)";
    }

    @Override
    public String insertIgnore(String table, List<String> keys, List<String> values) {
        List<String> columns = new ArrayList<>(keys);
        columns.addAll(values);
        String inserted = String.join(", ", columns);
        return "merge into " + table + " as old using (values ("
                + String.join(
                        ", ", columns.stream().map(c -> parameter(table, c)).toList())
                + ")) as new (" + inserted + ") on "
                + String.join(
                        " and ",
                        keys.stream().map(k -> "old." + k + " = new." + k).toList())
                + " when not matched then insert (" + inserted + ") values ("
                + String.join(", ", columns.stream().map(c -> "new." + c).toList()) + ")";
    }

    /** H2 takes a parameter of a merge's source for text unless told, and bytes do not survive that. */
    private static String parameter(String table, String column) {
        return table.endsWith("delivery") && column.equals("body") ? "cast(? as varbinary)" : "?";
    }

    @Override
    public String upsert(String table, List<String> keys, List<String> values) {
        return Sql.insert(table, keys, values)
                .replaceFirst("insert into", "merge into")
                .replaceFirst(" values \\(", " key (" + String.join(", ", keys) + ") values (");
    }

    @Override
    public Fault fault(SQLException e) {
        return Sql.fault(
                e,
                one -> TRANSIENT.contains(one.getErrorCode()),
                one -> Sql.state(one).equals("23505"));
    }

    /**
     * Alone within this process, which is all that can have the database open unless H2 runs as a server: its DDL commits
     * what was locked before it, and two at once can make the same index.
     */
    @Override
    public void alone(Connection connection, LedgerNames names, Work migration) throws SQLException {
        synchronized (H2Dialect.class) {
            migration.run();
        }
    }

    private static boolean inMemory(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().startsWith("jdbc:h2:mem:");
    }
}
