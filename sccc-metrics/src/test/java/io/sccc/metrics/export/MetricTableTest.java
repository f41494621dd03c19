package io.sccc.metrics.export;

import static io.sccc.metrics.export.TestDatabase.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.metrics.Metric;
import io.sccc.metrics.MetricRow;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Reading;
import io.sccc.metrics.Sample;
import io.sccc.metrics.Window;
import io.sccc.metrics.export.MetricTable.Written;
import io.sccc.metrics.sketch.QuantileSketch;
import io.sccc.metrics.sketch.UniqueSketch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTableTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant OVER = Instant.MAX;

    static Stream<TestDatabase> databases() {
        return TestDatabase.here();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_rows_storesEveryColumn(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable table = created(database);
        assertThat(table.write(
                        List.of(Lines.times(DAY, "network", "bluesky", 2), Lines.authors(DAY, "", "", 8, bytes())),
                        OVER))
                .isEqualTo(new Written(2, 0, 0, 0));
        assertThat(rows(
                        database,
                        "select window_ms, dimension, metric, count, sum, p50, p90, p95, uniques, uniques_lo,"
                                + " uniques_hi, revision, value_text from sccc_metric order by metric"))
                .containsExactly(
                        "86400000||author|10|0|null|null|null|8|7.76|8.24|0|null",
                        "86400000|network|first_response|2|123|60.25|120|180|null|null|null|0|null");
        assertThat(rows(database, "select p99 from sccc_metric where p99 is not null"))
                .map(Double::valueOf)
                .containsExactly(1e-7);
        assertThat(sketches(database, "author")).containsExactly(bytes());
        assertThat(rows(database, "select window_start from sccc_metric"))
                .allMatch(time -> time.startsWith("2026-03-02"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_sameRowsAgain_changesNothing(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable table = created(database);
        List<MetricRow> rows = List.of(
                Lines.times(DAY, "network", "bluesky", 2),
                Lines.sum(DAY, "", "", 3, 0.1 + 0.2),
                Lines.sum(DAY, "network", "x", 3, -0.0),
                Lines.sum(DAY, "network", "y", 3, Double.NaN),
                Lines.sum(DAY, "network", "z", Long.MAX_VALUE, Double.MIN_VALUE),
                Lines.authors(DAY, "", "", 1e300 / 3, bytes()),
                Lines.total("", "", 5));
        table.write(rows, OVER);
        List<String> before = content(database);
        assertThat(table.write(rows, OVER)).isEqualTo(new Written(0, 0, 0, 7));
        created(database);
        assertThat(content(database)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_completeLineThatChanged_isTheNextRevisionAndTheEarlierStays(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable table = created(database);
        table.write(List.of(Lines.day("topic", "a", 5), Lines.day("topic", "b", 1)), OVER);
        assertThat(table.write(List.of(Lines.day("topic", "a", 6), Lines.day("topic", "b", 1)), OVER))
                .isEqualTo(new Written(0, 1, 0, 1));
        table.write(List.of(Lines.day("topic", "a", 5)), OVER);
        assertThat(volumes(database, kind, "sccc_metric")).containsExactly("a|0|5", "a|1|6", "a|2|5", "b|0|1");
        assertThat(volumes(database, kind, "sccc_metric_latest")).containsExactly("a|2|5", "b|0|1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_windowThatIsNotOver_isReplacedUntilItIs(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable table = created(database);
        Instant end = Lines.DAY.plus(DAY);
        for (int count = 1; count <= 5; count++) {
            table.write(
                    List.of(Lines.day("topic", "a", count, false, count), Lines.total("topic", "a", count)),
                    end.minusMillis(1));
        }
        assertThat(volumes(database, kind, "sccc_metric")).containsExactly("a|0|5", "a|1|5");
        assertThat(table.write(List.of(Lines.day("topic", "a", 6, false, 7)), end))
                .isEqualTo(new Written(0, 1, 0, 0));
        assertThat(table.write(List.of(Lines.day("topic", "a", 8, true, 9)), end))
                .isEqualTo(new Written(0, 1, 0, 0));
        assertThat(volumes(database, kind, "sccc_metric where window_ms > 0"))
                .containsExactly("a|1|5", "a|7|6", "a|9|8");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_byAStoreThatWasPutBack_doesNotUndoWhatWasKnown(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable table = created(database);
        Instant end = Lines.DAY.plus(DAY);
        table.write(List.of(Lines.day("topic", "late", 6, false, 6), Lines.day("topic", "done", 6, true, 6)), end);
        List<String> before = content(database);
        List<MetricRow> earlier =
                List.of(Lines.day("topic", "late", 3, false, 3), Lines.day("topic", "done", 3, false, 3));
        assertThat(table.write(earlier, end.minusMillis(1))).isEqualTo(new Written(0, 0, 0, 2));
        assertThat(content(database)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_byAStoreFilledAnewThatCountsOtherwise_isARevision(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable table = created(database);
        table.write(List.of(Lines.day("topic", "a", 6, true, 50)), OVER);
        assertThat(table.write(List.of(Lines.day("topic", "a", 5, true, 2)), OVER))
                .isEqualTo(new Written(0, 1, 0, 0));
        assertThat(volumes(database, kind, "sccc_metric")).containsExactly("a|50|6", "a|51|5");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void writeWhole_valueThatWasTakenBack_becomesZero(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable table = created(database);
        String wordy = "w".repeat(400);
        table.writeWhole(
                List.of(
                        Lines.day("topic", "a", 5),
                        Lines.day("topic", "b", 1),
                        Lines.day("topic", wordy, 2),
                        Lines.day("network", "x", 8)),
                OVER);
        List<MetricRow> left = List.of(Lines.day("topic", "a", 5));
        assertThat(table.write(left, OVER)).isEqualTo(new Written(0, 0, 0, 1));
        assertThat(table.writeWhole(left, OVER)).isEqualTo(new Written(0, 2, 0, 1));
        assertThat(table.writeWhole(left, OVER)).isEqualTo(new Written(0, 0, 0, 3));
        assertThat(volumes(database, kind, "sccc_metric_latest"))
                .containsExactlyInAnyOrder("a|0|5", "b|1|0", wordy + "|1|0", "x|0|8");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_oneLineTwiceInABatch_revisesIt(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        assertThat(created(database)
                        .write(
                                List.of(
                                        Lines.day("topic", "a", 1),
                                        Lines.day("topic", "a", 2),
                                        Lines.day("topic", "a", 2)),
                                OVER))
                .isEqualTo(new Written(1, 1, 0, 1));
        assertThat(volumes(database, kind, "sccc_metric")).containsExactly("a|0|1", "a|1|2");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_faultInTheMiddle_keepsNothingOfTheBatchAndGoesOnWhenRepeated(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        created(database);
        List<MetricRow> rows = IntStream.range(0, 1200)
                .mapToObj(i -> Lines.day("topic", "t" + i, i))
                .toList();
        for (String method : List.of("executeBatch", "commit")) {
            MetricTable broken = MetricTable.in(breaking(database, method, 2));
            assertThatThrownBy(() -> broken.write(rows, OVER)).isInstanceOf(SQLException.class);
            assertThat(rows(database, "select count(*) from sccc_metric")).containsExactly("500");
        }
        assertThat(MetricTable.in(database).write(rows, OVER)).isEqualTo(new Written(700, 0, 0, 500));
        assertThat(MetricTable.in(database).write(rows, OVER)).isEqualTo(new Written(0, 0, 0, 1200));
        assertThat(rows(database, "select count(*), max(revision) from sccc_metric"))
                .containsExactly("1200|0");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_byFourAtOnce_isAsByOne(TestDatabase kind) throws Exception {
        DataSource database = kind.open();
        created(database);
        List<MetricRow> rows = new ArrayList<>();
        IntStream.range(0, 1200).forEach(i -> rows.add(Lines.day("topic", "t" + i, i)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Written>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Collections.shuffle(rows, new Random(i));
                List<MetricRow> mine = List.copyOf(rows);
                all.add(threads.submit(() -> MetricTable.in(database).write(mine, OVER)));
            }
            for (Future<Written> each : all) {
                assertThat(each.get().revised()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(rows(database, "select count(*), max(revision) from sccc_metric"))
                .containsExactly("1200|0");
        assertThat(MetricTable.in(database).write(rows, OVER)).isEqualTo(new Written(0, 0, 0, 1200));
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "H2"})
    void write_waitedTooLongForAnother_triesAgain(TestDatabase kind) throws SQLException {
        DataSource database = kind.impatient();
        MetricTable table = created(database);
        table.write(List.of(Lines.total("", "", 1)), OVER);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update sccc_metric set content = 7");
            AtomicInteger rollbacks = new AtomicInteger();
            MetricTable waiting = MetricTable.in(rolledBack(database, () -> {
                if (rollbacks.incrementAndGet() == 2) {
                    other.rollback();
                }
            }));
            assertThat(waiting.write(List.of(Lines.total("", "", 2)), OVER)).isEqualTo(new Written(0, 0, 1, 0));
            assertThat(rollbacks).hasValue(2);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_anyValue_isKeptWholeAndApart(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable table = created(database);
        String shortened = TableText.key("x".repeat(5000) + "1", TableLine.VALUE);
        List<String> values = List.of(
                "a",
                "A",
                "á",
                "a ",
                "a  ",
                " a",
                "",
                " ",
                "ñ",
                "n",
                "😀",
                "😀".repeat(400),
                "ß",
                "ss",
                "it's \"q\" \\ ; --",
                "a\nb",
                "x".repeat(300),
                "x".repeat(301),
                "x".repeat(5000) + "1",
                "x".repeat(5000) + "2",
                shortened,
                "%",
                "İ",
                "i");
        assertThat(table.write(
                        values.stream().map(v -> Lines.day("topic", v, 1)).toList(), OVER))
                .isEqualTo(new Written(values.size(), 0, 0, 0));
        assertThat(values(database, kind)).containsExactlyInAnyOrderElementsOf(values);
        assertThat(table.write(
                        values.stream().map(v -> Lines.day("topic", v, 1)).toList(), OVER))
                .isEqualTo(new Written(0, 0, 0, values.size()));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_valuesNoDatabaseCanHold_areKeptApart(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        List<String> values = List.of("a\0b", "a\uFFFDb", "a\uD83Db", "\uDE00", "\uD83D");
        MetricTable table = created(database);
        assertThat(table.write(
                        values.stream().map(v -> Lines.day("topic", v, 1)).toList(), OVER))
                .isEqualTo(new Written(5, 0, 0, 0));
        assertThat(values(database, kind)).containsOnly("a\uFFFDb", "\uFFFD").hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_longNames_areShortenedWithoutAFault(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        String dimension = "d".repeat(1000);
        MetricRow row = Lines.day(dimension, "x", 1);
        assertThat(created(database).write(List.of(row, Lines.day(dimension + "2", "x", 1)), OVER))
                .isEqualTo(new Written(2, 0, 0, 0));
        assertThat(rows(database, "select dimension from sccc_metric"))
                .allMatch(name -> name.matches("d{157}~[0-9a-f]{32}"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void write_inAnyTimeZone_isUtc(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable table = created(database);
        // the hour that is there twice in New York, and the one that is not there in Madrid
        List<MetricRow> rows = Stream.of("2026-11-01T05:30:00.123Z", "2026-11-01T06:30:00Z", "2026-03-29T01:30:00Z")
                .map(at -> new MetricRow(
                        Instant.parse(at),
                        Duration.ofHours(1),
                        "",
                        "",
                        "count",
                        1,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        0,
                        null))
                .toList();
        TimeZone before = TimeZone.getDefault();
        try {
            int written = 0;
            for (String zone : List.of("America/New_York", "Europe/Madrid", "Asia/Kathmandu")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                written += table.write(rows, OVER).added();
            }
            assertThat(written).isEqualTo(3);
        } finally {
            TimeZone.setDefault(before);
        }
        String text = switch (kind) {
            case POSTGRESQL -> "to_char(window_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS')";
            case H2 -> "cast(window_start at time zone 'UTC' as timestamp(3))";
            case SQLITE -> "replace(replace(window_start, 'T', ' '), 'Z', '')";
            case MARIADB -> "date_format(window_start, '%Y-%m-%d %H:%i:%s.%f')";
        };
        assertThat(rows(database, "select " + text + " from sccc_metric order by 1"))
                .map(found -> found.replaceFirst("[.:0]+$", ""))
                .containsExactly("2026-03-29 01:3", "2026-11-01 05:30:00.123", "2026-11-01 06:3");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void create_views_showEachFamilyByDay(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable table = created(database);
        Duration shortDay = Duration.ofHours(23);
        table.write(
                List.of(
                        Lines.day("network", "x", 7),
                        Lines.total("network", "x", 100),
                        Lines.sum(shortDay, "network", "x", 4, 10),
                        Lines.sum(Duration.ofHours(1), "network", "x", 1, 3),
                        Lines.times(DAY, "network", "x", 2),
                        Lines.authors(DAY, "network", "x", 8, bytes())),
                OVER);
        assertThat(rows(database, "select dimension, volume from sccc_volume_daily"))
                .containsExactly("network|7");
        assertThat(rows(database, "select metric, mean from sccc_sums_daily")).containsExactly("cost|2.5");
        assertThat(rows(database, "select metric, uniques from sccc_uniques_daily"))
                .containsExactly("author|8");
        assertThat(rows(database, "select metric, mean, p95 from sccc_quantiles_daily"))
                .containsExactly("first_response|61.5|180");
        assertThat(rows(database, "select * from sccc_volume_hourly")).isEmpty();
        table.wideView("support_daily", DAY, List.of("count", "first_response", "author"));
        assertThat(rows(
                        database,
                        "select dimension, count_count, first_response_p95, author_uniques from sccc_support_daily"))
                .containsExactly("network|7|180|8");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sketch_ofSevenDaysMerged_isTheWeek(TestDatabase kind) throws SQLException {
        MetricStore store = MetricStore.builder()
                .zone(ZoneId.of("America/Bogota"))
                .metrics(Metric.count("network"), Metric.unique("author").by("network"), Metric.quantiles("wait"))
                .build();
        Instant monday = Instant.parse("2026-03-02T05:00:00Z");
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            store.record(Sample.at(monday.plusSeconds(random.nextInt(7 * 86_400)))
                    .tag("network", i % 3 == 0 ? "x" : "y")
                    .id("author", "a" + random.nextInt(3000))
                    .value("wait", random.nextInt(10_000)));
        }
        store.advanceTo(monday.plus(Duration.ofDays(9)));
        DataSource database = kind.open();
        MetricTable table = created(database);
        Instant end = monday.plus(Duration.ofDays(7));
        List<MetricRow> rows = store.rows(Window.DAY, monday, end);
        assertThat(table.write(rows, store.watermark())).isEqualTo(new Written(rows.size(), 0, 0, 0));
        assertThat(table.write(store.rows(Window.DAY, monday, end), store.watermark()))
                .isEqualTo(new Written(0, 0, 0, rows.size()));

        UniqueSketch authors = new UniqueSketch();
        sketches(database, "author' and dimension = 'network' and " + quoted(kind, "value = 'x"))
                .forEach(bytes -> authors.merge(UniqueSketch.fromBytes(bytes)));
        QuantileSketch waits = new QuantileSketch();
        sketches(database, "wait").forEach(bytes -> waits.merge(QuantileSketch.fromBytes(bytes)));
        Reading week = store.window(Window.WEEK, monday);
        assertThat(authors.estimate())
                .isEqualTo(week.unique("author", "network", "x").value())
                .isPositive();
        assertThat(waits.at(0.95)).isEqualTo(week.quantiles("wait").at(0.95)).isPositive();
        assertThat(waits.count()).isEqualTo(20_000);
        assertThat(authors.estimate())
                .isLessThan(rows.stream()
                        .filter(row ->
                                row.metric().equals("author") && row.value().equals("x"))
                        .mapToDouble(MetricRow::uniques)
                        .sum());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void prefix_ofTenants_keepsTablesApart(TestDatabase kind) throws SQLException {
        DataSource database = kind.open();
        MetricTable one = MetricTable.in(database).prefix("one_");
        MetricTable two = MetricTable.in(database).prefix("two_");
        one.create();
        two.create();
        one.write(List.of(Lines.day("", "", 1)), OVER);
        assertThat(rows(database, "select count(*) from one_metric_latest")).containsExactly("1");
        assertThat(rows(database, "select count(*) from two_metric_latest")).containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A_", "a;drop", "1a", "abcdefghijklmnopqrstuvwxyz_abcde"})
    void prefix_notFitForAName_isRefused(String prefix) throws SQLException {
        MetricTable table = MetricTable.in(TestDatabase.H2.open());
        assertThatThrownBy(() -> table.prefix(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + prefix + ")");
        assertThatThrownBy(() -> table.wideView("daily", DAY, List.of("ok", "no'", "Bad")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[no', Bad]");
    }

    @Test
    void create_otherDatabase_saysWhichAreMeant() throws SQLException {
        DataSource derby = proxy(
                DataSource.class,
                (method, args) -> proxy(
                        Connection.class,
                        (m, a) -> m.equals("getMetaData")
                                ? proxy(java.sql.DatabaseMetaData.class, (x, y) -> "Apache Derby")
                                : null));
        assertThatThrownBy(() -> MetricTable.in(derby).create())
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("Apache Derby")
                .hasMessageContaining("PostgreSQL");
    }

    private static MetricTable created(DataSource database) throws SQLException {
        MetricTable table = MetricTable.in(database);
        table.create();
        return table;
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[4096];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static String quoted(TestDatabase kind, String sql) {
        return kind == TestDatabase.H2 ? sql.replace("value", "\"VALUE\"") : sql;
    }

    private static List<String> volumes(DataSource database, TestDatabase kind, String from) throws SQLException {
        return rows(database, quoted(kind, "select value, revision, count from " + from + " order by 1, 2"));
    }

    private static List<String> content(DataSource database) throws SQLException {
        return rows(database, "select * from sccc_metric order by content, metric");
    }

    private static List<String> values(DataSource database, TestDatabase kind) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery(quoted(kind, "select value from sccc_metric_latest"))) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }

    private static List<byte[]> sketches(DataSource database, String metric) throws SQLException {
        List<byte[]> sketches = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("select sketch from sccc_metric_latest where metric = '" + metric + "'")) {
            while (found.next()) {
                sketches.add(found.getBytes(1));
            }
        }
        return sketches;
    }

    /** A database whose connections break at the n-th call of a method of theirs or of their statements. */
    private static DataSource breaking(DataSource database, String breaksAt, int nth) {
        AtomicInteger calls = new AtomicInteger();
        return proxy(
                DataSource.class,
                (method, args) -> breaking(Connection.class, database.getConnection(), breaksAt, calls, nth));
    }

    private static <T> T breaking(Class<T> type, Object real, String breaksAt, AtomicInteger calls, int nth) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().equals(breaksAt) && calls.incrementAndGet() == nth) {
                throw new SQLException("the connection is gone", "08006");
            }
            try {
                Object result = method.invoke(real, args);
                return result instanceof PreparedStatement statement
                        ? breaking(PreparedStatement.class, statement, breaksAt, calls, nth)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** Something that a database may refuse. */
    private interface Deed {
        void happen() throws SQLException;
    }

    /** A database that tells when a connection of it is rolled back. */
    private static DataSource rolledBack(DataSource database, Deed deed) {
        return proxy(DataSource.class, (method, args) -> {
            Connection real = database.getConnection();
            Class<Connection> type = Connection.class;
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                if (called.getName().equals("rollback")) {
                    deed.happen();
                }
                try {
                    return called.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        });
    }

    /** What a made object answers. */
    private interface Answer {
        Object to(String method, Object[] args) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> answer.to(method.getName(), args)));
    }
}
