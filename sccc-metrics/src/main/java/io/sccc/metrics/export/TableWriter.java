package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import io.sccc.metrics.export.MetricTable.Written;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes lines to the table through one connection. */
final class TableWriter {

    /** Values asked for at once. */
    private static final int ASKED = 100;

    private static final int ATTEMPTS = 5;

    /** Writers of the same lines lock them in one order. */
    private static final Comparator<TableLine> ORDER = Comparator.comparing(
                    (TableLine line) -> line.series().metric())
            .thenComparing(line -> line.series().dimension())
            .thenComparing(TableLine::value)
            .thenComparing(line -> line.series().windowStart())
            .thenComparing(line -> line.series().windowMillis());

    private final Connection connection;
    private final TableDialect dialect;
    private final String table;
    private final Instant watermark;

    TableWriter(Connection connection, TableDialect dialect, String table, Instant watermark) {
        this.connection = connection;
        this.dialect = dialect;
        this.table = table;
        this.watermark = watermark;
    }

    /** Writes all of them in one transaction; again if another writer was in its way. */
    Written write(List<TableLine> lines) throws SQLException {
        if (lines.isEmpty()) {
            return new Written(0, 0, 0, 0);
        }
        List<TableLine> sorted = new ArrayList<>(lines);
        sorted.sort(ORDER);
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                try {
                    return attempt(sorted);
                } catch (SQLException e) {
                    if (!inTheWay(e)) {
                        throw e;
                    }
                }
            }
            return attempt(sorted);
        } finally {
            restore(auto);
        }
    }

    private Written attempt(List<TableLine> lines) throws SQLException {
        try {
            dialect.lock(connection, table);
            Written written = upsert(lines, known(lines));
            connection.commit();
            return written;
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    private boolean inTheWay(SQLException e) {
        for (Throwable each : e) {
            if (each instanceof SQLException one && dialect.inTheWay(one)) {
                return true;
            }
        }
        return false;
    }

    private void undo(Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** For the pool the connection goes back to; one that is gone goes nowhere. */
    private void restore(boolean auto) throws SQLException {
        if (auto && !connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }

    private Written upsert(List<TableLine> lines, Map<List<Object>, TableRevision> known) throws SQLException {
        int added = 0;
        int revised = 0;
        int replaced = 0;
        try (PreparedStatement upsert = connection.prepareStatement(
                dialect.sql(dialect.upsert(table, TableSchema.COLUMNS, TableSchema.KEYS)))) {
            for (TableLine line : lines) {
                List<Object> key = key(line.series(), line.value());
                TableRevision last = known.get(key);
                TableRevision next = TableRevision.after(last, line, line.open(watermark));
                if (next.equals(last)) {
                    continue;
                }
                if (last == null) {
                    added++;
                } else if (next.number() > last.number()) {
                    revised++;
                } else {
                    replaced++;
                }
                bind(upsert, line, next.number());
                upsert.addBatch();
                known.put(key, next);
            }
            if (added + revised + replaced > 0) {
                upsert.executeBatch();
            }
        }
        return new Written(added, revised, replaced, lines.size() - added - revised - replaced);
    }

    private void bind(PreparedStatement upsert, TableLine line, int revision) throws SQLException {
        MetricRow row = line.row();
        int at = 0;
        dialect.time(upsert, ++at, line.series().windowStart());
        upsert.setLong(++at, line.series().windowMillis());
        upsert.setString(++at, line.series().dimension());
        upsert.setString(++at, line.value());
        upsert.setString(++at, line.series().metric());
        upsert.setLong(++at, row.count());
        for (Double measure : Columns.measures(row)) {
            number(upsert, ++at, TableLine.number(measure));
        }
        upsert.setBoolean(++at, row.complete());
        upsert.setInt(++at, revision);
        upsert.setBytes(++at, row.sketch());
        upsert.setString(++at, line.valueText());
        upsert.setLong(++at, line.content());
    }

    private static void number(PreparedStatement statement, int at, @Nullable Double number) throws SQLException {
        if (number == null) {
            statement.setNull(at, Types.DOUBLE);
        } else {
            statement.setDouble(at, number);
        }
    }

    /** The last revisions the table holds of these lines. */
    private Map<List<Object>, TableRevision> known(List<TableLine> lines) throws SQLException {
        Map<TableLine.Series, Set<String>> wanted = new LinkedHashMap<>();
        lines.forEach(line -> wanted.computeIfAbsent(line.series(), key -> new LinkedHashSet<>())
                .add(line.value()));
        Map<List<Object>, TableRevision> known = new HashMap<>();
        String sql = "select value, revision, is_final, content from " + table
                + " where metric = ? and dimension = ? and window_start = ? and window_ms = ? and value in ("
                + "?, ".repeat(ASKED - 1) + "?)";
        try (PreparedStatement query = connection.prepareStatement(dialect.sql(sql))) {
            for (Map.Entry<TableLine.Series, Set<String>> series : wanted.entrySet()) {
                List<String> values = new ArrayList<>(series.getValue());
                for (int from = 0; from < values.size(); from += ASKED) {
                    ask(query, series.getKey(), values.subList(from, Math.min(values.size(), from + ASKED)), known);
                }
            }
        }
        return known;
    }

    /** Lines the table holds of these series that are not among these lines: as lines of which nothing is left. */
    List<TableLine> gone(List<TableLine> lines) throws SQLException {
        Map<TableLine.Series, TableLine> series = new LinkedHashMap<>();
        Set<List<Object>> there = new HashSet<>();
        for (TableLine line : lines) {
            series.putIfAbsent(line.series(), line);
            there.add(key(line.series(), line.value()));
        }
        List<TableLine> gone = new ArrayList<>();
        String sql = "select distinct value, value_text from " + table
                + " where metric = ? and dimension = ? and window_start = ? and window_ms = ?";
        try (PreparedStatement query = connection.prepareStatement(dialect.sql(sql))) {
            for (TableLine line : series.values()) {
                bind(query, line.series());
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        String value = found.getString(1);
                        if (there.add(key(line.series(), value))) {
                            gone.add(TableLine.gone(line, value, found.getString(2)));
                        }
                    }
                }
            }
        }
        return gone;
    }

    private void bind(PreparedStatement query, TableLine.Series series) throws SQLException {
        query.setString(1, series.metric());
        query.setString(2, series.dimension());
        dialect.time(query, 3, series.windowStart());
        query.setLong(4, series.windowMillis());
    }

    private void ask(
            PreparedStatement query,
            TableLine.Series series,
            List<String> values,
            Map<List<Object>, TableRevision> known)
            throws SQLException {
        bind(query, series);
        for (int i = 0; i < ASKED; i++) {
            query.setString(5 + i, values.get(Math.min(i, values.size() - 1)));
        }
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                known.merge(
                        key(series, found.getString(1)),
                        new TableRevision(found.getInt(2), found.getBoolean(3), found.getLong(4)),
                        TableRevision::later);
            }
        }
    }

    private static List<Object> key(TableLine.Series series, String value) {
        return List.of(series, value);
    }
}
