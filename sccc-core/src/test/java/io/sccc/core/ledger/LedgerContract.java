package io.sccc.core.ledger;

import static io.sccc.core.ledger.Scene.NOON;
import static io.sccc.core.ledger.Scene.TENANT;
import static io.sccc.core.ledger.Scene.post;
import static io.sccc.core.ledger.Scene.timer;
import static io.sccc.core.ledger.Scene.verdict;
import static io.sccc.core.ledger.Scene.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.Ending;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger keeps its word about. */
abstract class LedgerContract {

    Ledger ledger;
    Scene scene;

    /** The ledger of this test; called again once it is closed, the same store. */
    abstract Ledger open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        ledger = open();
        scene = new Scene(ledger);
        assertThat(ledger.lead(TENANT)).isTrue();
    }

    @AfterEach
    void end() {
        ledger.close();
    }

    @Test
    void take_page_isStoredWithItsCursorInOrder() {
        List<Ledger.Taken> taken =
                scene.take(post("a", "ana").build(), post("b", "eva").build());
        assertThat(taken).allMatch(Ledger.Taken.Stored.class::isInstance);
        assertThat(ledger.cursor(TENANT, "file")).isEqualTo(new Cursor("c2"));
        assertThat(ledger.cursor(TENANT, "other")).isEqualTo(Cursor.START);
        assertThat(ledger.undecided(TENANT, 0)).extracting(Inbox::seq).containsExactly(1L, 2L);
        assertThat(ledger.undecided(TENANT, 1)).extracting(Inbox::seq).containsExactly(2L);
        assertThat(ledger.undecided(TENANT, 0).get(0)).isEqualTo(((Ledger.Taken.Stored) taken.get(0)).row());
        assertThat(ledger.clock(TENANT)).isEqualTo(NOON);
        assertThat(ledger.counts(TENANT)).isEqualTo(new Ledger.Counts(2, 0, 0, 0));
    }

    @Test
    void take_sameOrOlderRevision_isADuplicate() {
        Post post = post("a", "ana").build();
        Post edit = post.toBuilder().revision(2).build();
        assertThat(scene.take(post, post, edit, post.toBuilder().revision(1).build()))
                .extracting(taken -> taken.getClass().getSimpleName())
                .containsExactly("Stored", "Duplicate", "Stored", "Duplicate");
        assertThat(scene.take(post, edit)).allMatch(Ledger.Taken.Duplicate.class::isInstance);
        assertThat(scene.events())
                .containsExactly(
                        "PostStored",
                        "PostDuplicate",
                        "PostStored",
                        "PostRevised",
                        "PostDuplicate",
                        "PostDuplicate",
                        "PostDuplicate");
    }

    @Test
    void take_unreadable_isADeadLetter() {
        ledger.take(Scene.page(
                "file",
                new Cursor("1"),
                List.of(
                        new Arrival.Received(post("a", "ana").build()),
                        new Arrival.Unreadable("f:2", 2, "SCCC-1001", "no post", "beginning"))));
        assertThat(scene.letters()).hasSize(1).allMatch(letter -> letter.seq() == 2 && letter.post() == null);
        assertThat(ledger.counts(TENANT).dead()).isEqualTo(1);
        assertThat(scene.events()).containsExactly("PostStored", "DeadLettered");
    }

    @Test
    void take_otherTenant_seesNothing() {
        scene.take(post("a", "ana").build());
        TenantId other = new TenantId("other");
        assertThat(ledger.lastSeq(other)).isZero();
        assertThat(ledger.undecided(other, 0)).isEmpty();
        assertThat(ledger.clock(other)).isNull();
        assertThat(ledger.cursor(other, "file")).isEqualTo(Cursor.START);
    }

    @Test
    void take_replies_findTheirConversationAndWhomTheyAnswer() {
        Inbox first = scene.row(post("a", "ana").build());
        Inbox reply = scene.row(post("b", "eva").inReplyTo("a").build());
        assertThat(reply.conversation()).isEqualTo(first.conversation());
        assertThat(reply.answers()).isEqualTo("@ana");
        assertThat(reply.history()).isEqualTo(new Inbox.History(0, 0, 0));
        Inbox again = scene.row(post("c", "ana").postedAt(NOON.plusSeconds(60)).build());
        assertThat(again.history()).isEqualTo(new Inbox.History(1, 1, 1));
    }

    @Test
    void take_postBetweenTwoConversations_joinsThem() {
        Inbox old = scene.row(post("a", "ana").build());
        Inbox young = scene.row(post("c", "eva").inReplyTo("b").build());
        Inbox joining = scene.row(post("b", "ana").inReplyTo("a").build());
        assertThat(joining.conversation()).isEqualTo(old.conversation());
        assertThat(joining.joined()).containsExactly(young.conversation());
        assertThat(ledger.resolve(TENANT, young.conversation())).isEqualTo(old.conversation());
        assertThat(scene.events()).endsWith("PostStored", "ConversationsJoined");
    }

    @Test
    void decide_verdict_isStoredOnce() {
        Inbox row = scene.row(post("a", "ana").build());
        assertThat(scene.decide(verdict(row, work(row, "k1"), work(row, "k2")))).isEqualTo(2);
        assertThat(ledger.undecided(TENANT, 0)).isEmpty();
        assertThat(ledger.decision(TENANT, row.post().id()))
                .isEqualTo(Scene.judgment(row, null).decision());
        assertThat(ledger.decision(TENANT, PostId.of("net", "none"))).isNull();
        assertThat(scene.works()).extracting(work -> work.key().value()).containsExactly("sccc:k1", "sccc:k2");
        assertThat(scene.events())
                .containsExactly("PostStored", "Understood", "Routed", "LevelChanged", "ActionAsked", "ActionAsked");
        Memory memory = ledger.memory(TENANT, row.conversation());
        assertThat(memory.posts()).isEqualTo(1);
        assertThat(memory.customer("@ana").level()).isEqualTo(Level.CRM);
        assertThat(ledger.counts(TENANT)).isEqualTo(new Ledger.Counts(0, 2, 0, 0));
    }

    @Test
    void decide_sameKeyAgain_isNotAskedAgain() {
        Inbox one = scene.row(post("a", "ana").build());
        Inbox two = scene.row(post("b", "ana").inReplyTo("a").build());
        scene.decide(verdict(one, work(one, "k")));
        assertThat(scene.decide(verdict(two, work(two, "k"), work(two, "l")))).isEqualTo(1);
        assertThat(scene.works()).hasSize(2);
        assertThat(ledger.memory(TENANT, one.conversation()).posts()).isEqualTo(2);
    }

    @Test
    void decide_manyAtOnce_areAllStored() {
        Post[] posts = IntStream.range(0, 300)
                .mapToObj(i -> post("p" + i, "u" + i).build())
                .toArray(Post[]::new);
        List<Inbox> rows = scene.take(posts).stream()
                .map(taken -> ((Ledger.Taken.Stored) taken).row())
                .toList();
        List<CompletionStage<Integer>> stages = rows.stream()
                .map(row -> ledger.decide(verdict(row, work(row, "k" + row.seq()))))
                .toList();
        stages.forEach(stage -> assertThat(stage.toCompletableFuture().join()).isEqualTo(1));
        assertThat(scene.judgments()).extracting(Judgment::row).isEqualTo(rows);
        assertThat(scene.hops()).hasSize(300);
        assertThat(ledger.lastSeq(TENANT)).isEqualTo(300 + 4 * 300);
        assertThat(ledger.events(TENANT, 0, 10_000))
                .extracting(Event::seq)
                .isSorted()
                .hasSize(1500);
        assertThat(ledger.counts(TENANT)).isEqualTo(new Ledger.Counts(0, 300, 0, 0));
    }

    @Test
    void decide_sameConversationWithoutWaiting_seesTheOneBefore() {
        Inbox one = scene.row(post("a", "ana").build());
        Inbox two = scene.row(post("b", "ana").inReplyTo("a").build());
        CompletableFuture<Integer> first = ledger.decide(verdict(one)).toCompletableFuture();
        CompletableFuture<Integer> second = ledger.decide(verdict(two)).toCompletableFuture();
        CompletableFuture.allOf(first, second).join();
        assertThat(ledger.memory(TENANT, one.conversation()).posts()).isEqualTo(2);
    }

    @Test
    void judgments_editedPost_isJudgedOnceByTheLatest() {
        Post first = post("a", "ana").build();
        Inbox one = scene.row(first);
        Inbox other = scene.row(post("b", "eva").build());
        Inbox edit = scene.row(first.toBuilder().revision(1).build());
        List.of(one, other, edit).forEach(row -> scene.decide(verdict(row)));
        assertThat(scene.judgments()).extracting(Judgment::row).containsExactly(edit, other);
        Judgment latest = scene.judgments().get(0);
        Judgment given = Scene.judgment(edit, null);
        assertThat(latest.decision()).isEqualTo(given.decision());
        assertThat(latest.hop()).isEqualTo(given.hop());
        assertThat(latest.facts().byName()).isEqualTo(given.facts().byName());
        assertThat(scene.hops()).extracting(Judgment::row).containsExactly(one, other, edit);
    }

    @Test
    void bury_row_isDeadAndDone() {
        Inbox row = scene.row(post("a", "ana").build());
        ledger.bury(row, Scene.letter(row));
        assertThat(ledger.undecided(TENANT, 0)).isEmpty();
        assertThat(scene.letters()).containsExactly(Scene.letter(row));
        assertThat(ledger.counts(TENANT)).isEqualTo(new Ledger.Counts(0, 0, 0, 1));
        assertThat(scene.events()).containsExactly("PostStored", "DeadLettered");
    }

    @Test
    void due_timers_comeInTheirOrderUntilTheyFired() {
        Inbox one = scene.row(post("a", "ana").build());
        Inbox two = scene.row(post("b", "eva").build());
        Ledger.Timer late = timer(one, "r", NOON.plusNanos(2_000_001));
        Ledger.Timer soon = timer(two, "r", NOON.plusNanos(1_000_000));
        scene.decide(verdict(one, List.of(late)));
        scene.decide(verdict(two, List.of(soon)));
        assertThat(ledger.due(TENANT, NOON, 10)).isEmpty();
        assertThat(ledger.due(TENANT, NOON.plusNanos(2_000_000), 10)).containsExactly(two.conversation());
        assertThat(ledger.due(TENANT, NOON.plusSeconds(1), 10)).containsExactly(two.conversation(), one.conversation());
        assertThat(ledger.due(TENANT, NOON.plusSeconds(1), 1)).containsExactly(two.conversation());
        assertThat(ledger.memory(TENANT, two.conversation()).timers()).containsExactly(soon);
        scene.decide(Scene.fired(soon));
        assertThat(ledger.due(TENANT, NOON.plusSeconds(1), 10)).containsExactly(one.conversation());
        assertThat(ledger.memory(TENANT, two.conversation()).timers()).isEmpty();
        assertThat(scene.hops()).hasSize(3);
        assertThat(scene.judgments()).hasSize(2);
        assertThat(ledger.counts(TENANT)).isEqualTo(new Ledger.Counts(0, 0, 0, 0));
    }

    @Test
    void claim_lanes_giveTheirOldestOneAtATime() {
        Inbox one = scene.row(post("a", "ana").build());
        Inbox two = scene.row(post("b", "eva").build());
        scene.decide(verdict(one, work(one, "a1"), work(one, "a2")));
        scene.decide(verdict(two, work(two, "b1")));
        assertThat(scene.claimed(10)).containsExactly("sccc:a1", "sccc:b1");
        assertThat(scene.claimed(10)).isEmpty();
        Work a1 = leased("a1");
        assertThat(a1.progress()).isEqualTo(new Work.Progress(1, 1, false));
        assertThat(scene.finish(a1, done("x"))).isTrue();
        assertThat(ledger.work(TENANT, a1.key())).isEqualTo(a1.ended(done("x")));
        assertThat(scene.claimed(10)).containsExactly("sccc:a2");
        assertThat(ledger.counts(TENANT).unfinished()).isEqualTo(2);
    }

    private Work leased(String key) {
        return scene.works().stream()
                .filter(work -> work.key().value().equals("sccc:" + key))
                .findAny()
                .orElseThrow();
    }

    private static Ending done(String id) {
        return Ending.last(WorkState.DONE, new Outcome.Sent(id), "");
    }

    @Test
    void claim_most_leavesTheRest() {
        for (int i = 0; i < 5; i++) {
            Inbox row = scene.row(post("p" + i, "u" + i).build());
            scene.decide(verdict(row, work(row, "k" + i)));
        }
        assertThat(scene.claimed(2)).containsExactly("sccc:k0", "sccc:k1");
        assertThat(scene.claimed(9)).containsExactly("sccc:k2", "sccc:k3", "sccc:k4");
    }

    @Test
    void finish_staleLease_changesNothing() {
        Inbox row = scene.row(post("a", "ana").build());
        scene.decide(verdict(row, work(row, "k")));
        Work leased = scene.claim(1).get(0);
        assertThat(scene.finish(work(row, "k"), done("x"))).isFalse();
        assertThat(scene.finish(work(row, "unknown"), done("x"))).isFalse();
        assertThat(scene.finish(leased, done("y"))).isTrue();
        assertThat(scene.finish(leased, done("z"))).isFalse();
        assertThat(leased("k").target()).isEqualTo("y");
        assertThat(scene.events()).filteredOn("ActionDone"::equals).hasSize(1);
    }

    @Test
    void finish_again_waitsForItsPauseAndBlocksItsLane() {
        Inbox row = scene.row(post("a", "ana").build());
        scene.decide(verdict(row, work(row, "k"), work(row, "l")));
        Work leased = scene.claim(1).get(0);
        scene.finish(leased, new Ending(WorkState.ASKED, null, "busy", Duration.ofHours(1), true, true));
        assertThat(scene.claim(5)).isEmpty();
        assertThat(leased("k").progress()).isEqualTo(new Work.Progress(1, 1, true));
        assertThat(leased("k").note()).isEqualTo("busy");
        assertThat(ledger.counts(TENANT).unfinished()).isEqualTo(2);
    }

    @Test
    void finish_againAtOnce_isClaimedAgain() {
        Inbox row = scene.row(post("a", "ana").build());
        scene.decide(verdict(row, work(row, "k")));
        Work leased = scene.claim(1).get(0);
        scene.finish(leased, new Ending(WorkState.ASKED, null, "", Duration.ZERO, false, false));
        assertThat(scene.claim(5))
                .singleElement()
                .satisfies(work -> assertThat(work.progress()).isEqualTo(new Work.Progress(1, 2, false)));
    }

    @Test
    void finish_parked_letsTheNextForward() {
        Inbox row = scene.row(post("a", "ana").build());
        scene.decide(verdict(row, work(row, "k"), work(row, "l")));
        scene.finish(scene.claim(1).get(0), Ending.last(WorkState.PARKED, null, "who knows"));
        assertThat(ledger.counts(TENANT)).isEqualTo(new Ledger.Counts(0, 1, 1, 0));
        assertThat(scene.claimed(5)).containsExactly("sccc:l");
        assertThat(scene.events()).endsWith("ActionParked");
    }

    @Test
    void join_memories_areOneFromTheDecisionOn() {
        Inbox old = scene.row(post("a", "ana").build());
        Inbox young = scene.row(post("c", "eva").inReplyTo("b").build());
        scene.decide(verdict(old, List.of(timer(old, "r", NOON)), work(old, "k1")));
        scene.decide(verdict(young, List.of(timer(young, "r", NOON)), work(young, "k2")));
        Inbox joining = scene.row(post("b", "ana").inReplyTo("a").build());
        assertThat(ledger.memory(TENANT, young.conversation()).posts()).isEqualTo(1);
        for (int twice = 0; twice < 2; twice++) {
            ledger.join(TENANT, young.conversation(), joining.conversation());
        }
        Memory memory = ledger.memory(TENANT, young.conversation());
        assertThat(memory.conversation()).isEqualTo(old.conversation());
        assertThat(memory.posts()).isEqualTo(2);
        assertThat(memory.customer("@eva").level()).isEqualTo(Level.CRM);
        assertThat(memory.customer("@ana").level()).isEqualTo(Level.CRM);
        assertThat(memory.timers()).hasSize(2);
        assertThat(ledger.due(TENANT, NOON, 10)).containsExactly(old.conversation());
        assertThat(scene.claimed(5)).containsExactly("sccc:k1");
        scene.finish(leased("k1"), done("x"));
        assertThat(scene.claimed(5)).containsExactly("sccc:k2");
    }

    @Test
    void memory_unknownConversation_isFresh() {
        assertThat(ledger.memory(TENANT, new ConversationId("c-none")).posts()).isZero();
        assertThat(ledger.resolve(TENANT, new ConversationId("c-none"))).isEqualTo(new ConversationId("c-none"));
    }

    @Test
    void ruleset_kept_isFoundByItsHash() {
        ledger.keepRuleset(TENANT, "h", "text");
        ledger.keepRuleset(TENANT, "h", "other");
        assertThat(ledger.ruleset(TENANT, "h")).isEqualTo("text");
        assertThat(ledger.ruleset(TENANT, "none")).isNull();
    }

    @Test
    void propose_sameCrisisAgain_isOneEvent() {
        assertThat(ledger.propose(TENANT, "brand acme", "420 posts since noon")).isTrue();
        assertThat(ledger.propose(TENANT, "brand acme", "420 posts since noon")).isFalse();
        assertThat(ledger.propose(TENANT, "brand acme", "900 posts since one")).isTrue();
        assertThat(ledger.propose(TENANT, "brand other", "420 posts since noon"))
                .isTrue();
        assertThat(ledger.propose(new TenantId("other"), "brand acme", "420 posts since noon"))
                .isTrue();
        assertThat(ledger.events(TENANT, 0, 10))
                .extracting(event -> ((Event.CrisisProposed) event).scope())
                .containsExactly("brand acme", "brand acme", "brand other");
        assertThat(ledger.lastSeq(TENANT)).isEqualTo(3);
    }

    @Test
    void propose_byManyAtOnce_isOneEvent() {
        long kept = IntStream.range(0, 32)
                .parallel()
                .filter(i -> ledger.propose(TENANT, "brand acme", "why"))
                .count();
        assertThat(kept).isEqualTo(1);
        assertThat(scene.events()).containsExactly("CrisisProposed");
    }

    @Test
    void lag_told_isAnEventAtItsTime() {
        scene.take(post("a", "ana").build());
        Instant later = NOON.plus(Duration.ofHours(3));
        ledger.lag(TENANT, "net/acme", Duration.ofMinutes(10), later);
        ledger.lag(TENANT, "net/acme", Duration.ZERO, later.plusSeconds(60));
        assertThat(ledger.events(TENANT, 1, 10))
                .containsExactly(
                        new Event.SourceLag(
                                new Event.Head(2, TENANT, null, later, 2), "net/acme", Duration.ofMinutes(10)),
                        new Event.SourceLag(
                                new Event.Head(3, TENANT, null, later.plusSeconds(60), 3), "net/acme", Duration.ZERO));
        assertThat(ledger.clock(TENANT)).as("a lag moves no clock").isEqualTo(NOON);
    }

    /** Has content offered to the author of a post. */
    private void offer(Inbox row, String key, String content, Ending ending) {
        scene.decide(verdict(row, Scene.offer(row, key, content)));
        assertThat(scene.finish(scene.claim(1).get(0), ending)).isTrue();
    }

    @Test
    void opened_offeredContent_isOneEvent() {
        Inbox ana = scene.row(post("a", "ana").build());
        Inbox eva = scene.row(post("b", "eva").inReplyTo("a").build());
        offer(ana, "k1", "faq 7", done("m1"));
        offer(eva, "k2", "faq 8", done("m2"));
        Party about = Party.of(ana.post(), ana.conversation());
        long before = ledger.lastSeq(TENANT);
        assertThat(ledger.opened(TENANT, about, "faq 8", null))
                .as("offered to eva")
                .isFalse();
        assertThat(ledger.opened(TENANT, about, "faq 7", NOON.plusSeconds(9))).isTrue();
        assertThat(ledger.opened(TENANT, about, "faq 7", null)).isFalse();
        assertThat(ledger.opened(TENANT, about, "faq", null)).isFalse();
        assertThat(ledger.opened(TENANT, Party.of(eva.post(), eva.conversation()), "faq 8", null))
                .isTrue();
        assertThat(ledger.opened(TENANT, about.in(new ConversationId("c-none")), "faq 7", null))
                .isFalse();
        Event.Head head = new Event.Head(before + 1, TENANT, ana.conversation(), NOON.plusSeconds(9), before + 1);
        assertThat(ledger.events(TENANT, before, 10))
                .hasSize(2)
                .startsWith(new Event.ContentClicked(head, about, "faq 7"))
                .last()
                .satisfies(event -> assertThat(event.at()).isEqualTo(NOON));
    }

    @Test
    void opened_offerThatFailed_isNone() {
        Inbox row = scene.row(post("a", "ana").build());
        offer(row, "k", "faq", Ending.last(WorkState.FAILED, null, "refused"));
        assertThat(ledger.opened(TENANT, Party.of(row.post(), row.conversation()), "faq", null))
                .isFalse();
        assertThat(scene.events()).doesNotContain("ContentClicked");
    }

    @Test
    void opened_conversationsJoinedSince_isOnceUnderAnyId() {
        Inbox old = scene.row(post("a", "ana").build());
        Inbox young = scene.row(post("c", "ana").inReplyTo("b").build());
        offer(old, "k1", "faq", done("m1"));
        offer(young, "k2", "faq", done("m2"));
        scene.row(post("b", "eva").inReplyTo("a").build());
        assertThat(ledger.opened(TENANT, Party.of(young.post(), young.conversation()), "faq", null))
                .isTrue();
        assertThat(ledger.opened(TENANT, Party.of(old.post(), old.conversation()), "faq", null))
                .isFalse();
        List<Event> all = ledger.events(TENANT, 0, 100);
        assertThat(all.get(all.size() - 1).conversation()).isEqualTo(old.conversation());
    }

    @Test
    void opened_byManyAtOnce_isOneEvent() {
        Inbox row = scene.row(post("a", "ana").build());
        offer(row, "k", "faq", done("m"));
        Party about = Party.of(row.post(), row.conversation());
        long kept = IntStream.range(0, 32)
                .parallel()
                .filter(i -> ledger.opened(TENANT, about, "faq", null))
                .count();
        assertThat(kept).isEqualTo(1);
        assertThat(scene.events()).endsWith("ContentClicked").containsOnlyOnce("ContentClicked");
    }

    @Test
    void take_solution_isToldOnceWithItsPost() {
        Post answer =
                post("b", "eva").inReplyTo("a").attribute(Post.SOLUTION, "true").build();
        Post edit = answer.toBuilder().revision(1).build();
        scene.take(post("a", "ana").build(), answer, edit, answer);
        assertThat(scene.events())
                .containsExactly(
                        "PostStored", "PostStored", "ThreadSolved", "PostStored", "PostRevised", "PostDuplicate");
        assertThat(ledger.solved(TENANT, answer.id(), null)).isFalse();
        Event solved = ledger.events(TENANT, 0, 10).get(2);
        assertThat(solved.cause()).isEqualTo(2);
        assertThat(solved.conversation())
                .isEqualTo(ledger.undecided(TENANT, 0).get(0).conversation());
        assertThat(ledger.undecided(TENANT, 0)).extracting(Inbox::seq).containsExactly(1L, 2L, 4L);
    }

    @Test
    void take_editThatAddsTheMark_tellsIt() {
        Post answer = post("b", "eva").attribute(Post.SOLUTION, "false").build();
        scene.take(answer);
        scene.take(
                answer.toBuilder().revision(1).attribute(Post.SOLUTION, "True").build());
        scene.take(
                answer.toBuilder().revision(2).attribute(Post.SOLUTION, "true").build());
        assertThat(scene.events())
                .containsExactly(
                        "PostStored", "PostStored", "PostRevised", "ThreadSolved", "PostStored", "PostRevised");
    }

    @Test
    void solved_postOfTheLedger_isOneEvent() {
        Inbox row = scene.row(post("a", "ana").build());
        assertThat(ledger.solved(TENANT, PostId.of("net", "none"), null)).isFalse();
        assertThat(ledger.solved(new TenantId("other"), row.post().id(), null)).isFalse();
        assertThat(ledger.solved(TENANT, row.post().id(), NOON.plusSeconds(5))).isTrue();
        assertThat(ledger.solved(TENANT, row.post().id(), null)).isFalse();
        Event.Head head = new Event.Head(2, TENANT, row.conversation(), NOON.plusSeconds(5), 2);
        assertThat(ledger.events(TENANT, 1, 10))
                .containsExactly(new Event.ThreadSolved(head, row.post().id()));
        scene.take(post("a", "ana").revision(1).attribute(Post.SOLUTION, "true").build());
        assertThat(scene.events()).containsOnlyOnce("ThreadSolved");
    }

    @Test
    void events_fromAnywhere_areDense() {
        for (int i = 0; i < 20; i++) {
            Inbox row = scene.row(post("p" + i, "u" + i).build());
            scene.decide(verdict(row, work(row, "k" + i)));
        }
        List<Event> all = ledger.events(TENANT, 0, 1000);
        assertThat(all)
                .hasSize(100)
                .extracting(Event::seq)
                .isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
        for (int after = 0; after <= 100; after++) {
            List<Event> some = ledger.events(TENANT, after, 3);
            assertThat(all.subList(after, Math.min(100, after + some.size()))).isEqualTo(some);
            assertThat(some.isEmpty()).isEqualTo(after == 100);
        }
    }
}
