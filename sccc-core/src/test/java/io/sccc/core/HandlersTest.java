package io.sccc.core;

import static io.sccc.core.Fakes.SOON;
import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.route;
import static io.sccc.core.Fakes.router;
import static io.sccc.core.Fakes.wordy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.Fakes.Handler;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Level;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlersTest {

    private static final class Leads implements ActionHandler {

        @Override
        public boolean handles(ActionKind kind, AccountId account) {
            return kind == ActionKind.CREATE_LEAD;
        }

        @Override
        public Outcome handle(Action action, ActionKey key) {
            return new Outcome.Sent("lead");
        }
    }

    @Test
    void build_twoHandlersForOnePair_namesBoth() {
        assertThatThrownBy(() -> CommandCenter.builder()
                        .routeWith(wordy())
                        .actWith(new Handler(), new Leads())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("create_lead on crm/main")
                .hasMessageContaining(Handler.class.getName())
                .hasMessageContaining(Leads.class.getName());
    }

    @Test
    void build_strictHandlers_refusesWhatNobodyHandles() {
        assertThatThrownBy(() -> CommandCenter.builder()
                        .routeWith(wordy())
                        .actWith(new Leads())
                        .strictHandlers()
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("open_case on crm/main")
                .hasMessageNotContaining("create_lead");
    }

    @Test
    void act_nobodyHandlesIt_isParked() throws InterruptedException {
        assertThat(works(ActionKind.CREATE_LEAD)).singleElement().satisfies(work -> {
            assertThat(work.state()).isEqualTo(WorkState.PARKED);
            assertThat(work.note()).isEqualTo("no handler");
        });
    }

    @Test
    void act_effectInTheCenter_needsNoHandler() throws InterruptedException {
        assertThat(works(ActionKind.NOTIFY, ActionKind.ARCHIVE, ActionKind.CAPTURE_IDEA, ActionKind.DRAFT_ARTICLE))
                .hasSize(4)
                .allSatisfy(work -> assertThat(work.state()).isEqualTo(WorkState.DONE));
    }

    private static List<Work> works(ActionKind... kinds) throws InterruptedException {
        InMemoryLedger ledger = new InMemoryLedger();
        try (CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .routeWith(router(facts -> route(Level.CRM, "all", kinds)))
                .build()) {
            center.process(post("1", "ana", "hi").build());
            assertThat(center.settle(SOON)).isTrue();
        }
        List<Work> works = new ArrayList<>();
        ledger.works(TenantId.DEFAULT, works::add);
        return works;
    }
}
