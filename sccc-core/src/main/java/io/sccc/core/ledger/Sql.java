package io.sccc.core.ledger;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.ScccException;
import io.sccc.core.error.TransientException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Small pieces the dialects share. */
final class Sql {

    private Sql() {}

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, each a list of texts; empty text stands for null. */
    static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>(width);
                for (int i = 1; i <= width; i++) {
                    row.add(Objects.requireNonNullElse(result.getString(i), ""));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** The first column of the first row; empty when there is none. */
    static String value(Connection connection, String sql) throws SQLException {
        List<List<String>> rows = rows(connection, sql);
        return rows.isEmpty() ? "" : rows.get(0).get(0);
    }

    /** {@code insert into t (a, b) values (?, ?)}. */
    static String insert(String table, List<String> keys, List<String> values) {
        List<String> columns = new ArrayList<>(keys);
        columns.addAll(values);
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", columns.stream().map(c -> "?").toList()) + ")";
    }

    /** {@code a = excluded.a, b = excluded.b}, with the form of the right side given. */
    static String assignments(List<String> columns, String form) {
        return String.join(
                ", ",
                columns.stream().map(c -> c + " = " + form.replace("?", c)).toList());
    }

    /** Whether a version such as 3.54.1 or 10.11.6-MariaDB is below another. */
    static boolean below(String version, int... least) {
        String[] parts = version.split("[^0-9]+", -1);
        for (int i = 0; i < least.length; i++) {
            int part = i < parts.length && !parts[i].isEmpty() ? Integer.parseInt(parts[i]) : 0;
            if (part != least[i]) {
                return part < least[i];
            }
        }
        return false;
    }

    /** The refusal of {@link Dialect#check}; nothing when there is no fault. */
    static void refuse(String product, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new PermanentException("SCCC-5102 " + product + " is set up in a way that loses or spoils data; the"
                    + " ledger was not opened, nothing was changed. " + String.join(". ", faults));
        }
    }

    /**
     * The fault of the whole chain of exceptions, batches included: transient if one is, else duplicate if one is.
     *
     * @param isTransient what this database says besides the classes and states of the standard
     */
    static Fault fault(SQLException e, Predicate<SQLException> isTransient, Predicate<SQLException> isDuplicate) {
        List<SQLException> chain = chain(e);
        if (chain.stream().anyMatch(one -> standardTransient(one) || isTransient.test(one))) {
            return Fault.TRANSIENT;
        }
        return chain.stream().anyMatch(isDuplicate) ? Fault.DUPLICATE : Fault.PERMANENT;
    }

    /**
     * The same fault as one of ours: what was tried, then what the database says of it. Drivers quote whole rows in their
     * words (a batch, a key that is there twice, a value too long), so words are taken only from faults of the server
     * itself, and the driver's own exception is not handed on as the cause: a {@link Quiet} copy is.
     */
    static ScccException wrap(Fault fault, String what, SQLException e) {
        Quiet quiet = Quiet.of(chain(e));
        String message = what + ": " + quiet.getMessage();
        return fault == Fault.TRANSIENT
                ? new TransientException(message, null, quiet)
                : new PermanentException(message, quiet);
    }

    /** A fault of a database without the rows it is about. */
    static final class Quiet extends SQLException {

        /** Connection, login, database, schema, table, resources, other transactions, an operator's or the system's doing. */
        private static final Set<String> OF_THE_SERVER =
                Set.of("08", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58");

        private Quiet(String message, SQLException e) {
            super(message, e.getSQLState(), e.getErrorCode());
            setStackTrace(e.getStackTrace());
        }

        /** Of the first link that is more than "a batch failed". */
        static Quiet of(List<SQLException> chain) {
            SQLException e = chain.stream()
                    .filter(one -> !(one instanceof BatchUpdateException))
                    .findFirst()
                    .orElse(chain.get(0));
            String kind = e.getClass().getSimpleName();
            if (state(e).isEmpty() && !(e instanceof BatchUpdateException)) {
                return new Quiet(firstLine(e.getMessage()), e); // SQLite: names tables and files, never values
            }
            String about = kind + ", SQL state " + state(e) + ", error " + e.getErrorCode();
            return new Quiet(tells(e) ? firstLine(e.getMessage()) + " (" + about + ")" : about, e);
        }

        private static boolean tells(SQLException e) {
            String state = state(e);
            return !(e instanceof BatchUpdateException)
                    && state.length() >= 2
                    && OF_THE_SERVER.contains(state.substring(0, 2));
        }
    }

    static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }

    private static boolean standardTransient(SQLException e) {
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException
                || state(e).startsWith("08")
                || state(e).startsWith("40");
    }

    private static List<SQLException> chain(SQLException e) {
        List<SQLException> chain = new ArrayList<>();
        for (SQLException at = e; at != null && chain.size() < 100; at = at.getNextException()) {
            chain.add(at);
            if (at.getCause() instanceof SQLException cause) {
                chain.add(cause);
            }
        }
        return chain;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no message" : message.lines().findFirst().orElse("no message");
    }
}
