package io.sccc.core.ledger;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.ScccException;
import io.sccc.core.error.TransientException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A ledger's own SQLite file: looked at before it is used, held by one process, readable by its owner alone. Gives plain
 * prepared connections, no pool; close them all before the file.
 */
final class SqliteFile implements DataSource, AutoCloseable {

    /** Up to this size the file is looked through at every start; above it only when the last one did not end well. */
    static final long ALWAYS_CHECKED_BYTES = 1L << 30;

    private static final String PREFIX = "jdbc:sqlite:";

    private final Path file;
    private final LockFile lock;
    private final Dialect dialect = new SqliteDialect();
    private final AtomicBoolean closed = new AtomicBoolean();

    private SqliteFile(Path file, LockFile lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Opens a file, or makes an empty one in a folder that is there.
     *
     * @throws PermanentException SCCC-5111 the driver is missing, SCCC-5112 another has it, SCCC-5113 the place will not
     *     do, SCCC-5114 it is damaged
     * @throws TransientException SCCC-5115 when the disk is full or cannot be read now
     */
    static SqliteFile open(Path file) {
        return open(file, ALWAYS_CHECKED_BYTES);
    }

    static SqliteFile open(Path file, long alwaysChecked) {
        requireDriver(PREFIX, "org.sqlite.JDBC");
        Path place = place(file);
        try {
            LockFile lock = LockFile.of(place);
            try {
                SqliteCheck check = new SqliteCheck(place);
                if (!lock.wasClosed() || check.size() <= alwaysChecked) {
                    check.run();
                }
                Private.make(place);
                lock.use();
                SqliteFile opened = new SqliteFile(place, lock);
                opened.tryWriting(check);
                return opened;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unusable(place, e);
        }
    }

    /** A file whose header forbids writing passes every check that only reads. */
    private void tryWriting(SqliteCheck check) throws IOException {
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        try (Connection connection = getConnection()) {
            dialect.begin(connection);
            dialect.rollback(connection);
        } catch (SQLException e) {
            if (dialect.fault(e) == Fault.TRANSIENT) {
                throw Sql.wrap(Fault.TRANSIENT, "SCCC-5115 the ledger " + file + " cannot be written now", e);
            }
            throw check.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    /** Size of the file and its log. */
    long bytes() {
        return file.toFile().length()
                + file.resolveSibling(file.getFileName() + "-wal").toFile().length();
    }

    /** Free space where it lies. */
    long free() {
        return file.toFile().getUsableSpace();
    }

    /** Refuses to go on without a driver, in words; {@code DriverManager} would only say "no suitable driver". */
    static void requireDriver(String url, String driver) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException notRegistered) {
            try {
                Class.forName(driver);
            } catch (ClassNotFoundException e) {
                throw new PermanentException(
                        "SCCC-5111 the SQLite driver is not on the class path, so the ledger's file cannot be opened."
                                + " Add the dependency org.xerial:sqlite-jdbc, 3.51.3.0 or newer",
                        e);
            }
        }
    }

    /** Where the file really is: two names of one file are one ledger. */
    private static Path place(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        @Nullable Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new PermanentException("SCCC-5113 the ledger " + absolute + " is a folder: name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new PermanentException("SCCC-5113 the folder " + folder + " of the ledger " + absolute.getFileName()
                    + " does not exist: make it first, or name another");
        }
        try {
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw unusable(absolute, e);
        }
    }

    private static ScccException unusable(Path file, IOException e) {
        String said = e.getClass().getSimpleName() + ", " + e.getMessage();
        String lower = said.toLowerCase(Locale.ROOT);
        return lower.contains("no space left") || lower.contains("quota exceeded") || lower.contains("not enough space")
                ? new TransientException("SCCC-5115 no room on the disk of the ledger " + file + ": " + said, null, e)
                : new PermanentException(
                        "SCCC-5113 the ledger " + file + " cannot be used; it was not opened: " + said
                                + ". Give this process the right to read and write it and its folder",
                        e);
    }

    /** A prepared connection; each call a new one. */
    @Override
    public Connection getConnection() throws SQLException {
        if (closed.get()) {
            throw new SQLException("the ledger " + file + " is closed", "08003");
        }
        Connection connection = DriverManager.getConnection(PREFIX + file.toUri());
        try {
            dialect.prepare(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** Gives the file up; the next start knows that this one ended well. All connections are closed by now. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                lock.closeClean();
            } catch (IOException e) {
                throw unusable(file, e);
            }
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("the driver's log");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("a login timeout: there is no login");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver's log");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("not a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
