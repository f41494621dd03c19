package io.sccc.examples.store;

import io.sccc.metrics.MetricRow;
import io.sccc.metrics.export.MetricTable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A database that numbers are written to, as a command is told it: an SQLite file, a JDBC address. Never shows a password. */
public final class TablePlace {

    private final JdbcAddress address;

    private TablePlace(JdbcAddress address) {
        this.address = address;
    }

    /**
     * The place that these words name.
     *
     * @throws IllegalArgumentException when they name none
     */
    public static TablePlace of(String words) {
        String place = words.strip();
        if (place.isEmpty()) {
            throw new IllegalArgumentException("--table is empty. Maybe --table metrics.db?");
        }
        return new TablePlace(new JdbcAddress(place.startsWith("jdbc:") ? place : "jdbc:sqlite:" + place));
    }

    /**
     * Writes all rows of a stretch of time that is over; makes the table and its views if they are not there.
     *
     * @throws IOException what the database says, without the password
     */
    public MetricTable.Written write(List<MetricRow> rows) throws IOException {
        try (DriverDataSource database = new DriverDataSource(address)) {
            MetricTable table = MetricTable.in(database);
            table.create();
            return table.writeWhole(rows, Instant.MAX);
        } catch (SQLException e) {
            throw new IOException(
                    "the table in %s was not written: %s. What was complete of it is kept; again completes it"
                            .formatted(this, address.mask(String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
