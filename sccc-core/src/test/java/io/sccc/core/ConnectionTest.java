package io.sccc.core;

import static io.sccc.core.Fakes.SOON;
import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.route;
import static io.sccc.core.Fakes.router;
import static io.sccc.core.Fakes.wordy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.error.PermanentException;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Level;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Connection;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private static final AccountId DESK = new AccountId("desk", "acme");

    private final List<ActionKind> done = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final InMemoryLedger ledger = new InMemoryLedger();

    /** One post, if it listens; does everything on its account. */
    private class Fake implements Connection {

        private final AccountId account;
        private final boolean listening;
        private final Set<ActionKind.Target> serving;

        Fake(AccountId account, boolean listening, ActionKind.Target... serving) {
            this.account = account;
            this.listening = listening;
            this.serving = Set.of(serving);
        }

        @Override
        public String name() {
            return account.toString();
        }

        @Override
        public AccountId account() {
            return account;
        }

        @Override
        public boolean listens() {
            return listening;
        }

        @Override
        public Set<ActionKind.Target> serves() {
            return serving;
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            if (!listening) {
                throw new IllegalStateException("asked though it does not listen");
            }
            return cursor.atStart()
                    ? new Page<>(
                            List.of(new Arrival.Received(post("1", "ana", "hi").build())), new Cursor("1"), false)
                    : Page.empty(cursor);
        }

        @Override
        public ActionHandler actions() {
            return new ActionHandler() {
                @Override
                public boolean handles(ActionKind kind, AccountId on) {
                    return on.equals(account);
                }

                @Override
                public Outcome handle(Action action, ActionKey key) {
                    return act(action);
                }
            };
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private Outcome act(Action action) {
        done.add(action.kind());
        return new Outcome.Sent(action.kind().label());
    }

    private CommandCenterBuilder builder() {
        return CommandCenter.builder()
                .ledger(ledger)
                .routeWith(router(facts -> route(Level.CRM, "all", ActionKind.CREATE_LEAD)));
    }

    @Test
    void connect_crmThatDoesNotListen_becomesTheCrmAndIsClosedWithTheCenter() throws InterruptedException {
        try (CommandCenter center =
                builder().connect(new Fake(DESK, false, ActionKind.Target.CRM)).build()) {
            center.start();
            center.process(post("1", "ana", "hi").build());
            assertThat(center.settle(SOON)).isTrue();
        }
        assertThat(done).containsExactly(ActionKind.CREATE_LEAD);
        assertThat(closed).hasValue(1);
    }

    @Test
    void connect_network_isListenedToAndClosed() throws InterruptedException {
        try (CommandCenter center = builder()
                .connect(
                        new Fake(AccountId.of("plaza"), true, ActionKind.Target.NETWORK),
                        new Fake(DESK, false, ActionKind.Target.CRM))
                .build()) {
            center.start();
            for (int i = 0; i < 2000 && done.isEmpty(); i++) {
                center.settle(java.time.Duration.ofMillis(10));
            }
        }
        assertThat(done).containsExactly(ActionKind.CREATE_LEAD);
        assertThat(closed).hasValue(2);
    }

    @Test
    void connect_twoCrms_mustBeToldWhich() {
        Fake one = new Fake(DESK, false, ActionKind.Target.CRM);
        Fake other = new Fake(AccountId.of("tracker"), false, ActionKind.Target.CRM);
        assertThatThrownBy(() -> builder().connect(one, other).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("desk/acme")
                .hasMessageContaining("tracker/main")
                .hasMessageContaining("crm(account)");
        builder().connect(one, other).crm(DESK).build().close();
    }

    @Test
    void connect_twoOfOneName_isRefused() {
        Fake twice = new Fake(AccountId.of("plaza"), true, ActionKind.Target.NETWORK);
        assertThatThrownBy(() -> CommandCenter.builder()
                        .routeWith(wordy())
                        .connect(twice, twice)
                        .build())
                .hasMessageContaining("two sources have one name");
    }

    @Test
    void act_refusalThatAPersonCanMend_isParked() throws InterruptedException {
        List<Work> works = new ArrayList<>();
        ActionHandler revoked = new ActionHandler() {
            @Override
            public boolean handles(ActionKind kind, AccountId on) {
                return kind == ActionKind.CREATE_LEAD;
            }

            @Override
            public Outcome handle(Action action, ActionKey key) {
                throw new PermanentException("token revoked") {
                    @Override
                    public boolean needsPerson() {
                        return true;
                    }
                };
            }
        };
        try (CommandCenter center = builder().actWith(revoked).build()) {
            center.process(post("1", "ana", "hi").build());
            assertThat(center.settle(SOON)).isTrue();
        }
        ledger.works(TenantId.DEFAULT, works::add);
        assertThat(works).singleElement().satisfies(work -> {
            assertThat(work.state()).isEqualTo(WorkState.PARKED);
            assertThat(work.note()).isEqualTo("token revoked");
        });
    }
}
