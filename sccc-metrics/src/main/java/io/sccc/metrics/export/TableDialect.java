package io.sccc.metrics.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What differs between databases.
 *
 * <p>Why times are bound as date-times and never as {@code java.sql.Timestamp}: that one goes through the time zone of the
 * process, and twice a year through an hour that is there twice.
 */
enum TableDialect {
    SQLITE("text", "text", "text", "integer", "blob") {
        @Override
        void time(PreparedStatement statement, int at, Instant instant) throws SQLException {
            statement.setString(at, Columns.time(instant));
        }

        /** Who begins by reading and then finds another writing is sent away at once; who begins by writing waits. */
        @Override
        void lock(Connection connection, String table) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("delete from " + table + " where 1 = 0");
            }
        }

        /** It waits for another as long as the connection's busy timeout says, and tells so without a state. */
        @Override
        boolean inTheWay(SQLException e) {
            return e.getErrorCode() == BUSY || super.inTheWay(e);
        }

        @Override
        String view(String name) {
            return "create view if not exists " + name;
        }
    },
    /** Compared byte by byte: a language's order may hold different texts for equal. */
    POSTGRESQL("varchar(%d) collate \"C\"", "text", "timestamp(3) with time zone", "boolean", "bytea") {
        @Override
        void time(PreparedStatement statement, int at, Instant instant) throws SQLException {
            statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
        }
    },
    /** And MariaDB. Times are UTC without saying so: {@code timestamp} ends in 2038. */
    MYSQL("varchar(%d)", "longtext", "datetime(3)", "boolean", "longblob") {
        @Override
        void time(PreparedStatement statement, int at, Instant instant) throws SQLException {
            statement.setObject(at, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }

        @Override
        String tableOptions() {
            return " engine = InnoDB default character set utf8mb4 collate utf8mb4_bin";
        }

        /** With the mode IGNORE_SPACE its functions' names must be quoted. */
        @Override
        String sql(String text) {
            return WORDS.matcher(text).replaceAll("`$0`");
        }

        @Override
        String upsert(String table, List<String> columns, List<String> keys) {
            return insert(table, columns) + " on duplicate key update "
                    + assignments(columns, keys, "%1$s = values(%1$s)");
        }
    },
    /** Its word VALUE must be quoted, and quoted names are upper case like those that are not. */
    H2("varchar(%d)", "varchar(1048576)", "timestamp(3) with time zone", "boolean", "varbinary(1048576)") {
        @Override
        void time(PreparedStatement statement, int at, Instant instant) throws SQLException {
            statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
        }

        @Override
        String sql(String text) {
            return WORDS.matcher(text).replaceAll(word -> word.group().equals("value") ? "\"VALUE\"" : word.group());
        }

        /** It waits two seconds for another, unless told. */
        @Override
        boolean inTheWay(SQLException e) {
            return "HYT00".equals(e.getSQLState()) || super.inTheWay(e);
        }

        @Override
        String upsert(String table, List<String> columns, List<String> keys) {
            return insert(table, columns)
                    .replaceFirst("^insert", "merge")
                    .replaceFirst(" values ", " key (" + String.join(", ", keys) + ") values ");
        }
    };

    /** SQLite's code of a lock that another holds. */
    private static final int BUSY = 5;

    /** Columns whose names are words of some dialect; not in texts, where one is a metric's name. */
    private static final Pattern WORDS = Pattern.compile("(?<!')\\b(?:count|sum|value)\\b(?!')");

    private final String text;
    private final String longText;
    private final String time;
    private final String flag;
    private final String bytes;

    TableDialect(String text, String longText, String time, String flag, String bytes) {
        this.text = text;
        this.longText = longText;
        this.time = time;
        this.flag = flag;
        this.bytes = bytes;
    }

    /**
     * The dialect a connection speaks.
     *
     * @throws SQLFeatureNotSupportedException when there is none
     */
    static TableDialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "sqlite" -> SQLITE;
            case "postgresql" -> POSTGRESQL;
            case "mysql", "mariadb" -> MYSQL;
            case "h2" -> H2;
            default ->
                throw new SQLFeatureNotSupportedException(
                        "the database (" + product
                                + ") is not one metrics can be written to. Maybe use SQLite, PostgreSQL, MySQL, MariaDB or H2?");
        };
    }

    /** Binds a time in UTC, in whole milliseconds. */
    abstract void time(PreparedStatement statement, int at, Instant instant) throws SQLException;

    /** At the beginning of a transaction that will write. */
    void lock(Connection connection, String table) throws SQLException {
        // rows lock themselves
    }

    /** Was a transaction rolled back for another's sake, or another first with a key? */
    boolean inTheWay(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("40") || state.startsWith("23"));
    }

    /** The type of a short text; {@link #longText} of one without a bound. */
    String text(int most) {
        return text.formatted(most);
    }

    String longText() {
        return longText;
    }

    String time() {
        return time;
    }

    String flag() {
        return flag;
    }

    String bytes() {
        return bytes;
    }

    /** A statement with the columns whose names are words of the dialect quoted. */
    String sql(String text) {
        return text;
    }

    /** How the making of a view begins that may be there already. */
    String view(String name) {
        return "create or replace view " + name;
    }

    /** What follows the columns of a table. */
    String tableOptions() {
        return "";
    }

    /** An insert that replaces what is there under the key. */
    String upsert(String table, List<String> columns, List<String> keys) {
        return insert(table, columns) + " on conflict (" + String.join(", ", keys) + ") do update set "
                + assignments(columns, keys, "%1$s = excluded.%1$s");
    }

    String insert(String table, List<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + "?, ".repeat(columns.size() - 1) + "?)";
    }

    String assignments(List<String> columns, List<String> keys, String form) {
        return columns.stream()
                .filter(column -> !keys.contains(column))
                .map(column -> form.formatted(column))
                .collect(Collectors.joining(", "));
    }
}
