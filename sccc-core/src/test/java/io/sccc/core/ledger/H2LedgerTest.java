package io.sccc.core.ledger;

import static io.sccc.core.ledger.Scene.TENANT;
import static io.sccc.core.ledger.Scene.post;
import static io.sccc.core.ledger.Scene.verdict;
import static io.sccc.core.ledger.Scene.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class H2LedgerTest extends DurableLedgerContract {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private volatile Trouble trouble = Trouble.NONE;

    /** What becomes of the next commit. */
    private enum Trouble {
        NONE,
        BROKEN_BEFORE,
        BROKEN_AFTER
    }

    @Override
    Ledger open() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        return JdbcLedger.on((DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, args) -> troubled(database.getConnection())));
    }

    private Connection troubled(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    Trouble now = method.getName().equals("commit") ? trouble : Trouble.NONE;
                    if (now != Trouble.NONE) {
                        trouble = Trouble.NONE;
                        if (now == Trouble.BROKEN_AFTER) {
                            connection.commit();
                        }
                        connection.close();
                        throw new SQLException("the connection is gone", "08006");
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void take_connectionLostBeforeTheCommit_storesNothingAndGoesOn() {
        scene.take(post("a", "ana").build());
        trouble = Trouble.BROKEN_BEFORE;
        assertThatThrownBy(() -> scene.take(post("b", "ana").build())).isInstanceOf(TransientException.class);
        assertThat(ledger.lastSeq(TENANT)).isEqualTo(1);
        assertThat(scene.row(post("b", "ana").build()).seq()).isEqualTo(2);
    }

    @Test
    void take_commitDoneButNotAnswered_isTakenOnce() {
        Inbox first = scene.row(post("a", "ana").build());
        trouble = Trouble.BROKEN_AFTER;
        assertThat(scene.row(post("b", "ana").build()).seq()).isEqualTo(2);
        trouble = Trouble.BROKEN_AFTER;
        assertThat(scene.decide(verdict(first, work(first, "k")))).isEqualTo(1);
        assertThat(ledger.memory(TENANT, first.conversation()).posts()).isEqualTo(1);
        assertThat(scene.row(post("c", "ana").build()).history()).isEqualTo(new Inbox.History(2, 2, 2));
    }

    @Test
    void decide_oneOfManyCannotBeStored_failsAlone() {
        List<Inbox> rows =
                scene
                        .take(Stream.of("a", "b", "c", "d")
                                .map(id -> post(id, id).build())
                                .toArray(Post[]::new))
                        .stream()
                        .map(taken -> ((Ledger.Taken.Stored) taken).row())
                        .toList();
        List<CompletableFuture<Integer>> stages = rows.stream()
                .map(row -> ledger.decide(verdict(row, work(row, row.seq() == 2 ? "k".repeat(100) : "k" + row.seq())))
                        .toCompletableFuture())
                .toList();
        assertThatThrownBy(() -> stages.get(1).join()).hasCauseInstanceOf(PermanentException.class);
        assertThat(List.of(
                        stages.get(0).join(),
                        stages.get(2).join(),
                        stages.get(3).join()))
                .containsOnly(1);
        assertThat(ledger.undecided(TENANT, 0)).containsExactly(rows.get(1));
        assertThat(ledger.memory(TENANT, rows.get(1).conversation()).posts()).isZero();
        assertThat(ledger.lastSeq(TENANT)).isEqualTo(4 + 3 * 4);
        assertThat(scene.claimed(9)).hasSize(3);
    }
}
