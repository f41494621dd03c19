package io.sccc.examples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.connectors.ConfigSpec;
import io.sccc.connectors.Connector;
import io.sccc.connectors.ConnectorProvider;
import io.sccc.connectors.Description;
import io.sccc.connectors.Option;
import io.sccc.connectors.Services;
import io.sccc.connectors.Settings;
import io.sccc.connectors.SocialNetworkConnector;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.examples.live.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private final List<String> closed = new ArrayList<>();

    private static final Description DESCRIPTION = Description.of("plaza", Description.Kind.COMMUNITY, "Plaza")
            .config(ConfigSpec.of(Option.required("board", Option.Type.TEXT, "the board's name")))
            .build();

    /** Opens boards, but for the one that is called broken; the one called stubborn fails to close. */
    private final class Plaza implements ConnectorProvider {

        @Override
        public Description describe() {
            return DESCRIPTION;
        }

        @Override
        public Connector open(Settings settings, Services services) {
            String board = settings.text("board");
            if (board.equals("broken")) {
                throw new IllegalArgumentException("board \"broken\" is not one");
            }
            return new Board(board);
        }
    }

    private final class Board implements SocialNetworkConnector {

        private final String name;

        Board(String name) {
            this.name = name;
        }

        @Override
        public Description describe() {
            return DESCRIPTION;
        }

        @Override
        public AccountId account() {
            return new AccountId("plaza", name);
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            return Page.empty(cursor);
        }

        @Override
        public void close() {
            closed.add(name);
            if (name.equals("stubborn")) {
                throw new IllegalStateException("will not close");
            }
        }
    }

    private Account account(String board) {
        return new Account(board, new Plaza(), Map.of("board", board), "accounts.yaml:1");
    }

    @Test
    void open_aLaterOneFails_theEarlierOnesAreClosed() {
        List<Account> sources = List.of(account("one"), account("stubborn"), account("two"), account("broken"));
        assertThatThrownBy(() -> LiveFeed.open(sources, null, null, new InMemoryLedger()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broken")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(closed).containsExactlyInAnyOrder("one", "stubborn", "two");
    }

    @Test
    void open_theCrmFails_theSourcesAreClosed() {
        assertThatThrownBy(() -> LiveFeed.open(List.of(account("one")), account("broken"), null, new InMemoryLedger()))
                .hasMessageContaining("broken");
        assertThat(closed).containsExactly("one");
    }

    @Test
    void open_all_noneIsClosedBeforeTheFeedIs() {
        LiveFeed feed = LiveFeed.open(List.of(account("one")), account("two"), null, new InMemoryLedger());
        assertThat(closed).isEmpty();
        feed.close();
        assertThat(closed).containsExactlyInAnyOrder("one", "two");
    }
}
