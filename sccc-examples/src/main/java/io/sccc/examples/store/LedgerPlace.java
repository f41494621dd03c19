package io.sccc.examples.store;

import io.sccc.core.error.ScccException;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.ledger.SchemaMode;
import io.sccc.core.spi.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a ledger is, as a command is told it: {@code memory}, a file, a JDBC address. Never shows a password. */
public abstract sealed class LedgerPlace {

    private static final Pattern ADDRESS = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]+://.*");
    private static final String SQLITE = "jdbc:sqlite:";

    private LedgerPlace() {}

    /** The process's memory: begun anew each time it is opened, and gone with the process. */
    public static LedgerPlace memory() {
        return new InMemory();
    }

    /**
     * The place that these words name.
     *
     * @throws IllegalArgumentException when they name none, with a near miss
     */
    public static LedgerPlace of(String words) {
        String place = words.strip();
        if (place.equals("memory")) {
            return memory();
        }
        if (place.toLowerCase(Locale.ROOT).startsWith(SQLITE)) {
            return ofSqlite(place.substring(SQLITE.length()));
        }
        if (place.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            return new InDatabase(new JdbcAddress(place));
        }
        if (ADDRESS.matcher(place).matches()) {
            JdbcAddress address = new JdbcAddress(place);
            String meant =
                    address.toString().replaceFirst("^postgres:", "postgresql:").replaceFirst("^mysql:", "mariadb:");
            throw new IllegalArgumentException(
                    "--ledger (%s) is neither a file nor a JDBC address. Maybe you meant jdbc:%s"
                            .formatted(address, meant));
        }
        return inFile(place);
    }

    private static LedgerPlace ofSqlite(String file) {
        if (file.isEmpty() || file.startsWith(":") || file.startsWith("file:") || file.contains("?")) {
            throw new IllegalArgumentException("--ledger (" + SQLITE + file
                    + "): a ledger in SQLite is told by its file alone. Maybe --ledger center.db, or --ledger memory?");
        }
        return inFile(file);
    }

    private static LedgerPlace inFile(String file) {
        try {
            if (!file.isEmpty()) {
                return new InFile(Path.of(file));
            }
        } catch (InvalidPathException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "--ledger is empty or no file name. Maybe --ledger center.db, or --ledger memory?");
    }

    /** Does it outlive the process? */
    public abstract boolean durable();

    /** Opens it, making or bringing forward its tables. */
    public final Ledger open() throws IOException {
        return open(SchemaMode.MIGRATE);
    }

    /** Opens what was kept before, changing nothing of its tables. */
    public final JdbcLedger openKept() throws IOException {
        requireKept();
        return (JdbcLedger) open(SchemaMode.VALIDATE); // what outlives a process is one
    }

    /**
     * Refuses a place where nothing can have been kept.
     *
     * @throws IllegalArgumentException saying why
     */
    public abstract void requireKept();

    abstract Ledger open(SchemaMode mode) throws IOException;

    /** The file of the pseudonyms' key: beside a ledger's file, since it must live as long; else in the output folder. */
    public Path maskKey(Path folder) {
        return folder.resolve("mask.key");
    }

    private static final class InMemory extends LedgerPlace {

        @Override
        public boolean durable() {
            return false;
        }

        @Override
        public void requireKept() {
            throw new IllegalArgumentException(
                    "--ledger memory: nothing is kept in memory between commands. Name the file or address of a run");
        }

        @Override
        Ledger open(SchemaMode mode) {
            return new InMemoryLedger();
        }

        @Override
        public String toString() {
            return "memory";
        }
    }

    private static final class InFile extends LedgerPlace {

        private final Path file;

        InFile(Path file) {
            this.file = file;
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public void requireKept() {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException(
                        "--ledger (%s) is no file; nothing was done. Maybe the path is wrong?".formatted(file));
            }
        }

        @Override
        Ledger open(SchemaMode mode) {
            return JdbcLedger.builder(file).mode(mode).build();
        }

        @Override
        public Path maskKey(Path folder) {
            return file.resolveSibling(file.getFileName() + ".mask.key");
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    private static final class InDatabase extends LedgerPlace {

        /** Short: after a kill the next run waits this long for what the dead one had leased. */
        private static final Duration LEASE = Duration.ofSeconds(10);

        private final JdbcAddress address;

        InDatabase(JdbcAddress address) {
            this.address = address;
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public void requireKept() {
            // the schema tells
        }

        @Override
        Ledger open(SchemaMode mode) throws IOException {
            DriverDataSource database = new DriverDataSource(address);
            greet(database);
            try {
                return JdbcLedger.builder(database).mode(mode).lease(LEASE).build();
            } catch (ScccException e) {
                throw new IOException("the ledger " + this + " cannot be used: " + words(e));
            }
        }

        /** Why, without the password, and with the database's own words where ours lack them. */
        private String words(ScccException e) {
            String ours = String.valueOf(e.getMessage());
            String theirs = e.getCause() instanceof SQLException cause ? String.valueOf(cause.getMessage()) : "";
            return address.mask(ours.contains(theirs) ? ours : ours + ": " + theirs);
        }

        private void greet(DriverDataSource database) throws IOException {
            if (DriverManager.drivers().noneMatch(this::speaks)) {
                throw new IOException(
                        ("the ledger %s cannot be reached; nothing was done: there is no driver for jdbc:%s"
                                        + " here, but for sqlite, postgresql, mariadb and h2. %s")
                                .formatted(this, address.kind(), nearMiss()));
            }
            try (Connection connection = database.getConnection()) {
                connection.getMetaData();
            } catch (SQLException e) {
                throw new IOException(
                        "the ledger %s cannot be reached; nothing was done: %s. %s".formatted(this, said(e), cure(e)));
            }
        }

        private boolean speaks(Driver driver) {
            try {
                return driver.acceptsURL(address.url());
            } catch (SQLException e) {
                return false;
            }
        }

        private String nearMiss() {
            return switch (address.kind()) {
                case "mysql" -> "MySQL servers too are reached with jdbc:mariadb://HOST/DATABASE";
                case "postgres" -> "Maybe you meant jdbc:postgresql://HOST/DATABASE";
                default ->
                    "Another one's jar goes on the class path: java -cp sccc.jar:DRIVER.jar io.sccc.examples.cli.Sccc";
            };
        }

        private String said(SQLException e) {
            String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no answer");
            return address.mask(line.replaceAll("\\.+$", ""));
        }

        private String cure(SQLException e) {
            boolean login = e.getSQLState() != null && e.getSQLState().startsWith("28");
            return login
                    ? "Check user and password: jdbc:%s://HOST/DATABASE?user=U&password=P".formatted(address.kind())
                    : "Check host, port and database, and that the server runs";
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }
}
