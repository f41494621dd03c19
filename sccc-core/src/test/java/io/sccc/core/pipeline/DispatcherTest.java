package io.sccc.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.testing.RecordingListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DispatcherTest {

    @Test
    void finish_afterAnEventThatTheLastLookDidNotFind_tellsItFirst() {
        InMemoryLedger ledger = new InMemoryLedger();
        Ledger late = mock(Ledger.class, delegatesTo(ledger));
        RecordingListener heard = new RecordingListener();
        AtomicReference<Dispatcher> told = new AtomicReference<>();
        doAnswer(call -> {
                    List<Event> found = ledger.events(call.getArgument(0), call.getArgument(1), call.getArgument(2));
                    if (ledger.propose(TenantId.DEFAULT, "brand", "420 posts")) { // stored behind its back, once
                        told.get().finish();
                    }
                    return found;
                })
                .when(late)
                .events(any(), anyLong(), anyInt());
        Dispatcher dispatcher = new Dispatcher(late, List.of(TenantId.DEFAULT), heard);
        told.set(dispatcher);
        dispatcher.run();
        assertThat(heard.of(Event.CrisisProposed.class)).hasSize(1);
        assertThat(dispatcher.caughtUp()).isTrue();
    }
}
