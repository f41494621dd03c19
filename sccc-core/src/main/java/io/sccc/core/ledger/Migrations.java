package io.sccc.core.ledger;

import io.sccc.core.error.PermanentException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the tables of a ledger forward, never back. Every statement may run again and the row that says a version is
 * there is written last: a process killed in the middle leaves nothing the next start cannot go on from.
 */
final class Migrations {

    private final Dialect dialect;
    private final LedgerNames names;
    private final List<SchemaVersion> versions;
    private final InstantSource clock;
    private Failpoint failpoint = Failpoint.of(null);

    Migrations(Dialect dialect, LedgerNames names, InstantSource clock) {
        this(dialect, names, SchemaVersion.all(dialect), clock);
    }

    Migrations(Dialect dialect, LedgerNames names, List<SchemaVersion> versions, InstantSource clock) {
        this.dialect = dialect;
        this.names = names;
        this.versions = List.copyOf(versions);
        this.clock = clock;
    }

    /** Where a test kills the process. */
    Migrations failing(Failpoint at) {
        failpoint = at;
        return this;
    }

    /** The whole schema as SQL to read, or to run by hand before opening a ledger with {@link SchemaMode#VALIDATE}. */
    static String sql(Dialect dialect, LedgerNames names) {
        StringBuilder sql = new StringBuilder();
        for (SchemaVersion version : SchemaVersion.all(dialect)) {
            version.statements()
                    .forEach(statement -> sql.append(names.fill(statement)).append(";\n\n"));
            sql.append("insert into " + names.table("schema") + " (version, checksum, applied_at) values ("
                    + version.number() + ", '" + version.checksum() + "', 'by hand');\n");
        }
        return sql.toString();
    }

    /**
     * Does what the mode says, on a prepared connection outside a transaction.
     *
     * @throws PermanentException SCCC-5103 the store is newer, SCCC-5104 a version was changed, SCCC-5105 something is
     *     missing, SCCC-5106 a statement failed
     * @throws io.sccc.core.error.TransientException when the database cannot be reached now, or SCCC-5107
     */
    void run(Connection connection, SchemaMode mode) {
        if (mode == SchemaMode.NONE) {
            return;
        }
        String step = "the version of the schema could not be read";
        try {
            Map<Integer, String> applied = applied(connection);
            refuseForeign(applied);
            if (mode == SchemaMode.MIGRATE && applied.size() < versions.size()) {
                step = "the schema could not be brought to version " + latest();
                dialect.alone(connection, names, () -> migrate(connection));
            }
            step = "the tables could not be looked at";
            refuseMissing(connection);
        } catch (SQLException e) {
            throw Sql.wrap(
                    dialect.fault(e),
                    "SCCC-5106 " + step + "; what is stored is as it was and a new start goes on from there. Give the"
                            + " database user the right to read and create tables, or run the printed SQL by hand. The"
                            + " database said",
                    e);
        }
    }

    private int latest() {
        return versions.get(versions.size() - 1).number();
    }

    /** What the store says of itself; nothing when it has no schema table. */
    private Map<Integer, String> applied(Connection connection) throws SQLException {
        Map<Integer, String> applied = new LinkedHashMap<>();
        try {
            Sql.rows(connection, "select version, checksum from " + names.table("schema") + " order by version")
                    .forEach(row -> applied.put(Integer.parseInt(row.get(0)), row.get(1)));
        } catch (SQLException e) {
            if (dialect.fault(e) == Fault.TRANSIENT) {
                throw e;
            }
        }
        return applied;
    }

    private void refuseForeign(Map<Integer, String> applied) {
        for (int version : applied.keySet()) {
            if (version > latest()) {
                throw new PermanentException("SCCC-5103 the store is newer than this library: store is at "
                        + applied.keySet().stream().max(Integer::compare).orElse(version) + ", this sccc knows "
                        + latest() + ": upgrade sccc. Nothing was changed");
            }
        }
        for (SchemaVersion version : versions) {
            String found = applied.getOrDefault(version.number(), version.checksum());
            if (!found.equals(version.checksum())) {
                throw new PermanentException("SCCC-5104 version " + version.number() + " of the schema in "
                        + names.table("schema") + " has the checksum " + found + ", this sccc knows "
                        + version.checksum() + ": the tables were made by something else. Nothing was changed. Use the"
                        + " sccc that made them, or restore the row from a backup");
            }
        }
    }

    /** Read again: another process may have been here before the lock was ours. */
    private void migrate(Connection connection) throws SQLException {
        Map<Integer, String> applied = appliedUnderLock(connection);
        refuseForeign(applied);
        for (SchemaVersion version : versions) {
            if (!applied.containsKey(version.number())) {
                apply(connection, version);
            }
        }
    }

    /** Makes the schema table first: on PostgreSQL a question that fails would spoil the whole transaction. */
    private Map<Integer, String> appliedUnderLock(Connection connection) throws SQLException {
        Sql.run(connection, names.fill(versions.get(0).statements().get(0)));
        return applied(connection);
    }

    private void apply(Connection connection, SchemaVersion version) throws SQLException {
        for (String statement : version.statements()) {
            Sql.run(connection, names.fill(statement));
            failpoint.pass(Failpoint.Name.DURING_MIGRATION);
        }
        String row = dialect.insertIgnore(names.table("schema"), List.of("version"), List.of("checksum", "applied_at"));
        try (PreparedStatement insert = connection.prepareStatement(row)) {
            insert.setInt(1, version.number());
            insert.setString(2, version.checksum());
            insert.setString(3, clock.instant().toString());
            insert.executeUpdate();
        }
    }

    private void refuseMissing(Connection connection) throws SQLException {
        List<String> missing = new ArrayList<>();
        Map<Integer, String> applied = applied(connection);
        for (SchemaVersion version : versions) {
            if (!applied.containsKey(version.number())) {
                missing.add("version " + version.number() + " in " + names.table("schema"));
            }
            for (Map.Entry<String, List<String>> table : version.tables().entrySet()) {
                missing.addAll(missing(connection, names.table(table.getKey()), table.getValue()));
            }
        }
        if (!missing.isEmpty()) {
            throw new PermanentException("SCCC-5105 the store lacks " + String.join(", ", missing)
                    + "; the ledger was not opened, nothing was changed. Open it once with SchemaMode.MIGRATE, run the"
                    + " printed SQL by hand, or restore a backup");
        }
    }

    private List<String> missing(Connection connection, String table, List<String> columns) throws SQLException {
        if (readable(connection, String.join(", ", columns), table)) {
            return List.of();
        }
        if (!readable(connection, "1", table)) {
            return List.of("table " + table);
        }
        List<String> missing = new ArrayList<>();
        for (String column : columns) {
            if (!readable(connection, column, table)) {
                missing.add("column " + table + "." + column);
            }
        }
        return missing;
    }

    private boolean readable(Connection connection, String what, String table) throws SQLException {
        try {
            Sql.rows(connection, "select " + what + " from " + table + " where 1 = 0");
            return true;
        } catch (SQLException e) {
            if (dialect.fault(e) == Fault.TRANSIENT) {
                throw e;
            }
            return false;
        }
    }
}
