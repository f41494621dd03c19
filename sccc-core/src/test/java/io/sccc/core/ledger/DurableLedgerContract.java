package io.sccc.core.ledger;

import static io.sccc.core.ledger.Scene.NOON;
import static io.sccc.core.ledger.Scene.TENANT;
import static io.sccc.core.ledger.Scene.post;
import static io.sccc.core.ledger.Scene.timer;
import static io.sccc.core.ledger.Scene.verdict;
import static io.sccc.core.ledger.Scene.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.error.TransientException;
import io.sccc.core.model.DeliveryId;
import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Delivery;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Ledger.Ending;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a ledger that survives its process keeps its word about besides. */
abstract class DurableLedgerContract extends LedgerContract {

    private void reopen() throws Exception {
        ledger.close();
        begin();
    }

    @Test
    void reopen_everything_isAsItWas() throws Exception {
        Inbox one = scene.row(post("a", "ana").build());
        Inbox two = scene.row(post("b", "eva").build());
        Inbox open = scene.row(post("c", "eva").inReplyTo("b").build());
        Ledger.Timer timer = timer(one, "r", NOON);
        scene.decide(verdict(one, List.of(timer), work(one, "k")));
        ledger.bury(two, Scene.letter(two));
        List<Event> events = ledger.events(TENANT, 0, 100);
        reopen();
        assertThat(ledger.events(TENANT, 0, 100)).isEqualTo(events);
        assertThat(scene.judgments()).extracting(Judgment::row).containsExactly(one);
        assertThat(scene.judgments().get(0).decision())
                .isEqualTo(Scene.judgment(one, null).decision());
        assertThat(scene.judgments().get(0).facts().byName())
                .isEqualTo(Scene.judgment(one, null).facts().byName());
        assertThat(ledger.undecided(TENANT, 0)).containsExactly(open);
        assertThat(ledger.cursor(TENANT, "file")).isEqualTo(new Cursor("c1"));
        assertThat(ledger.clock(TENANT)).isEqualTo(NOON);
        assertThat(ledger.lastSeq(TENANT)).isEqualTo(events.size());
        Memory memory = ledger.memory(TENANT, one.conversation());
        assertThat(memory.customer("@ana").level()).isEqualTo(Level.CRM);
        assertThat(memory.customer("@ana").offered()).containsExactly("faq");
        assertThat(memory.timers()).containsExactly(timer);
        assertThat(memory.startedBy()).isEqualTo("customer");
    }

