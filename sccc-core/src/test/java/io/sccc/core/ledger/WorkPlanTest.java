package io.sccc.core.ledger;

import static io.sccc.core.ledger.Scene.NOON;
import static io.sccc.core.ledger.Scene.TENANT;
import static io.sccc.core.ledger.Scene.post;
import static io.sccc.core.ledger.Scene.timer;
import static io.sccc.core.ledger.Scene.verdict;
import static io.sccc.core.ledger.Scene.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.Ending;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However many actions wait, none of the statements that ask, claim and finish them reads them all. */
class WorkPlanTest {

    private static final int WAITING = 20_000;
    private static final Pattern MARK = Pattern.compile("\\?");

    private final Set<String> statements = new ConcurrentSkipListSet<>();

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL"})
    void claim_manyWaiting_goesByIndexes(Databases kind) throws SQLException {
        Databases.Open database = kind.open();
        try (Ledger ledger = JdbcLedger.on(watched(database))) {
            live(ledger);
        }
        List<String> hot = statements.stream()
                .filter(sql -> sql.matches("(select|update|delete).*sccc_work.*"))
                .filter(sql -> !sql.contains(" union all "))
                .toList();
        assertThat(hot)
                .anyMatch(sql -> sql.contains("order by not_before"))
                .anyMatch(sql -> sql.contains("order by seq, ordinal limit 1"))
                .anyMatch(sql -> sql.startsWith("update"))
                .hasSizeGreaterThan(9);
        try (Connection connection = database.connect()) {
            fill(connection);
            if (kind == Databases.POSTGRESQL) {
                Sql.run(connection, "analyze"); // a server does so itself; nobody does for a file
            }
            for (String sql : hot) {
                String plan = plan(kind, connection, sql);
                assertThat(plan)
                        .as("plan of %s", sql)
                        .containsPattern("(?i)using (covering )?index|index (only )?scan|bitmap index")
                        .doesNotContainPattern("Seq Scan on sccc_work|(?m)^SCAN |TEMP B-TREE FOR ORDER");
                assertThat(plan)
                        .as("a lane is found by its own index: %s", sql)
                        .matches(found -> !sql.contains("lane = ?") || found.contains("sccc_work_lane"));
            }
        }
    }

    /** Everything a center does with actions, and a join of two lanes. */
    private static void live(Ledger ledger) {
        Scene scene = new Scene(ledger);
        ledger.lead(TENANT);
        Inbox first = scene.row(post("a", "ana").build());
        Inbox other = scene.row(post("c", "ana").inReplyTo("b").build());
        scene.decide(verdict(first, List.of(timer(first, "r", NOON)), work(first, "1"), work(first, "2")));
        scene.decide(verdict(other, work(other, "3")));
        for (Work one : scene.claim(5)) {
            scene.finish(one, Ending.last(WorkState.DONE, null, ""));
        }
        Inbox joining = scene.row(post("b", "ana").inReplyTo("a").build());
        joining.joined().forEach(alias -> ledger.join(TENANT, alias, joining.conversation()));
        scene.claim(5);
        ledger.heartbeat(TENANT);
        ledger.due(TENANT, NOON, 10);
    }

    private static void fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert =
                connection.prepareStatement("insert into sccc_work (tenant, work_key, seq, ordinal, lane, kind,"
                        + " state, attempts, lost, not_before, owner, lease_until, epoch, target, note, body)"
                        + " values (?, ?, ?, 0, ?, 'reply', ?, 0, 0, ?, null, 0, 0, null, '', '{}')")) {
            for (int i = 0; i < WAITING; i++) {
                Batch.bind(insert, TENANT.value(), "k" + i, 1000L + i, "lane" + i, i % 3 == 0 ? 8 : 0, 1000L + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static String plan(Databases kind, Connection connection, String sql) throws SQLException {
        if (kind == Databases.SQLITE) {
            return Sql.rows(connection, "explain query plan " + sql).stream()
                    .map(row -> row.get(3))
                    .collect(Collectors.joining("\n"));
        }
        Sql.run(connection, "set plan_cache_mode = force_generic_plan");
        int[] count = {0};
        String numbered = MARK.matcher(sql).replaceAll(mark -> Matcher.quoteReplacement("$" + ++count[0]));
        String values = String.join(", ", Collections.nCopies(count[0], "null"));
        Sql.run(connection, "prepare asked as " + numbered);
        String plan = Sql.rows(connection, "explain execute asked(" + values + ")").stream()
                .map(row -> row.get(0))
                .collect(Collectors.joining("\n"));
        Sql.run(connection, "deallocate asked");
        return plan;
    }

    private DataSource watched(Databases.Open database) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Connection real = database.connect();
            return proxy(Connection.class, (connection, called, values) -> {
                if (called.getName().equals("prepareStatement")) {
                    statements.add((String) values[0]);
                }
                try {
                    return called.invoke(real, values);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
