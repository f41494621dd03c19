package io.sccc.core;

import static io.sccc.core.Fakes.NOON;
import static io.sccc.core.Fakes.SOON;
import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.route;
import static io.sccc.core.Fakes.router;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.Fakes.Handler;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Level;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the center promises of speaking by itself: so much a day, no talk with another machine, never to itself. */
class AutomaticMessagesTest {

    private final ManualClock clock = new ManualClock(NOON);
    private final Handler handler = new Handler();

    /** Every post gets a reply, a contact and a case. */
    private CommandCenter center(Ledger ledger) {
        return CommandCenter.builder()
                .ledger(ledger)
                .clock(clock)
                .workers(2)
                .understandWith((post, text, soFar) ->
                        new Understanding(Map.of(Understanding.LANGUAGE, new Finding("es", 1)), Set.of()))
                .routeWith(router(facts ->
                        route(Level.CRM, "all", ActionKind.REPLY, ActionKind.UPSERT_CONTACT, ActionKind.OPEN_CASE)))
                .actWith(handler)
                .build();
    }

    private static List<String> refusals(Ledger ledger) {
        List<String> notes = new ArrayList<>();
        ledger.works(TenantId.DEFAULT, work -> {
            if (work.state() == WorkState.FAILED) {
                notes.add(work.note());
            }
        });
        return notes;
    }

    private long replies() {
        return handler.kinds().stream().filter(kind -> kind == ActionKind.REPLY).count();
    }

    /** The id that the latest reply got at its network. */
    private String lastReply() {
        int at = handler.kinds().lastIndexOf(ActionKind.REPLY);
        return "id-" + (at + 1);
    }

    @Test
    void process_autoResponderThatAnswersEachReply_isAnsweredFiveTimesAndNeverAgain() throws InterruptedException {
        InMemoryLedger ledger = new InMemoryLedger();
        try (CommandCenter center = center(ledger)) {
            center.process(post("p0", "bot", "hello").build());
            center.settle(SOON);
            for (int i = 1; i <= 8; i++) {
                center.process(
                        post("p" + i, "bot", "out of office").inReplyTo(lastReply()).build());
                center.settle(SOON);
                clock.advance(Duration.ofDays(1));
            }
        }
        assertThat(replies()).isEqualTo(5);
        assertThat(refusals(ledger)).hasSize(4).allSatisfy(note -> assertThat(note).contains("a person has to speak"));
    }

    @Test
    void process_answerToTheChainButByAnotherPost_beginsAnew() throws InterruptedException {
        InMemoryLedger ledger = new InMemoryLedger();
        try (CommandCenter center = center(ledger)) {
            center.process(post("p0", "ana", "hello").build());
            center.settle(SOON);
            for (int i = 1; i <= 6; i++) {
                center.process(post("p" + i, "ana", "and this?").inReplyTo("p0").build());
                center.settle(SOON);
            }
        }
        assertThat(replies()).isEqualTo(7);
        assertThat(refusals(ledger)).isEmpty();
    }

    @Test
    void process_dialogWithoutReplies_isAChainWhileAnswersComeWithinTheHour() throws InterruptedException {
        InMemoryLedger ledger = new InMemoryLedger();
        try (CommandCenter center = center(ledger)) {
            for (int i = 0; i < 7; i++) {
                message(center, "p" + i);
                clock.advance(Duration.ofMinutes(2));
            }
            assertThat(replies()).isEqualTo(5);
            clock.advance(Duration.ofHours(2));
            message(center, "later");
            assertThat(replies()).isEqualTo(6);
        }
        assertThat(refusals(ledger)).hasSize(2);
    }

    private static void message(CommandCenter center, String id) throws InterruptedException {
        center.process(post(id, "bot", "hello")
                .kind(PostKind.DIRECT_MESSAGE)
                .threadId("t")
                .build());
        center.settle(SOON);
    }

    @Test
    void process_chainAndBudget_outliveARestart(@TempDir Path folder) throws InterruptedException {
        Path file = folder.resolve("center.db");
        for (int i = 0; i < 7; i++) {
            try (JdbcLedger ledger = JdbcLedger.file(file);
                    CommandCenter center = center(ledger)) {
                center.start();
                var next = post("p" + i, "bot", "out of office");
                center.process((i == 0 ? next : next.inReplyTo(lastReply())).build());
                center.settle(SOON);
            }
        }
        assertThat(replies()).isEqualTo(5);
        for (int i = 0; i < 7; i++) {
            try (JdbcLedger ledger = JdbcLedger.file(file);
                    CommandCenter center = center(ledger)) {
                center.start();
                center.process(post("q" + i, "bot", "again").inReplyTo("p0").build());
                center.settle(SOON);
            }
        }
        assertThat(replies()).isEqualTo(10);
        try (JdbcLedger ledger = JdbcLedger.file(file)) {
            assertThat(refusals(ledger))
                    .hasSize(4)
                    .anySatisfy(note -> assertThat(note).contains("budget of 10"));
        }
    }

    @Test
    void process_budgetUsedUp_casesAndContactsAreNotCut() throws InterruptedException {
        try (CommandCenter center = center(new InMemoryLedger())) {
            center.process(post("p0", "ana", "hello").build());
            for (int i = 1; i <= 14; i++) {
                center.process(post("p" + i, "ana", "still").inReplyTo("p0").build());
            }
            center.process(post("e0", "eva", "me too").inReplyTo("p0").build());
            center.settle(SOON);
        }
        assertThat(handler.kinds())
                .filteredOn(kind -> kind == ActionKind.APPEND_TO_CASE)
                .hasSize(14);
        assertThat(handler.kinds()).filteredOn(kind -> kind == ActionKind.OPEN_CASE).hasSize(2);
        assertThat(handler.kinds())
                .filteredOn(kind -> kind == ActionKind.UPSERT_CONTACT)
                .hasSize(2);
        assertThat(replies()).isEqualTo(11);
    }

    @Test
    void process_ownReplyComesBackAsAPost_isNotAnswered() throws InterruptedException {
        InMemoryLedger ledger = new InMemoryLedger();
        try (CommandCenter center = center(ledger)) {
            center.process(post("p0", "ana", "hello").build());
            center.settle(SOON);
            assertThat(center.process(post(lastReply(), "us", "because")
                                    .authorRole(AuthorRole.BRAND)
                                    .inReplyTo("p0")
                                    .build())
                            .actions())
                    .isEmpty();
            center.settle(SOON);
        }
        assertThat(handler.calls).hasSize(3);
    }

    @Test
    void process_commentOnAConversationTheBrandBegan_getsACaseButNoAutomaticWord() throws InterruptedException {
        InMemoryLedger ledger = new InMemoryLedger();
        try (CommandCenter center = center(ledger)) {
            center.process(
                    post("b", "us", "our summer sale").authorRole(AuthorRole.BRAND).build());
            center.process(
                    post("p0", "ana", "it never arrived").inReplyTo("b").build());
            center.settle(SOON);
        }
        assertThat(handler.calls)
                .extracting(call -> call.action().getClass().getSimpleName())
                .containsExactly(Action.UpsertContact.class.getSimpleName(), Action.OpenCase.class.getSimpleName());
        assertThat(refusals(ledger))
                .singleElement()
                .satisfies(note -> assertThat(note).contains("the company began this conversation"));
    }
}
