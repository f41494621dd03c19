package io.sccc.core.ledger;

import static io.sccc.core.ledger.Scene.TENANT;
import static io.sccc.core.ledger.Scene.post;
import static io.sccc.core.ledger.Scene.verdict;
import static io.sccc.core.ledger.Scene.work;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostgresLedgerTest extends DurableLedgerContract {

    private @Nullable DataSource database;

    @Override
    Ledger open() {
        if (database == null) {
            database = Postgres.database();
        }
        return JdbcLedger.on(database);
    }

    /** Runs changes in one transaction of the writer, which waits for another tenant's row meanwhile. */
    private void together(List<Runnable> changes) throws Exception {
        TenantId other = new TenantId("other");
        ledger.claim(other, 1).toCompletableFuture().join();
        try (Connection holder = requireNonNull(database).getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select * from sccc_tenant where tenant = 'other' for update");
            CompletionStage<List<Work>> waits = ledger.claim(other, 1);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> waiting(database) > 0);
            changes.forEach(Runnable::run);
            holder.rollback();
            waits.toCompletableFuture().join();
        }
    }

    private static int waiting(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity where datname ="
                        + " current_database() and wait_event_type = 'Lock'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void leaseRunsOut() throws SQLException {
        try (Connection connection = requireNonNull(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update sccc_work set lease_until = 0 where state = 1");
        }
    }

    private List<String> done() {
        return scene.events().stream().filter("ActionDone"::equals).toList();
    }

    @Test
    void finish_togetherWithAClaimAfterItsOwnLeaseRanOut_isDoneOnce() throws Exception {
        Inbox row = scene.row(post("a", "ana").build());
        scene.decide(verdict(row, work(row, "k")));
        Work leased = scene.claim(1).get(0);
        leaseRunsOut();
        List<CompletionStage<?>> stages = new ArrayList<>();
        together(List.of(
                () -> stages.add(ledger.claim(TENANT, 5)),
                () -> stages.add(ledger.finish(
                        TENANT, leased, Ledger.Ending.last(Ledger.WorkState.DONE, new Outcome.Sent("id"), "")))));
        assertThat(stages.get(0).toCompletableFuture().join())
                .as("what is at hand is not gone")
                .isEqualTo(List.of());
        assertThat(stages.get(1).toCompletableFuture().join()).isEqualTo(true);
        assertThat(done()).hasSize(1);
        assertThat(scene.works())
                .singleElement()
                .satisfies(work -> assertThat(work.state()).isEqualTo(Ledger.WorkState.DONE));
    }

    @Test
    void finish_togetherWithClosing_isDoneOnceOrNotAtAll() throws Exception {
        Inbox row = scene.row(post("a", "ana").build());
        scene.decide(verdict(row, work(row, "k")));
        Work leased = scene.claim(1).get(0);
        List<CompletionStage<?>> stages = new ArrayList<>();
        Thread closing = new Thread(ledger::close);
        together(List.of(
                () -> {
                    closing.start();
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> closing.getState() == Thread.State.WAITING);
                },
                () -> stages.add(ledger.finish(
                        TENANT, leased, Ledger.Ending.last(Ledger.WorkState.DONE, new Outcome.Sent("id"), "")))));
        closing.join();
        Object mine = stages.get(0)
                .toCompletableFuture()
                .handle((done, fault) -> fault == null && (Boolean) done)
                .join();
        try (Ledger next = open()) {
            Scene after = new Scene(next);
            boolean done = after.works().get(0).state() == Ledger.WorkState.DONE;
            assertThat(after.events().stream().filter("ActionDone"::equals)).hasSize(done ? 1 : 0);
            assertThat(mine).isEqualTo(done);
        }
    }

    @Test
    void lead_twoNodes_oneLeadsAndTheOtherIsFenced() {
        Inbox row = scene.row(post("a", "ana").build());
        try (Ledger second = open()) {
            Scene other = new Scene(second);
            assertThat(second.lead(TENANT)).isFalse();
            assertThatThrownBy(() -> other.decide(verdict(row))).hasCauseInstanceOf(Ledger.Fenced.class);
            assertThatThrownBy(() -> second.bury(row, Scene.letter(row))).isInstanceOf(Ledger.Fenced.class);
            Post reply = post("b", "ana").inReplyTo("a").build();
            assertThatThrownBy(() -> other.take(reply)).isInstanceOf(Ledger.Fenced.class);
            Inbox theirs = other.handedIn(reply);
            assertThat(theirs.conversation()).isEqualTo(row.conversation());
            assertThat(ledger.undecided(TENANT, 0)).containsExactly(row, theirs);
            scene.decide(verdict(row, work(row, "k")));
            Work leased = other.claim(1).get(0);
            assertThat(scene.claim(1)).isEmpty();
            assertThat(scene.finish(leased, Ledger.Ending.last(Ledger.WorkState.DONE, null, "")))
                    .isFalse();
            ledger.close();
            assertThat(second.lead(TENANT)).isTrue();
            assertThat(second.memory(TENANT, row.conversation()).posts()).isEqualTo(1);
            other.decide(verdict(theirs));
            assertThat(second.memory(TENANT, row.conversation()).posts()).isEqualTo(2);
        }
    }
}
