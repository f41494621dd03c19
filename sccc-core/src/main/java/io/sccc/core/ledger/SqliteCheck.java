package io.sccc.core.ledger;

import io.sccc.core.error.PermanentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an SQLite file before anything writes to it, through the driver and never through a file stream: closing one
 * would give up the locks of other connections of this process. A damaged file is left byte for byte as it is.
 */
final class SqliteCheck {

    private static final String READ_ONLY = "1";
    // a shorter one is empty in SQLite's eyes and would be written over
    private static final int SMALLEST = 512;

    private final Path file;

    SqliteCheck(Path file) {
        this.file = file;
    }

    /** The bytes to look through: the file and what a killed process left beside it. */
    long size() throws IOException {
        return size(file) + size(beside("-wal"));
    }

    /**
     * Refuses a file that is no SQLite file or whose structure is broken.
     *
     * @throws PermanentException SCCC-5114
     * @throws io.sccc.core.error.TransientException when the file cannot be read now
     */
    void run() throws IOException {
        boolean log = size(beside("-wal")) > 0;
        if (size(file) == 0) {
            if (log) {
                throw damaged("the file is empty or gone, but its -wal is there", null);
            }
            return;
        }
        if (size(file) < SMALLEST) {
            throw damaged("it has only " + size(file) + " bytes", null);
        }
        if (log && WalCheck.losesCommits(beside("-wal"))) {
            throw damaged(
                    "its -wal is damaged before its end, and what was stored after that place would be lost", null);
        }
        Properties readOnly = new Properties();
        readOnly.setProperty("open_mode", READ_ONLY);
        // immutable: SQLite makes no files of its own, but would not look at the -wal either
        String url = "jdbc:sqlite:" + file.toUri() + (log ? "?mode=ro" : "?immutable=1");
        try (Connection connection = DriverManager.getConnection(url, readOnly)) {
            List<String> said = Sql.rows(connection, "pragma quick_check(5)").stream()
                    .map(row -> row.get(0))
                    .toList();
            if (!said.equals(List.of("ok"))) {
                throw damaged(String.join("; ", said), null);
            }
            // a last page cut short is filled up with zeros without a word; a log may still hold the whole of it
            if (!log && size(file) % Long.parseLong(Sql.value(connection, "pragma page_size")) != 0) {
                throw damaged("its last page is cut short", null);
            }
        } catch (SQLException e) {
            if (new SqliteDialect().fault(e) == Fault.TRANSIENT) {
                throw Sql.wrap(Fault.TRANSIENT, "SCCC-5115 the ledger " + file + " cannot be read now", e);
            }
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    /** The refusal of a damaged file, with the words of SQLite. */
    PermanentException damaged(String said, @Nullable SQLException cause) {
        return new PermanentException(
                "SCCC-5114 the ledger " + file + " is damaged or no SQLite file; it was not opened and is untouched."
                        + " quick_check said: " + said.replace("\n", " ") + ". Move it and its -wal aside together,"
                        + " restore both from the last backup, and start again",
                cause);
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
