package io.sccc.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sccc.core.error.PermanentException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class DialectTest {

    private static final LedgerNames NAMES = LedgerNames.DEFAULT;

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void of_database_isRecognizedAndAccepted(Databases kind) throws SQLException {
        try (Connection connection = kind.open().connect()) {
            Dialect dialect = Dialect.of(connection);
            dialect.prepare(connection);
            dialect.prepare(connection);
            dialect.check(connection, NAMES);

            assertThat(dialect.name())
                    .isEqualTo(kind == Databases.MARIADB ? "mysql" : kind.name().toLowerCase());
            assertThat(dialect.describe(connection)).isNotBlank();
        }
    }

    @Test
    void of_unknownProduct_isRefusedWithTheKnownOnes() throws SQLException {
        Connection oracle = Mockito.mock();
        DatabaseMetaData data = Mockito.mock();
        Mockito.when(oracle.getMetaData()).thenReturn(data);
        Mockito.when(data.getDatabaseProductName()).thenReturn("Oracle");

        assertThatThrownBy(() -> Dialect.of(oracle))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("SCCC-5101")
                .hasMessageContaining("(Oracle)")
                .hasMessageContainingAll("SQLite", "PostgreSQL", "MySQL", "MariaDB", "H2");
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void begin_commitAndRollback_keepAndForget(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        try (Connection connection = open.connect()) {
            Dialect dialect = prepared(connection);

            dialect.begin(connection);
            insert(connection, dialect.insertIgnore("t", List.of("k"), List.of("v", "n")), "kept", "a", 1);
            dialect.commit(connection);
            dialect.begin(connection);
            insert(connection, dialect.insertIgnore("t", List.of("k"), List.of("v", "n")), "forgotten", "a", 1);
            dialect.rollback(connection);

            assertThat(Sql.rows(connection, "select k from t")).containsExactly(List.of("kept"));
            try (Connection other = open.connect()) {
                assertThat(Sql.rows(other, "select k from t")).containsExactly(List.of("kept"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void insertIgnoreAndUpsert_inBatches_keepAndReplace(Databases kind) throws SQLException {
        try (Connection connection = kind.open().connect()) {
            Dialect dialect = prepared(connection);
            dialect.begin(connection);
            String ignore = dialect.insertIgnore("t", List.of("k"), List.of("v", "n"));
            String upsert = dialect.upsert("t", List.of("k"), List.of("v", "n"));
            String text = "ñandú 😀 ".repeat(200_000);
            insert(connection, ignore, "one", "first", 1, "one", "second", 2, "two", null, 1);
            insert(connection, upsert, "two", text, 2, "three", "x", 3, "three", "y", 4);
            insert(connection, dialect.insertIgnore("u", List.of("k"), List.of()), "a", "a");
            insert(connection, dialect.upsert("u", List.of("k"), List.of()), "a", "b");
            dialect.commit(connection);

            assertThat(Sql.rows(connection, "select k, v, n from t order by k"))
                    .containsExactly(
                            List.of("one", "first", "1"), List.of("three", "y", "4"), List.of("two", text, "2"));
            assertThat(Sql.rows(connection, "select k from u order by k")).containsExactly(List.of("a"), List.of("b"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void nowMillis_isTheTimeNow(Databases kind) throws SQLException {
        try (Connection connection = kind.open().connect()) {
            Dialect dialect = prepared(connection);
            insert(connection, dialect.insertIgnore("t", List.of("k"), List.of("v", "n")), "a", "a", 1);
            long now = Long.parseLong(Sql.value(connection, "select " + dialect.nowMillis() + " from t"));
            assertThat(now)
                    .isBetween(
                            System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(1),
                            System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(1));
            Sql.run(connection, "update t set n = " + dialect.nowMillis() + " + 5 where n < " + dialect.nowMillis());
            assertThat(Long.parseLong(Sql.value(connection, "select n from t"))).isGreaterThanOrEqualTo(now);
        }
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void forUpdateAndSkipLocked_areUnderstood(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        try (Connection one = open.connect();
                Connection two = open.connect()) {
            Dialect dialect = prepared(one);
            dialect.prepare(two);
            insert(one, dialect.insertIgnore("t", List.of("k"), List.of("v", "n")), "a", "a", 1, "b", "b", 2);

            dialect.begin(one);
            assertThat(Sql.rows(one, "select k from t where k = 'a'" + dialect.forUpdate()))
                    .hasSize(1);
            if (kind != Databases.SQLITE) {
                dialect.begin(two);
                assertThat(Sql.rows(two, "select k from t order by k limit 5" + dialect.skipLocked()))
                        .containsExactly(List.of("b"));
                dialect.rollback(two);
            }
            dialect.rollback(one);
        }
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void fault_duplicateKeyAndUnknownTable_areToldApart(Databases kind) throws SQLException {
        try (Connection connection = kind.open().connect()) {
            Dialect dialect = prepared(connection);
            String sql = Sql.insert("t", List.of("k"), List.of("v", "n"));
            insert(connection, sql, "a", "a", 1);

            assertThat(dialect.fault(fault(() -> insert(connection, sql, "b", "b", 1, "a", "a", 1))))
                    .isEqualTo(Fault.DUPLICATE);
            assertThat(dialect.fault(fault(() -> Sql.run(connection, "select * from nowhere"))))
                    .isEqualTo(Fault.PERMANENT);
            assertThat(dialect.fault(fault(() -> Sql.run(connection, "insert into t (k, n) values ('c', null)"))))
                    .isEqualTo(Fault.PERMANENT);
        }
    }

    @Test
    void fault_lockedSqlite_isTransient(@TempDir Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("a.db");
        try (Connection one = DriverManager.getConnection(url);
                Connection two = DriverManager.getConnection(url)) {
            Dialect dialect = prepared(one);
            Sql.run(two, "pragma busy_timeout = 1");
            dialect.begin(one);
            assertThat(dialect.fault(fault(() -> dialect.begin(two)))).isEqualTo(Fault.TRANSIENT);
            dialect.rollback(one);
        }
    }

    @Test
    void A5_fullDisk_isTransientAndRollsBack(@TempDir Path folder) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("a.db"))) {
            Dialect dialect = prepared(connection);
            Sql.value(connection, "pragma max_page_count = 12");
            String sql = Sql.insert("t", List.of("k"), List.of("v", "n"));
            dialect.begin(connection);
            SQLException full = fault(() -> insert(connection, sql, "a", "x".repeat(100_000), 1));
            assertThat(dialect.fault(full)).isEqualTo(Fault.TRANSIENT);
            dialect.rollback(connection);

            Sql.value(connection, "pragma max_page_count = 1000");
            dialect.begin(connection);
            insert(connection, sql, "a", "x".repeat(100_000), 1);
            dialect.commit(connection);
            assertThat(Sql.rows(connection, "select k from t")).hasSize(1);
        }
    }

    @Test
    void fault_lostPostgresql_isTransient() throws SQLException {
        Databases.Open open = Databases.POSTGRESQL.open();
        try (Connection one = open.connect();
                Connection two = open.connect()) {
            Dialect dialect = prepared(one);
            String pid = Sql.value(one, "select pg_backend_pid()");
            Sql.value(two, "select pg_terminate_backend(" + pid + ")");
            assertThat(dialect.fault(fault(() -> Sql.run(one, "select 1")))).isEqualTo(Fault.TRANSIENT);
        }
    }

    @ParameterizedTest
    @CsvSource({"53100", "53300", "40001", "40P01", "08006", "57P01", "25006"})
    void fault_postgresqlStates_areTransient(String state) {
        assertThat(new PostgresqlDialect().fault(new SQLException("x", state))).isEqualTo(Fault.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource({"1205", "1213", "1021", "1114", "2013"})
    void fault_mysqlNumbers_areTransient(int number) {
        assertThat(new MysqlDialect().fault(new SQLException("x", "HY000", number)))
                .isEqualTo(Fault.TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.51.2", "3.49.1", "2.99.9", "3.9.3"})
    void A11_sqliteBelow3513_isRefusedWithTheVersionToSet(String version) {
        assertThat(SqliteDialect.faults(version))
                .singleElement()
                .asString()
                .contains(version, "3.51.3", "sqlite-jdbc.version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.51.3", "3.54.1", "3.100", "4.0"})
    void A11_sqliteFrom3513_isAccepted(String version) {
        assertThat(SqliteDialect.faults(version)).isEmpty();
    }

    @Test
    void A11_h2FileWithoutWriteDelay0_isRefusedWithTheSetting(@TempDir Path folder) throws SQLException {
        String url = "jdbc:h2:" + folder.resolve("h2");
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThatThrownBy(() -> Dialect.of(connection).check(connection, NAMES))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContainingAll("SCCC-5102", "add ;WRITE_DELAY=0");
        }
        try (Connection connection = DriverManager.getConnection(url + ";WRITE_DELAY=0")) {
            assertThatCode(() -> Dialect.of(connection).check(connection, NAMES))
                    .doesNotThrowAnyException();
            assertThat(Dialect.of(connection).describe(connection)).contains("not power-loss safe");
        }
    }

    @Test
    void A11_mysqlUtf8mb3_isRefusedWithAllSettings() {
        List<List<String>> tables = List.of(
                List.of("sccc_inbox", "utf8mb3_general_ci", "MyISAM"), List.of("sccc_event", "utf8mb4_bin", "InnoDB"));
        assertThat(new MysqlDialect.Setup("5.7.44", "utf8mb3", "latin1", "MyISAM", tables).faults())
                .hasSize(6)
                .anyMatch(fault -> fault.contains("upgrade to MySQL 8"))
                .anyMatch(fault -> fault.contains("ALTER DATABASE ... CHARACTER SET utf8mb4"))
                .anyMatch(fault -> fault.contains("characterEncoding"))
                .anyMatch(fault -> fault.contains("default_storage_engine=InnoDB"))
                .anyMatch(fault -> fault.contains("ALTER TABLE sccc_inbox CONVERT TO CHARACTER SET utf8mb4"))
                .anyMatch(fault -> fault.contains("ALTER TABLE sccc_inbox ENGINE=InnoDB"));
        assertThat(new MysqlDialect.Setup("10.6.1-MariaDB", "utf8mb4", "utf8mb4", "InnoDB", List.of()).faults())
                .isEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("io.sccc.core.ledger.Databases#mariadbHere")
    void A11_mariadbUtf8mb3Table_isRefused(Databases mariadb) throws SQLException {
        try (Connection connection = mariadb.open().connect()) {
            Sql.run(connection, "create table sccc_inbox (k varchar(9)) engine = MyISAM character set utf8mb3");
            assertThatThrownBy(() -> Dialect.of(connection).check(connection, NAMES))
                    .hasMessageContainingAll("SCCC-5102", "sccc_inbox", "utf8mb4", "InnoDB");
        }
    }

    @Test
    void A11_postgresqlLatin1_isRefusedWithTheCure() throws SQLException {
        try (Connection connection = Postgres.database(
                        "encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0")
                .getConnection()) {
            assertThatThrownBy(() -> Dialect.of(connection).check(connection, NAMES))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContainingAll("SCCC-5102", "LATIN1", "ENCODING 'UTF8'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sccc_", "a;drop table x", "a b", "1a", "a\"", "abcdefghijklmnopqrstu"})
    void names_notAnIdentifier_areRefused(String prefix) {
        assertThatThrownBy(() -> new LedgerNames(prefix, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LedgerNames("sccc_", prefix + ";")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void check_sqliteWithASchema_isRefused() throws SQLException {
        try (Connection connection = Databases.SQLITE.open().connect()) {
            assertThatThrownBy(() -> new SqliteDialect().check(connection, new LedgerNames("sccc_", "main")))
                    .hasMessageContaining("SQLite has no schemas");
        }
    }

    private static Dialect prepared(Connection connection) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        dialect.prepare(connection);
        String text =
                dialect.name().equals("mysql") ? "longtext" : dialect.name().equals("h2") ? "clob" : "text";
        Sql.run(
                connection,
                "create table t (k varchar(32) not null, v " + text + ", n bigint not null, primary key (k))");
        Sql.run(connection, "create table u (k varchar(32) not null, primary key (k))");
        return dialect;
    }

    /** Runs a statement as one batch, with as many of the parameters a time as it takes. */
    private static void insert(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int width = statement.getParameterMetaData().getParameterCount();
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i % width + 1, parameters[i]);
                if (i % width == width - 1) {
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static SQLException fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(SQLException.class, call);
    }
}
