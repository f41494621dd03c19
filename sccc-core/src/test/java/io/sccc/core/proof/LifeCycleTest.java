package io.sccc.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.CommandCenter;
import io.sccc.core.error.TransientException;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.pipeline.Retry;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** G1 to G3: ended in the middle of work, a CRM that takes some steps and refuses others, posts that change while queued. */
@Timeout(300)
class LifeCycleTest {

    private static final Duration PROMISED = Duration.ofSeconds(25);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    private Ledger open() {
        return Store.open("file:" + folder.resolve("ledger.db"), "one", Duration.ofSeconds(5));
    }

    @Test
    void G1_endedDuringBackfillWithActionsInFlight_endsInTimeAndGoesOnAtTheCursor() throws InterruptedException {
        Trial trial = Proof.trial(Store.SQLITE, folder, 200, FakeCrm.Manner.KEYS);
        CountDownLatch flying = new CountDownLatch(100);
        Ledger first = Store.open(trial.place(), "one", Duration.ofSeconds(5));
        Halt backfilling = Halt.staying("after-fetch:28"); // 58 pages there are: neither network comes to its end
        Life life = new Life(
                trial, first, trial.size(), Duration.ofMillis(50), backfilling, 25, crm -> hanging(crm, flying));
        life.begin();
        assertThat(flying.await(60, TimeUnit.SECONDS)).isTrue();
        long begin = System.nanoTime();
        life.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMISED);
        Ledger second = Store.open(trial.place(), "two", Duration.ofSeconds(5));
        String reached = second.cursor(Script.ACME, "alfa").value();
        assertThat(reached.isEmpty() ? 0 : Integer.parseInt(reached)).isLessThan(trial.size());
        assertThat(second.claim(Script.ACME, 100).toCompletableFuture().join())
                .as("leases were given back: what hung may be looked up at once")
                .anyMatch(work -> work.progress().lost());
        second.close();
        Ledger third = Store.open(trial.place(), "three", Duration.ofSeconds(5));
        try (Life next = new Life(trial, third, trial.size(), Duration.ZERO, Halt.never())) {
            next.begin();
            assertThat(next.settle(LONG)).as("%s", trial).isTrue();
        }
        Proof.verify(trial);
    }

    /** Hangs before anything happened, until it is interrupted. */
    private static ActionHandler hanging(ActionHandler crm, CountDownLatch flying) {
        return handler((action, key) -> {
            flying.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("cut off", e);
            }
            return crm.handle(action, key);
        });
    }

    private static ActionHandler handler(BiFunction<Action, ActionKey, Outcome> script) {
        return new ActionHandler() {
            @Override
            public boolean handles(ActionKind kind, AccountId account) {
                return kind.target() != ActionKind.Target.CENTER;
            }

            @Override
            public Outcome handle(Action action, ActionKey key) {
                return script.apply(action, key);
            }
        };
    }

    private CommandCenter center(Ledger ledger, BiFunction<Action, ActionKey, Outcome> crm) {
        return CommandCenter.builder()
                .ledger(ledger)
                .maskWith(new byte[32])
                .retry(new Retry(Duration.ofMillis(5), Duration.ofMillis(20), 5))
                .routeWith(new ScriptRouter())
                .actWith(handler((action, key) -> {
                    calls.add(action.kind().name());
                    return crm.apply(action, key);
                }))
                .build();
    }

    private static PostBuilder post(String text) {
        return Post.builder(PostId.of("net", "1"))
                .author(Author.of("ana"))
                .authorRole(AuthorRole.CUSTOMER)
                .text(text);
    }

    private static Work work(Ledger ledger, ActionKind kind) {
        List<Work> found = new ArrayList<>();
        ledger.works(TenantId.DEFAULT, found::add);
        return found.stream()
                .filter(one -> one.request().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void G2_crmFailsOnContactButCaseWouldDo_resumesAtTheFailedStepAfterARestart() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        try (CommandCenter center = center(open(), (action, key) -> {
            failed.countDown();
            throw new TransientException("500", Duration.ofHours(1), null);
        })) {
            center.process(post("case").build());
            assertThat(failed.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(calls).containsOnly("UPSERT_CONTACT");
        calls.clear();
        try (Ledger ledger = open()) {
            assertThat(work(ledger, ActionKind.UPSERT_CONTACT).state()).isEqualTo(WorkState.ASKED);
            assertThat(work(ledger, ActionKind.OPEN_CASE).progress().attempts()).isZero();
        }
    }

    @Test
    void G2_crmFailsOnContactInPassing_eachStepHappensOnceInOrder() throws InterruptedException {
        Ledger ledger = open();
        try (CommandCenter center = center(ledger, (action, key) -> {
            if (action.kind() == ActionKind.UPSERT_CONTACT && calls.size() < 3) {
                throw new TransientException("500");
            }
            return new Outcome.Sent("id-" + action.kind());
        })) {
            center.process(post("case").build());
            assertThat(center.settle(LONG)).isTrue();
            assertThat(calls).containsExactly("UPSERT_CONTACT", "UPSERT_CONTACT", "UPSERT_CONTACT", "OPEN_CASE");
            assertThat(work(ledger, ActionKind.OPEN_CASE).state()).isEqualTo(WorkState.DONE);
        }
    }

    @Test
    void G2_contactExistsTwice_isParkedWithBothIdsAndGoesOnWhenAPersonSaysWhich() throws InterruptedException {
        JdbcLedger ledger = (JdbcLedger) open();
        try (CommandCenter center = center(
                ledger,
                (action, key) -> action.kind() == ActionKind.UPSERT_CONTACT
                        ? new Outcome.Ambiguous(List.of("12", "15"))
                        : new Outcome.Sent("case-" + contact(action)))) {
            center.process(post("case").build());
            assertThat(center.settle(LONG)).isTrue();
            assertThat(calls).containsExactly("UPSERT_CONTACT");
            Work contact = work(ledger, ActionKind.UPSERT_CONTACT);
            assertThat(contact.state()).isEqualTo(WorkState.PARKED);
            assertThat(contact.note()).isEqualTo("several match: 12, 15");
            Work waiting = work(ledger, ActionKind.OPEN_CASE);
            assertThat(waiting.state()).isEqualTo(WorkState.PARKED);
            assertThat(waiting.note()).contains("contact");
            assertThat(ledger.upkeep().confirm(TenantId.DEFAULT, contact.key(), "15"))
                    .isTrue();
            assertThat(ledger.upkeep().askAgain(TenantId.DEFAULT, waiting.key()))
                    .isTrue();
            assertThat(center.settle(LONG)).isTrue();
            assertThat(work(ledger, ActionKind.OPEN_CASE).target()).isEqualTo("case-15");
            assertThat(calls).containsExactly("UPSERT_CONTACT", "OPEN_CASE");
        }
    }

    private static String contact(Action action) {
        return action instanceof Action.OpenCase open && open.contact() != null
                ? String.valueOf(open.contact().id())
                : "";
    }

    @Test
    void G3_postEditedWhileItsActionIsQueued_editIsDecidedAndTheCaseIsOpenedOnce() throws Exception {
        CountDownLatch contact = new CountDownLatch(1);
        CountDownLatch edited = new CountDownLatch(1);
        Ledger ledger = open();
        try (CommandCenter center = center(ledger, (action, key) -> {
            contact.countDown();
            await(edited);
            return new Outcome.Sent("id-" + action.kind());
        })) {
            center.process(post("case").build());
            await(contact);
            CompletableFuture.runAsync(
                            () -> center.process(post("case again").revision(1).build()))
                    .get(60, TimeUnit.SECONDS);
            edited.countDown();
            assertThat(center.settle(LONG)).isTrue();
            assertThat(calls).containsExactly("UPSERT_CONTACT", "OPEN_CASE", "APPEND_TO_CASE");
            assertThat(ledger.decision(TenantId.DEFAULT, PostId.of("net", "1")).revision())
                    .isEqualTo(1);
        }
    }

    @Test
    void G3_postDeletedBeforeItWasDecided_latestDecisionIsOfTheDeletion() throws Exception {
        Ledger ledger = open();
        try (CommandCenter center = center(ledger, (action, key) -> new Outcome.Sent("id"))) {
            center.process(post("").revision(1).deleted(true).build());
            center.process(post("case").build());
            assertThat(center.settle(LONG)).isTrue();
            assertThat(calls).as("the text came after its deletion").isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
