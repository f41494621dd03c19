package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The long fact table {@code sccc_metric} of a database, and views of it: SQLite, PostgreSQL, MySQL, MariaDB or H2, told
 * apart by what the driver says. The columns are those of {@link MetricCsv}; the key is metric, dimension, value, window
 * start, window length and revision. Two more: {@code value_text} holds the whole value where it is too long for a key,
 * {@code content} tells writers what changed.
 *
 * <p>A line that is written again as it was changes nothing. One that differs, because samples came late, becomes another
 * revision and the earlier one stays readable: its number is the row's own where that is greater, else the next one. While
 * a line's window is not over it is replaced instead, or a day that is written every minute would leave 1,440 lines; so are
 * totals. A row that is not complete never follows one that was. The view {@code sccc_metric_latest} shows the last
 * revision of each line, with whole values.
 *
 * <p>Holds no connection between calls. Any thread may call; one writer at a time should write a window's lines, since of
 * two that write different numbers at the same moment the last one wins.
 */
public final class MetricTable {

    /** Rows a transaction. */
    private static final int BATCH = 500;

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,29}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    private final DataSource database;
    private final String prefix;

    private MetricTable(DataSource database, String prefix) {
        this.database = database;
        this.prefix = prefix;
    }

    /** The table {@code sccc_metric} and views that begin with {@code sccc_}; touches nothing yet. */
    public static MetricTable in(DataSource database) {
        return new MetricTable(database, "sccc_");
    }

    /**
     * The same with other names, such as one set for each tenant.
     *
     * @param prefix lower-case letters, digits and underscores, at most 30, instead of {@code sccc_}
     * @throws IllegalArgumentException when it is not
     */
    public MetricTable prefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "the prefix (%s) is not at most 30 lower-case letters, digits and underscores. Maybe sccc_?"
                            .formatted(prefix));
        }
        return new MetricTable(database, prefix);
    }

    /**
     * Makes the table and its views where they are missing: {@code sccc_metric_latest}, {@code sccc_volume_hourly}, {@code
     * sccc_volume_daily}, {@code sccc_sums_daily}, {@code sccc_uniques_daily}, {@code sccc_quantiles_daily}.
     *
     * @throws SQLException what the database says; {@link java.sql.SQLFeatureNotSupportedException} when it is of another
     *     kind than those named
     */
    public void create() throws SQLException {
        try (Connection connection = database.getConnection()) {
            run(connection, TableSchema.of(TableDialect.of(connection), prefix).statements());
        }
    }

    /**
     * Makes a view with one line for each window and dimension value and columns {@code <metric>_count}, {@code _sum},
     * {@code _p50}, {@code _p95}, {@code _uniques} for each metric. One that is there is kept on SQLite, elsewhere replaced
     * if the columns allow it.
     *
     * @param name what the view is called after the prefix: lower-case letters, digits and underscores, at most 30
     * @param window a length of windows; a day or week of a clock change is one, too
     * @param metrics as declared; their names must be fit for columns
     * @throws IllegalArgumentException naming every name that is not fit
     * @throws SQLException what the database says
     */
    public void wideView(String name, Duration window, List<String> metrics) throws SQLException {
        List<String> names = new ArrayList<>(metrics);
        names.add(name);
        names.removeIf(one -> NAME.matcher(one).matches());
        if (!names.isEmpty() || metrics.isEmpty()) {
            throw new IllegalArgumentException(
                    "these names are not at most 30 lower-case letters, digits and underscores: %s, or no metric is named. Maybe rename them?"
                            .formatted(names));
        }
        try (Connection connection = database.getConnection()) {
            TableSchema schema = TableSchema.of(TableDialect.of(connection), prefix);
            run(connection, List.of(schema.wide(name, window, metrics)));
        }
    }

    /**
     * Writes rows, 500 a transaction. After a fault what was committed is there and the rest is not: writing all of them
     * again completes it and changes nothing else.
     *
     * @param watermark windows that end after it are not over; {@link Instant#MAX} when all are
     * @return what became of the rows
     * @throws SQLException what the database says; nothing of the transaction it happened in is kept
     */
    public Written write(Iterable<MetricRow> rows, Instant watermark) throws SQLException {
        List<TableLine> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(TableLine.of(row)));
        try (Connection connection = database.getConnection()) {
            return write(lines, writer(connection, watermark));
        }
    }

    /**
     * Writes rows as {@link #write} does, when they are all there is: of each metric, dimension and window that has a row
     * among them, lines the table holds of other values become zero. For samples that were taken back, which leave no row.
     *
     * @param watermark windows that end after it are not over; {@link Instant#MAX} when all are
     * @return what became of the rows, and of the lines that became zero
     * @throws SQLException what the database says; nothing of the transaction it happened in is kept
     */
    public Written writeWhole(Iterable<MetricRow> rows, Instant watermark) throws SQLException {
        List<TableLine> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(TableLine.of(row)));
        try (Connection connection = database.getConnection()) {
            TableWriter writer = writer(connection, watermark);
            lines.addAll(writer.gone(lines));
            return write(lines, writer);
        }
    }

    private TableWriter writer(Connection connection, Instant watermark) throws SQLException {
        return new TableWriter(connection, TableDialect.of(connection), prefix + "metric", watermark);
    }

    private static Written write(List<TableLine> lines, TableWriter writer) throws SQLException {
        Written written = new Written(0, 0, 0, 0);
        for (int from = 0; from < lines.size(); from += BATCH) {
            written = written.plus(writer.write(lines.subList(from, Math.min(lines.size(), from + BATCH))));
        }
        return written;
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /**
     * What became of rows that were written.
     *
     * @param added lines that were not there
     * @param revised later revisions of lines whose window was over
     * @param replaced lines of windows that are not over, and totals
     * @param unchanged rows the table knew
     */
    public record Written(int added, int revised, int replaced, int unchanged) {

        Written plus(Written other) {
            return new Written(
                    added + other.added,
                    revised + other.revised,
                    replaced + other.replaced,
                    unchanged + other.unchanged);
        }
    }
}
