package io.sccc.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.ScccException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsTest {

    private static final LedgerNames NAMES = LedgerNames.DEFAULT;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));
    private static final List<String> TABLES = List.of(
            "schema",
            "tenant",
            "lease",
            "source",
            "inbox",
            "node",
            "conversation",
            "customer",
            "decision",
            "work",
            "event",
            "dead_letter",
            "ruleset",
            "delivery",
            "credential",
            "erased");

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void run_emptyDatabase_makesAllTablesOnce(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        run(open, SchemaMode.MIGRATE);
        run(open, SchemaMode.MIGRATE);
        run(open, SchemaMode.VALIDATE);

        try (Connection connection = open.connect()) {
            List<SchemaVersion> all = SchemaVersion.all(Dialect.of(connection));
            assertThat(Sql.rows(connection, "select version, checksum, applied_at from sccc_schema"))
                    .containsExactly(List.of("1", all.get(0).checksum(), "2026-11-22T10:00:00Z"));
            assertThat(all.get(0).tables().keySet()).containsExactlyElementsOf(TABLES);
            Dialect.of(connection).check(connection, NAMES);
        }
    }

    @Test
    void versions_ofAllDialects_haveTheSameColumns() {
        var expected = SchemaVersion.all(new SqliteDialect()).get(0).tables();
        assertThat(expected.get("lease")).containsExactly("tenant", "name", "owner", "until_ms", "epoch");
        for (Dialect dialect : List.of(new PostgresqlDialect(), new MysqlDialect(), new H2Dialect())) {
            assertThat(SchemaVersion.all(dialect).get(0).tables()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void run_twoPrefixesAndASchema_liveSideBySide(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        LedgerNames other = new LedgerNames("other_", schema(kind));
        try (Connection connection = prepared(open)) {
            new Migrations(Dialect.of(connection), other, CLOCK).run(connection, SchemaMode.MIGRATE);
            new Migrations(Dialect.of(connection), NAMES, CLOCK).run(connection, SchemaMode.MIGRATE);

            Sql.run(
                    connection,
                    "insert into " + other.table("ruleset") + " (tenant, hash, body) values ('a', 'b', 'c')");
            assertThat(Sql.rows(connection, "select tenant from sccc_ruleset")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void run_none_looksAtNothing(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        run(open, SchemaMode.NONE);
        assertThatThrownBy(() -> run(open, SchemaMode.VALIDATE)).isInstanceOf(PermanentException.class);
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void run_validate_namesAllThatIsMissing(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        run(open, SchemaMode.MIGRATE);
        try (Connection connection = open.connect()) {
            Sql.run(connection, "drop table sccc_erased");
            Sql.run(connection, "alter table sccc_work drop column note");
            Sql.run(connection, "alter table sccc_lease drop column owner");
        }

        assertThatThrownBy(() -> run(open, SchemaMode.VALIDATE))
                .isInstanceOf(PermanentException.class)
                .hasMessageContainingAll(
                        "SCCC-5105",
                        "column sccc_lease.owner, column sccc_work.note, table sccc_erased;",
                        "SchemaMode.MIGRATE");
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void run_validateOnEmpty_changesNothing(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        assertThatThrownBy(() -> run(open, SchemaMode.VALIDATE))
                .hasMessageContainingAll("SCCC-5105", "version 1 in sccc_schema", "table sccc_inbox");
        assertThat(tables(open)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void A9_newerSchema_isRefusedAndUnaltered(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        run(open, SchemaMode.MIGRATE);
        try (Connection connection = open.connect()) {
            Sql.run(connection, "insert into sccc_schema (version, checksum, applied_at) values (7, 'x', 'later')");
            Sql.run(connection, "drop table sccc_erased");
        }

        for (SchemaMode mode : List.of(SchemaMode.MIGRATE, SchemaMode.VALIDATE)) {
            assertThatThrownBy(() -> run(open, mode))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContainingAll(
                            "SCCC-5103",
                            "newer",
                            "store is at 7, this sccc knows 1: upgrade sccc",
                            "Nothing was changed");
        }
        assertThat(tables(open)).hasSize(TABLES.size() - 1).doesNotContain("erased");
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void A9_changedChecksum_isRefusedAndUnaltered(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        run(open, SchemaMode.MIGRATE);
        try (Connection connection = open.connect()) {
            Sql.run(connection, "update sccc_schema set checksum = 'other'");
            Sql.run(connection, "drop table sccc_erased");
        }

        for (SchemaMode mode : List.of(SchemaMode.MIGRATE, SchemaMode.VALIDATE)) {
            assertThatThrownBy(() -> run(open, mode))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContainingAll("SCCC-5104", "version 1", "checksum other", "Nothing was changed");
        }
        assertThat(tables(open)).doesNotContain("erased");
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void A10_stoppedAfterEachStatement_isCompletedByTheNextStart(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        int stops = 0;
        while (stoppedAt(open, ++stops)) {
            assertThat(stops).isLessThan(200);
        }

        assertThat(stops).isGreaterThan(TABLES.size());
        run(open, SchemaMode.VALIDATE);
        assertThat(tables(open)).containsExactlyInAnyOrderElementsOf(TABLES);
    }

    /** Each time on what the stops before have left; the last run is not stopped. */
    private static boolean stoppedAt(Databases.Open open, int statement) throws SQLException {
        Connection real = prepared(open);
        AtomicInteger left = new AtomicInteger(statement);
        Throwable thrown = catchThrowable(
                () -> new Migrations(Dialect.of(real), NAMES, CLOCK).run(dying(real, left), SchemaMode.MIGRATE));
        if (!real.isClosed()) {
            real.close();
        }
        assertThat(thrown == null || thrown instanceof ScccException)
                .as("%s", thrown)
                .isTrue();
        if (thrown != null) {
            try (Connection connection = open.connect()) {
                boolean there = tables(open).contains("schema")
                        && !Sql.rows(connection, "select version from sccc_schema")
                                .isEmpty();
                assertThat(there && tables(open).size() < TABLES.size())
                        .as("a version row without its tables")
                        .isFalse();
            }
        }
        return thrown != null;
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void A10_dataAlreadyThere_isIntactAfterASecondVersion(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        run(open, SchemaMode.MIGRATE);
        try (Connection connection = prepared(open)) {
            Sql.run(connection, "insert into sccc_ruleset (tenant, hash, body) values ('a', 'b', 'ñ 😀')");
            Dialect dialect = Dialect.of(connection);
            List<SchemaVersion> two = new ArrayList<>(SchemaVersion.all(dialect));
            two.add(new SchemaVersion(
                    2, List.of("create table if not exists ${prefix}more (\n    tenant varchar(100) not null\n)")));

            new Migrations(dialect, NAMES, two, CLOCK).run(connection, SchemaMode.MIGRATE);

            assertThat(Sql.rows(connection, "select body from sccc_ruleset")).containsExactly(List.of("ñ 😀"));
            assertThat(Sql.rows(connection, "select version from sccc_schema order by version"))
                    .containsExactly(List.of("1"), List.of("2"));
            assertThat(Sql.rows(connection, "select tenant from sccc_more")).isEmpty();
        }
        assertThatThrownBy(() -> run(open, SchemaMode.MIGRATE))
                .hasMessageContaining("store is at 2, this sccc knows 1: upgrade sccc");
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void A10_fourAtTheSameTime_makeOneSchema(Databases kind) throws Exception {
        Databases.Open open = kind.open();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(() -> {
                    run(open, SchemaMode.MIGRATE);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(runs)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        try (Connection connection = open.connect()) {
            assertThat(Sql.rows(connection, "select version from sccc_schema")).containsExactly(List.of("1"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.sccc.core.ledger.Databases#here")
    void sql_runByHand_isWhatValidateWants(Databases kind) throws SQLException {
        Databases.Open open = kind.open();
        try (Connection connection = open.connect()) {
            for (String statement : SchemaVersion.statements(Migrations.sql(Dialect.of(connection), NAMES))) {
                Sql.run(connection, statement);
            }
        }
        assertThatCode(() -> run(open, SchemaMode.VALIDATE)).doesNotThrowAnyException();
    }

    private static String schema(Databases kind) {
        return switch (kind) {
            case H2, POSTGRESQL -> "public";
            case SQLITE, MARIADB -> null;
        };
    }

    private static void run(Databases.Open open, SchemaMode mode) throws SQLException {
        try (Connection connection = prepared(open)) {
            new Migrations(Dialect.of(connection), NAMES, CLOCK).run(connection, mode);
        }
    }

    private static Connection prepared(Databases.Open open) throws SQLException {
        Connection connection = open.connect();
        Dialect.of(connection).prepare(connection);
        return connection;
    }

    /** The ledger's tables that are there, without prefix. */
    private static List<String> tables(Databases.Open open) throws SQLException {
        try (Connection connection = open.connect()) {
            List<String> found = new ArrayList<>();
            for (String table : TABLES) {
                try {
                    Sql.rows(connection, "select 1 from sccc_" + table);
                    found.add(table);
                } catch (SQLException missing) {
                    // not there
                }
            }
            return found;
        }
    }

    /** A connection that is cut after so many statements, and says so. */
    private static Connection dying(Connection real, AtomicInteger left) {
        return wrapped(Connection.class, real, real, left);
    }

    private static <T> T wrapped(Class<T> type, Object target, Connection real, AtomicInteger left) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                Object result = method.invoke(target, args);
                if (method.getName().startsWith("execute") && left.decrementAndGet() == 0) {
                    real.close();
                    throw new SQLException("cut", "08006");
                }
                if (result instanceof PreparedStatement) {
                    return wrapped(PreparedStatement.class, result, real, left);
                }
                return result instanceof Statement ? wrapped(Statement.class, result, real, left) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
