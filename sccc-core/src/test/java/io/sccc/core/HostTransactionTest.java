package io.sccc.core;

import static io.sccc.core.Fakes.SOON;
import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.wordy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.Fakes.Handler;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.ledger.Postgres;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.testing.RecordingListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The host's own row and a post, or an action, in one transaction. */
class HostTransactionTest {

    private static DataSource h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:host" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    static Stream<DataSource> databases() {
        return Stream.of(h2(), Postgres.database());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void process_inTheHostsTransaction_isDecidedAfterItsCommitAndGoneAfterItsRollback(DataSource database)
            throws Exception {
        RecordingListener heard = new RecordingListener();
        JdbcLedger ledger = JdbcLedger.on(database);
        try (CommandCenter center = CommandCenter.builder()
                        .ledger(ledger)
                        .routeWith(wordy())
                        .measureWith(heard)
                        .build();
                Connection host = database.getConnection()) {
            center.process(post("before", "ana", "hello").build());
            host.setAutoCommit(false);
            center.process(post("gone", "ana", "hello").build(), host);
            host.rollback();
            center.process(post("kept", "ana", "hello").build(), host);
            host.commit();
            center.process(post("after", "ana", "hello").inReplyTo("kept").build());
            assertThat(heard.await(Event.Routed.class, 3, SOON)).isTrue();
            assertThat(heard.events().stream()
                            .filter(Event.Routed.class::isInstance)
                            .map(event -> ((Event.Routed) event).post().nativeId()))
                    .containsExactlyInAnyOrder("before", "kept", "after");
        }
    }

    private static Action reply(Post post) {
        Party about = Party.of(
                post,
                ConversationId.startingAt(
                        TenantId.DEFAULT, "net", "p net " + post.id().nativeId()));
        return new Action.Reply(about, post.id(), "hello Ana", "en");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ask_inTheHostsTransaction_isDoneAfterItsCommitOnceForOneId(DataSource database) throws Exception {
        RecordingListener heard = new RecordingListener();
        Handler handler = new Handler();
        JdbcLedger ledger = JdbcLedger.on(database);
        Post post = post("1", "ana", "hello").build();
        try (CommandCenter center = CommandCenter.builder()
                        .ledger(ledger)
                        .routeWith(wordy())
                        .actWith(handler)
                        .measureWith(heard)
                        .build();
                Connection host = database.getConnection()) {
            center.process(post);
            host.setAutoCommit(false);
            center.ask(reply(post), "agent 7", host);
            host.rollback();
            ActionKey key = center.ask(reply(post), "agent 7", host);
            host.commit();
            assertThat(center.ask(reply(post), "agent 7")).isEqualTo(key);
            assertThat(heard.await(Event.ActionDone.class, 1, SOON)).isTrue();
            assertThat(center.settle(SOON)).isTrue();
            assertThat(handler.calls)
                    .singleElement()
                    .satisfies(call -> assertThat(call.key()).isEqualTo(key));
            assertThat(ledger.work(TenantId.DEFAULT, key).state()).isEqualTo(WorkState.DONE);
        }
    }

    @Test
    void ask_inMemory_isDoneOnce() throws InterruptedException {
        Handler handler = new Handler();
        Post post = post("1", "ana", "hello").build();
        try (CommandCenter center =
                CommandCenter.builder().routeWith(wordy()).actWith(handler).build()) {
            center.process(post);
            center.ask(reply(post), "a");
            center.ask(reply(post), "a");
            center.ask(reply(post), "b");
            assertThat(center.settle(SOON)).isTrue();
        }
        assertThat(handler.calls).hasSize(2);
    }

    @Test
    void process_connectionThatCommitsByItself_orNoDatabase_isRefusedInWords() throws SQLException {
        DataSource database = h2();
        try (CommandCenter center = CommandCenter.builder()
                        .ledger(JdbcLedger.on(database))
                        .routeWith(wordy())
                        .build();
                CommandCenter forgetful = CommandCenter.builder()
                        .ledger(new InMemoryLedger())
                        .routeWith(wordy())
                        .build();
                Connection host = database.getConnection()) {
            Post post = post("1", "ana", "hello").build();
            assertThatThrownBy(() -> center.process(post, host))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("setAutoCommit(false)");
            assertThatThrownBy(() -> forgetful.process(post, host))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("JdbcLedger.on");
        }
    }
}
