package io.sccc.core;

import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.wordy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.error.TransientException;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Understander;
import io.sccc.core.spi.Work;
import io.sccc.core.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** G3: what was asked because of a post that was edited or deleted before its turn came. */
@Timeout(120)
class RecheckTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Understander SPANISH =
            (post, text, soFar) -> new Understanding(Map.of(Understanding.LANGUAGE, new Finding("es", 1)), Set.of());

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T12:00:00Z"));
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Network network = new Network();

    /** Puts the first reply off until it is told to go on, and remembers the words of those it sent. */
    private final class Network implements ActionHandler {

        private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
        private final List<String> lookedUp = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch first = new CountDownLatch(1);
        private volatile boolean open;
        private volatile boolean loses;

        @Override
        public boolean handles(ActionKind kind, AccountId account) {
            return kind.target() != ActionKind.Target.CENTER;
        }

        @Override
        public Outcome handle(Action action, ActionKey key) {
            asked.add(key.value());
            if (loses) {
                throw new IllegalStateException("the answer got lost");
            }
            if (!open) {
                first.countDown();
                return new Outcome.Deferred(clock.instant().plusMillis(50));
            }
            return new Outcome.Sent("id-" + action.kind());
        }

        @Override
        public Outcome reconcile(Action action, ActionKey key) {
            lookedUp.add(key.value());
            if (!open) {
                first.countDown();
                throw new TransientException("away", Duration.ofMillis(50), null);
            }
            return new Outcome.AlreadyDone("id-found");
        }
    }

    private CommandCenter center() {
        return CommandCenter.builder()
                .ledger(ledger)
                .clock(clock)
                .routeWith(wordy())
                .understandWith(SPANISH)
                .actWith(network)
                .build();
    }

    private List<Work> works() {
        List<Work> works = new ArrayList<>();
        ledger.works(TenantId.DEFAULT, works::add);
        return works;
    }

    private void meanwhile(CommandCenter center, Runnable change) throws InterruptedException {
        assertThat(network.first.await(60, TimeUnit.SECONDS)).isTrue();
        change.run();
        network.open = true;
        assertThat(center.settle(SOON)).isTrue();
    }

    @Test
    void G3_postEditedWhileItsReplyWaits_onlyTheEditIsAnswered() throws InterruptedException {
        try (CommandCenter center = center()) {
            center.process(post("1", "ana", "reply please").build());
            meanwhile(
                    center,
                    () -> center.process(
                            post("1", "ana", "reply soon").revision(1).build()));
        }
        assertThat(works()).extracting(Work::state).containsExactly(WorkState.FAILED, WorkState.DONE);
        assertThat(works().get(0).note()).contains("edited");
    }

    @Test
    void G3_postEditedToAskForNothing_isNotAnswered() throws InterruptedException {
        try (CommandCenter center = center()) {
            center.process(post("1", "ana", "reply please").build());
            meanwhile(
                    center,
                    () -> center.process(
                            post("1", "ana", "never mind").revision(1).build()));
        }
        assertThat(works())
                .singleElement()
                .satisfies(work -> assertThat(work.state()).isEqualTo(WorkState.FAILED));
    }

    @Test
    void G3_askedByHand_isSentWhateverWasEdited() throws InterruptedException {
        try (CommandCenter center = center()) {
            Decision decision = center.process(post("1", "ana", "hello").build());
            center.ask(new Action.Reply(decision.about(), decision.post(), "hola", "es"), "agent 7");
            meanwhile(
                    center,
                    () -> center.process(
                            post("1", "ana", "never mind").revision(1).build()));
        }
        assertThat(works())
                .singleElement()
                .satisfies(work -> assertThat(work.state()).isEqualTo(WorkState.DONE));
    }

    @Test
    void G3_caseOfAPostEditedMeanwhile_staysACase() throws InterruptedException {
        try (CommandCenter center = center()) {
            center.process(post("1", "ana", "case").build());
            meanwhile(
                    center,
                    () -> center.process(
                            post("1", "ana", "never mind").revision(1).build()));
        }
        assertThat(works()).isNotEmpty().allMatch(work -> work.state() == WorkState.DONE);
    }

    @Test
    void G3_postDeletedWhileTheOutcomeOfItsReplyIsUnknown_itIsLookedUpNotGivenUp() throws InterruptedException {
        network.loses = true;
        try (CommandCenter center = center()) {
            center.process(post("1", "ana", "reply please").build());
            meanwhile(
                    center,
                    () -> center.process(
                            post("1", "ana", "").revision(1).deleted(true).build()));
        }
        assertThat(works()).singleElement().satisfies(work -> {
            assertThat(work.state()).isEqualTo(WorkState.DONE);
            assertThat(work.target()).isEqualTo("id-found");
        });
        assertThat(network.asked).hasSize(1);
        assertThat(network.lookedUp).hasSizeGreaterThan(1);
    }
}