    @Test
    void reopen_deliveries_areThereOnceByteForByte() throws Exception {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        Delivery delivery = new Delivery(DeliveryId.of(TENANT, "net", body), "net", NOON, body);
        ledger.keep(TENANT, delivery);
        ledger.keep(TENANT, delivery);
        assertThat(ledger.deliveries(TENANT))
                .singleElement()
                .satisfies(kept -> assertThat(kept.body()).isEqualTo(body));
        reopen();
        assertThat(ledger.deliveries(TENANT)).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo(delivery.id());
            assertThat(kept.body()).isEqualTo(body);
        });
    }

    @Test
    void reopen_sequenceAndGraph_goOn() throws Exception {
        scene.take(post("a", "ana").build());
        reopen();
        assertThat(scene.take(post("a", "ana").build())).allMatch(Ledger.Taken.Duplicate.class::isInstance);
        Inbox reply = scene.row(
                post("b", "ana").inReplyTo("a").postedAt(NOON.plusSeconds(1)).build());
        assertThat(reply.seq()).isEqualTo(3);
        assertThat(reply.conversation())
                .isEqualTo(ledger.undecided(TENANT, 0).get(0).conversation());
        assertThat(reply.history()).isEqualTo(new Inbox.History(1, 0, 1));
    }

    @Test
    void reopen_aliases_stay() throws Exception {
        Inbox old = scene.row(post("a", "ana").build());
        Inbox young = scene.row(post("c", "eva").inReplyTo("b").build());
        Inbox joining = scene.row(post("b", "ana").inReplyTo("a").build());
        scene.decide(verdict(old));
        scene.decide(verdict(young));
        ledger.join(TENANT, young.conversation(), joining.conversation());
        reopen();
        assertThat(ledger.resolve(TENANT, young.conversation())).isEqualTo(old.conversation());
        assertThat(ledger.memory(TENANT, young.conversation()).posts()).isEqualTo(2);
        assertThat(scene.row(post("d", "eva").inReplyTo("c").build()).conversation())
                .isEqualTo(old.conversation());
    }

    @Test
    void reopen_recordedSource_keepsWhenItWasOpened() throws Exception {
        scene.take(post("a", "ana").build());
        reopen();
        Inbox late = scene.row(
                post("b", "ana").postedAt(NOON.plus(Duration.ofDays(3))).build());
        assertThat(late.plausible()).isFalse();
    }

    @Test
    void decide_again_changesNothing() throws Exception {
        Inbox row = scene.row(post("a", "ana").build());
        Ledger.Timer timer = timer(row, "r", NOON);
        scene.decide(verdict(row, List.of(timer), work(row, "k")));
        scene.decide(Scene.fired(timer));
        List<Event> events = ledger.events(TENANT, 0, 100);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(scene.decide(verdict(row, List.of(timer), work(row, "k"))))
                    .isZero();
            assertThat(scene.decide(Scene.fired(timer))).isZero();
            assertThat(ledger.events(TENANT, 0, 100)).isEqualTo(events);
            assertThat(ledger.memory(TENANT, row.conversation()).posts()).isEqualTo(1);
            assertThat(ledger.due(TENANT, NOON, 1)).isEmpty();
            reopen();
        }
    }

    @Test
    void close_leases_areGivenBackAsLost() throws Exception {
        Inbox row = scene.row(post("a", "ana").build());
        scene.decide(verdict(row, work(row, "k"), work(row, "l")));
        Work leased = scene.claim(1).get(0);
        reopen();
        Work again = scene.claim(5).get(0);
        assertThat(again.key()).isEqualTo(leased.key());
        assertThat(again.progress()).isEqualTo(new Work.Progress(2, 2, true));
        assertThat(scene.finish(leased, Ending.last(WorkState.DONE, new Outcome.Sent("x"), "")))
                .isFalse();
        assertThat(scene.finish(again, Ending.last(WorkState.DONE, new Outcome.Sent("y"), "")))
                .isTrue();
        assertThat(scene.claimed(5)).containsExactly("sccc:l");
    }

    @Test
    void close_calls_areRefusedAsTransient() {
        Inbox row = scene.row(post("a", "ana").build());
        ledger.close();
        assertThatThrownBy(() -> scene.take(post("b", "ana").build())).isInstanceOf(TransientException.class);
        assertThatThrownBy(() -> scene.decide(verdict(row))).hasCauseInstanceOf(TransientException.class);
        assertThatThrownBy(() -> ledger.counts(TENANT)).isInstanceOf(TransientException.class);
        ledger.close();
    }

    @Test
    void undecided_afterManyDecisions_findsTheOldOne() throws Exception {
        Inbox stuck = scene.row(post("stuck", "ana").build());
        for (int page = 0; page < 11; page++) {
            int from = page * 100;
            Post[] posts = IntStream.range(from, from + 100)
                    .mapToObj(i -> post("p" + i, "u").postedAt(null).build())
                    .toArray(Post[]::new);
            List<CompletableFuture<Integer>> decided = new ArrayList<>();
            for (Ledger.Taken taken : scene.take(posts)) {
                Inbox row = ((Ledger.Taken.Stored) taken).row();
                if (!row.post().id().nativeId().equals("p700")) {
                    decided.add(ledger.decide(verdict(row)).toCompletableFuture());
                }
            }
            decided.forEach(CompletableFuture::join);
            if (page == 6) {
                scene.decide(verdict(stuck));
            }
        }
        assertThat(ledger.undecided(TENANT, 0))
                .extracting(row -> row.post().id().nativeId())
                .containsExactly("p700");
        assertThat(ledger.counts(TENANT).undecided()).isEqualTo(1);
        reopen();
        assertThat(ledger.undecided(TENANT, 0)).hasSize(1);
    }
}
