package io.sccc.core;

import static io.sccc.core.Fakes.NOON;
import static io.sccc.core.Fakes.SOON;
import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.quiet;
import static io.sccc.core.Fakes.route;
import static io.sccc.core.Fakes.router;
import static io.sccc.core.Fakes.wordy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.sccc.core.Fakes.Handler;
import io.sccc.core.error.PermanentException;
import io.sccc.core.error.TransientException;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Event;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Level;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.pipeline.Retry;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Understander;
import io.sccc.core.spi.Work;
import io.sccc.core.testing.ManualClock;
import io.sccc.core.testing.RecordingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CommandCenterTest {

    private static final Understander SPANISH =
            (post, text, soFar) -> new Understanding(Map.of(Understanding.LANGUAGE, new Finding("es", 1)), Set.of());

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ManualClock clock = new ManualClock(NOON);
    private final Handler handler = new Handler();

    private CommandCenterBuilder center(Handler acting) {
        return CommandCenter.builder()
                .ledger(ledger)
                .clock(clock)
                .workers(4)
                .understandWith(SPANISH)
                .routeWith(wordy())
                .retry(new Retry(Duration.ZERO, Duration.ofMillis(5), 5))
                .actWith(acting);
    }

    private List<Work> works() {
        List<Work> works = new ArrayList<>();
        ledger.works(TenantId.DEFAULT, works::add);
        return works;
    }

    @Test
    void process_complaint_asksContactThenCase() throws InterruptedException {
        try (CommandCenter center = center(handler).build()) {
            Decision decision = center.process(post("1", "ana", "a case").build());
            assertThat(decision.level()).isEqualTo(Level.CRM);
            assertThat(decision.actions())
                    .extracting(Decision.Asked::kind)
                    .containsExactly(ActionKind.UPSERT_CONTACT, ActionKind.OPEN_CASE);
            assertThat(center.settle(SOON)).isTrue();
            assertThat(handler.kinds()).containsExactly(ActionKind.UPSERT_CONTACT, ActionKind.OPEN_CASE);
            Action.OpenCase open = (Action.OpenCase) handler.calls.get(1).action();
            assertThat(open.contact()).isNotNull();
            assertThat(open.contact().id()).isEqualTo("id-1");
        }
    }

    @Test
    void process_secondComplaintOfCustomer_appendsToTheOneCase() throws InterruptedException {
        try (CommandCenter center = center(handler).build()) {
            center.process(post("1", "ana", "a case").build());
            center.process(post("2", "ana", "a case again").inReplyTo("1").build());
            center.process(post("3", "eva", "my case too").inReplyTo("1").build());
            center.settle(SOON);
            assertThat(handler.kinds())
                    .containsExactlyInAnyOrder(
                            ActionKind.UPSERT_CONTACT,
                            ActionKind.OPEN_CASE,
                            ActionKind.APPEND_TO_CASE,
                            ActionKind.UPSERT_CONTACT,
                            ActionKind.OPEN_CASE);
        }
    }

    @Test
    void process_closeAndReopen_followTheCase() throws InterruptedException {
        try (CommandCenter center = center(handler).build()) {
            center.process(post("1", "ana", "a case").build());
            center.process(post("2", "ana", "close it").inReplyTo("1").build());
            center.process(post("3", "ana", "reopen it").inReplyTo("1").build());
            center.process(post("4", "ana", "case again").inReplyTo("1").build());
            center.settle(SOON);
            assertThat(handler.kinds())
                    .endsWith(ActionKind.CLOSE_CASE, ActionKind.REOPEN_CASE, ActionKind.APPEND_TO_CASE);
        }
    }

    @Test
    void process_unknownAuthor_opensCaseWithoutContactAndIsNobodyElse() throws InterruptedException {
        try (CommandCenter center = center(handler).build()) {
            center.process(post("1", "x", "a case").author(null).build());
            center.process(post("2", "x", "a case").author(null).inReplyTo("1").build());
            center.settle(SOON);
            assertThat(handler.kinds()).containsExactly(ActionKind.OPEN_CASE, ActionKind.OPEN_CASE);
        }
    }

    @Test
    void process_companyPost_asksNothingOutside() throws InterruptedException {
        try (CommandCenter center = center(handler).build()) {
            Decision decision = center.process(
                    post("1", "brand", "a case").authorRole(AuthorRole.BRAND).build());
            assertThat(decision.actions()).isEmpty();
            center.settle(SOON);
            assertThat(handler.calls).isEmpty();
        }
    }

    @Test
    void process_duplicate_givesTheEarlierDecision() {
        try (CommandCenter center = center(handler).build()) {
            Decision first = center.process(post("1", "ana", "a case").build());
            assertThat(center.process(post("1", "ana", "a case").build())).isEqualTo(first);
            assertThat(ledger.events(TenantId.DEFAULT, 0, 100)).hasAtLeastOneElementOfType(Event.PostDuplicate.class);
        }
    }

    @Test
    void process_duplicateWhileFirstIsDecided_waitsForTheSameDecision() throws Exception {
        CountDownLatch routing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CommandCenterBuilder builder = CommandCenter.builder().ledger(ledger).routeWith(router(facts -> {
            routing.countDown();
            await(go);
            return quiet();
        }));
        try (CommandCenter center = builder.build()) {
            Post same = post("1", "ana", "hello").build();
            CompletableFuture<Decision> first = CompletableFuture.supplyAsync(() -> center.process(same));
            await(routing);
            CompletableFuture<Decision> second = CompletableFuture.supplyAsync(() -> center.process(same));
            go.countDown();
            assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(first.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void process_deadLetterAgain_saysSoAgain() {
        CommandCenterBuilder builder = CommandCenter.builder().ledger(ledger).routeWith(router(facts -> {
            throw new IllegalArgumentException("poison");
        }));
        try (CommandCenter center = builder.build()) {
            Decision dead =
                    center.process(post("1", "ana", "hello").inReplyTo("0").build());
            assertThat(dead.reason("es")).contains("mensajes muertos");
            Decision again =
                    center.process(post("1", "ana", "hello").inReplyTo("0").build());
            assertThat(again.about()).isEqualTo(dead.about());
            assertThat(again.reason()).isEqualTo(dead.reason());
        }
    }

    @Test
    void process_revision_isDecidedAnewButIsNoFurtherPost() {
        List<Double> counts = new ArrayList<>();
        CommandCenterBuilder builder = CommandCenter.builder()
                .ledger(ledger)
                .clock(clock)
                .routeWith(router(facts -> {
                    counts.add(facts.get(Fact.CONVERSATION_POSTS));
                    counts.add(facts.get(Fact.AUTHOR_COPIES_10M));
                    return quiet();
                }));
        try (CommandCenter center = builder.build()) {
            center.process(post("1", "ana", "helo").build());
            Decision edit = center.process(post("1", "ana", "helo").revision(1).build());
            assertThat(edit.revision()).isEqualTo(1);
            center.process(post("2", "ana", "more").inReplyTo("1").build());
            assertThat(counts).containsExactly(0.0, 0.0, 1.0, 0.0, 1.0, 0.0);
        }
    }

    @Test
    void process_deletedPost_isIgnoredAndToldOf() {
        try (CommandCenter center = center(handler).build()) {
            center.process(post("1", "ana", "a case").build());
            Decision gone = center.process(
                    post("1", "ana", "").revision(1).deleted(true).build());
            assertThat(gone.level()).isEqualTo(Level.IGNORE);
            assertThat(ledger.events(TenantId.DEFAULT, 0, 100)).hasAtLeastOneElementOfType(Event.PostDeleted.class);
        }
    }

    @Test
    void process_leadTwice_isDoneOnce() throws InterruptedException {
        try (CommandCenter center = center(handler).build()) {
            center.process(post("1", "ana", "lead").build());
            center.process(post("2", "ana", "lead").inReplyTo("1").build());
            center.settle(SOON);
            assertThat(handler.kinds()).containsExactly(ActionKind.CREATE_LEAD);
        }
    }

    @Test
    void process_twoRepliesInOneRoute_asksOne() throws InterruptedException {
        CommandCenterBuilder builder = center(handler)
                .routeWith(router(facts -> route(Level.COMMUNITY, "both", ActionKind.REPLY, ActionKind.REPLY)));
        try (CommandCenter center = builder.build()) {
            assertThat(center.process(post("1", "ana", "hi").build()).actions()).hasSize(1);
            center.settle(SOON);
            assertThat(handler.calls).hasSize(1);
        }
    }

    @Test
    void process_elevenRepliesADay_refusesTheEleventhUntilTomorrow() throws InterruptedException {
        try (CommandCenter center = center(handler).build()) {
            center.process(post("0", "ana", "hello").build());
            for (int i = 1; i <= 11; i++) {
                center.process(post("" + i, "ana", "reply").inReplyTo("0").build());
            }
            clock.advance(Duration.ofDays(1));
            center.process(post("12", "ana", "reply").inReplyTo("0").build());
            center.settle(SOON);
            assertThat(handler.calls).hasSize(11);
            assertThat(works())
                    .filteredOn(work -> work.state() == WorkState.FAILED)
                    .singleElement()
                    .satisfies(work -> assertThat(work.note()).contains("budget of 10"));
        }
    }

    @Test
    void process_languageUnknown_refusesToSpeak() throws InterruptedException {
        CommandCenterBuilder builder =
                CommandCenter.builder().ledger(ledger).routeWith(wordy()).actWith(handler);
        try (CommandCenter center = builder.build()) {
            center.process(post("1", "ana", "reply").build());
            center.settle(SOON);
            assertThat(works())
                    .singleElement()
                    .satisfies(work -> assertThat(work.note()).contains("no words"));
            assertThat(handler.calls).isEmpty();
        }
    }

    @Test
    void act_transientFault_isTriedAgainUntilItWorks() throws InterruptedException {
        Handler flaky = new Handler((action, call) -> {
            if (call < 3) {
                throw new TransientException("busy", call == 1 ? Duration.ofMillis(1) : null, null);
            }
            return new Outcome.Sent("ok");
        });
        assertThat(stateAfterLead(flaky)).isEqualTo(WorkState.DONE);
        assertThat(flaky.calls).hasSize(3);
    }

    @Test
    void act_transientForever_givesUp() throws InterruptedException {
        Handler down = new Handler((action, call) -> {
            throw new TransientException("busy");
        });
        assertThat(stateAfterLead(down)).isEqualTo(WorkState.FAILED);
        assertThat(down.calls).hasSize(5);
    }

    @Test
    void act_deferred_isAskedAgainWhenAllowed() throws InterruptedException {
        Handler busy = new Handler((action, call) ->
                call == 1 ? new Outcome.Deferred(clock.instant().plusMillis(5)) : new Outcome.Sent("ok"));
        assertThat(stateAfterLead(busy)).isEqualTo(WorkState.DONE);
        assertThat(ledger.events(TenantId.DEFAULT, 0, 100)).hasAtLeastOneElementOfType(Event.ActionDeferred.class);
    }

    @Test
    void G3_postDeletedWhileItsReplyWaits_theReplyIsNotSent() throws InterruptedException {
        AtomicBoolean waits = new AtomicBoolean();
        Ledger waiting = mock(Ledger.class, delegatesTo(ledger));
        doAnswer(call -> waits.get()
                        ? CompletableFuture.completedFuture(List.of())
                        : ledger.claim(call.getArgument(0), call.getArgument(1)))
                .when(waiting)
                .claim(any(), anyInt());
        Handler busy = new Handler((action, call) -> {
            waits.set(call == 1);
            return call == 1 ? new Outcome.Deferred(clock.instant().plusMillis(5)) : new Outcome.Sent("ok");
        });
        try (CommandCenter center = CommandCenter.builder()
                .ledger(waiting)
                .clock(clock)
                .routeWith(wordy())
                .understandWith(SPANISH)
                .actWith(busy)
                .build()) {
            center.process(post("1", "ana", "reply please").build());
            while (ledger.events(TenantId.DEFAULT, 0, 100).stream().noneMatch(Event.ActionDeferred.class::isInstance)) {
                Thread.onSpinWait();
            }
            center.process(post("1", "ana", "").revision(1).deleted(true).build());
            waits.set(false);
            assertThat(center.settle(SOON)).isTrue();
        }
        List<Work> works = new ArrayList<>();
        ledger.works(TenantId.DEFAULT, works::add);
        assertThat(works).singleElement().satisfies(work -> {
            assertThat(work.state()).isEqualTo(WorkState.FAILED);
            assertThat(work.note()).contains("deleted");
        });
        assertThat(busy.calls).hasSize(1);
    }

    @Test
    void act_rejected_fails() throws InterruptedException {
        assertThat(stateAfterLead(new Handler((action, call) -> new Outcome.Rejected("no"))))
                .isEqualTo(WorkState.FAILED);
    }

    @Test
    void act_permanentFault_fails() throws InterruptedException {
        assertThat(stateAfterLead(new Handler((action, call) -> {
                    throw new PermanentException("never");
                })))
                .isEqualTo(WorkState.FAILED);
    }

    @Test
    void act_outcomeUnknown_isParkedAndNotRepeated() throws InterruptedException {
        Handler lost = new Handler((action, call) -> new Outcome.Unknown(false));
        assertThat(stateAfterLead(lost)).isEqualTo(WorkState.PARKED);
        assertThat(lost.calls).hasSize(1);
    }

    @Test
    void act_unexpectedFault_isParkedSinceNobodyKnowsTheEffect() throws InterruptedException {
        Handler broken = new Handler((action, call) -> {
            throw new IllegalStateException("after the effect");
        });
        assertThat(stateAfterLead(broken)).isEqualTo(WorkState.PARKED);
        assertThat(broken.calls).hasSize(1);
    }

    @Test
    void act_error_isParkedAndTheLaneGoesOn() throws InterruptedException {
        Handler broken = new Handler((action, call) -> {
            if (call == 1) {
                throw new NoClassDefFoundError("missing");
            }
            return new Outcome.Sent("ok");
        });
        try (CommandCenter center = center(broken).build()) {
            center.process(post("1", "ana", "lead").build());
            center.process(post("2", "eva", "lead").inReplyTo("1").build());
            center.settle(SOON);
            assertThat(works()).extracting(Work::state).containsExactly(WorkState.PARKED, WorkState.DONE);
        }
    }

    @Test
    void act_reconcileFailsInPassing_looksUpAgainAndNeverActsAgain() throws InterruptedException {
        AtomicInteger lookUps = new AtomicInteger();
        AtomicInteger acts = new AtomicInteger();
        var careful = new io.sccc.core.spi.ActionHandler() {
            @Override
            public boolean handles(ActionKind kind, io.sccc.core.model.AccountId account) {
                return kind == ActionKind.CREATE_LEAD;
            }

            @Override
            public Outcome handle(Action action, io.sccc.core.model.ActionKey key) {
                acts.incrementAndGet();
                return new Outcome.Unknown(true);
            }

            @Override
            public Outcome reconcile(Action action, io.sccc.core.model.ActionKey key) {
                if (lookUps.incrementAndGet() < 3) {
                    throw new TransientException("no answer");
                }
                return new Outcome.AlreadyDone("lead-7");
            }
        };
        CommandCenterBuilder builder = CommandCenter.builder()
                .ledger(ledger)
                .routeWith(wordy())
                .retry(new Retry(Duration.ZERO, Duration.ofMillis(5), 5))
                .actWith(careful);
        try (CommandCenter center = builder.build()) {
            center.process(post("1", "ana", "lead").build());
            center.settle(SOON);
        }
        assertThat(acts).hasValue(1);
        assertThat(lookUps).hasValue(3);
        assertThat(works())
                .singleElement()
                .satisfies(work -> assertThat(work.target()).isEqualTo("lead-7"));
    }

    @Test
    void act_contactParked_parksTheCaseToo() throws InterruptedException {
        Handler noContacts = new Handler((action, call) ->
                action.kind() == ActionKind.UPSERT_CONTACT ? new Outcome.Unknown(false) : new Outcome.Sent("ok"));
        try (CommandCenter center = center(noContacts).build()) {
            center.process(post("1", "ana", "a case").build());
            center.settle(SOON);
        }
        assertThat(works()).extracting(Work::state).containsExactly(WorkState.PARKED, WorkState.PARKED);
    }

    @Test
    void dryRun_asksAndDoesNothing() throws InterruptedException {
        try (CommandCenter center = center(handler).dryRun().build()) {
            center.process(post("1", "ana", "a case").build());
            assertThat(center.settle(SOON)).isTrue();
        }
        assertThat(handler.calls).isEmpty();
        assertThat(works()).extracting(Work::state).containsOnly(WorkState.ASKED);
    }

    @Test
    void start_afterProcess_repeatsNothingThatIsUnderWay() throws InterruptedException {
        CountDownLatch acting = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Handler slow = new Handler((action, call) -> {
            acting.countDown();
            await(go);
            return new Outcome.Sent("ok");
        });
        try (CommandCenter center = center(slow).build()) {
            center.process(post("1", "ana", "lead").build());
            await(acting);
            center.start();
            go.countDown();
            center.settle(SOON);
        }
        assertThat(slow.calls).hasSize(1);
    }

    @Test
    void start_withWorkOfAnEarlierCenter_doesItOnce() throws InterruptedException {
        try (CommandCenter dry = center(handler).dryRun().build()) {
            dry.process(post("1", "ana", "a case").build());
        }
        try (CommandCenter center = center(handler).build()) {
            center.process(post("2", "ana", "close").inReplyTo("1").build());
            center.start();
            center.settle(SOON);
        }
        assertThat(handler.kinds())
                .containsExactly(ActionKind.UPSERT_CONTACT, ActionKind.OPEN_CASE, ActionKind.CLOSE_CASE);
    }

    @Test
    void process_join_closesTheSecondCaseOfEachCustomerAndKeepsOneContact() throws InterruptedException {
        try (CommandCenter center = center(handler).build()) {
            center.process(post("a", "ana", "a case").build());
            center.process(post("b", "ana", "a case").build());
            center.process(post("c", "eva", "hello")
                    .kind(io.sccc.core.model.PostKind.DIRECT_MESSAGE)
                    .threadId("t")
                    .inReplyTo("a")
                    .build());
            center.process(post("d", "eva", "hello")
                    .kind(io.sccc.core.model.PostKind.DIRECT_MESSAGE)
                    .threadId("t")
                    .inReplyTo("b")
                    .build());
            center.process(post("e", "ana", "close").inReplyTo("b").build());
            center.process(post("f", "ana", "new case").inReplyTo("b").build());
            center.settle(SOON);
        }
        assertThat(works()).allSatisfy(work -> assertThat(work.state()).isEqualTo(WorkState.DONE));
        assertThat(works().stream().filter(w -> w.request().kind() == ActionKind.CLOSE_CASE))
                .as("the duplicate's, and the one asked for")
                .hasSize(2);
        assertThat(works().stream().filter(w -> w.request().kind() == ActionKind.OPEN_CASE))
                .hasSize(3);
    }

    @Test
    void process_rulesLoadedAnew_keepsTheTextOfBoth() {
        AtomicInteger version = new AtomicInteger(1);
        var reloading = new io.sccc.core.spi.Router() {
            @Override
            public io.sccc.core.model.Route route(io.sccc.core.model.Facts facts) {
                return io.sccc.core.model.Route.noRule(ruleset(), List.of());
            }

            @Override
            public String ruleset() {
                return "r" + version;
            }

            @Override
            public String rulesetText() {
                return "text " + version;
            }
        };
        try (CommandCenter center =
                CommandCenter.builder().ledger(ledger).routeWith(reloading).build()) {
            center.process(post("1", "ana", "hi").build());
            version.set(2);
            center.process(post("2", "ana", "hi").build());
        }
        assertThat(ledger.ruleset(TenantId.DEFAULT, "r1")).isEqualTo("text 1");
        assertThat(ledger.ruleset(TenantId.DEFAULT, "r2")).isEqualTo("text 2");
    }

    @Test
    void process_otherTenant_isRefused() {
        try (CommandCenter center = center(handler).build()) {
            assertThatThrownBy(() -> center.process(
                            post("1", "ana", "hi").tenant(new TenantId("other")).build()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("other");
        }
    }

    @Test
    void process_twoTenants_shareNothing() {
        TenantId other = new TenantId("other");
        try (CommandCenter center =
                center(handler).tenants(TenantId.DEFAULT, other).build()) {
            Decision one = center.process(post("1", "ana", "hi").build());
            Decision two = center.process(post("1", "ana", "hi").tenant(other).build());
            assertThat(one.about().conversation()).isNotEqualTo(two.about().conversation());
        }
    }

    @Test
    void health_deadLetter_isDegraded() {
        CommandCenterBuilder builder = CommandCenter.builder().routeWith(router(facts -> {
            throw new IllegalStateException("poison");
        }));
        try (CommandCenter center = builder.build()) {
            assertThat(center.health().status()).isEqualTo(Health.Status.UP);
            center.process(post("1", "ana", "hi").build());
            assertThat(center.health().status()).isEqualTo(Health.Status.DEGRADED);
        }
    }

    @Test
    void build_allFaults_areNamedAtOnce() {
        assertThatThrownBy(() -> CommandCenter.builder().workers(0).queue(0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no router")
                .hasMessageContaining("workers (0)")
                .hasMessageContaining("queue (0)");
    }

    @Test
    void process_withoutStart_listenersHear() throws InterruptedException {
        RecordingListener listener = new RecordingListener();
        try (CommandCenter center = center(handler).measureWith(listener).build()) {
            center.process(
                    Post.builder(PostId.of("net", "1")).author(Author.of("ana")).build());
            assertThat(listener.await(Event.Routed.class, 1, SOON)).isTrue();
        }
    }

    private WorkState stateAfterLead(Handler acting) throws InterruptedException {
        try (CommandCenter center = center(acting).build()) {
            center.process(post("1", "ana", "lead").build());
            assertThat(center.settle(SOON)).isTrue();
        }
        return works().get(0).state();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void proposeCrisis_twice_isStoredAndHeardOnce() throws Exception {
        RecordingListener heard = new RecordingListener();
        try (CommandCenter center = center(handler).measureWith(heard).build()) {
            assertThat(center.proposeCrisis(TenantId.DEFAULT, "brand acme", "420 posts"))
                    .isTrue();
            assertThat(center.proposeCrisis(TenantId.DEFAULT, "brand acme", "420 posts"))
                    .isFalse();
            assertThat(heard.await(Event.CrisisProposed.class, 1, SOON)).isTrue();
            assertThat(center.settle(SOON)).isTrue();
        }
        assertThat(heard.events()).hasSize(1).isEqualTo(ledger.events(TenantId.DEFAULT, 0, 10));
    }

    @Test
    void proposeCrisis_nothingToSayOrNobodysTenant_isRefused() {
        try (CommandCenter center = center(handler).build()) {
            assertThatThrownBy(() -> center.proposeCrisis(TenantId.DEFAULT, " ", "why"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> center.proposeCrisis(TenantId.DEFAULT, "brand", "x".repeat(1001)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1001");
            assertThatThrownBy(() -> center.proposeCrisis(new TenantId("other"), "brand", "why"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
