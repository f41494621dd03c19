package io.sccc.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Author;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final ConversationId A = new ConversationId("c-a");
    private static final ConversationId B = new ConversationId("c-b");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Memory memory = new Memory(A);

    private static ActionKey key(String value) {
        return new ActionKey(value);
    }

    private static Memory.Change change(long seq, String key, Memory.Customer customer) {
        return new Memory.Change(
                seq, true, false, "customer", key, customer, List.of(), false, List.of(), List.of(), null);
    }

    private static Memory.Change answer(long seq, List<String> whom, boolean all) {
        return new Memory.Change(
                seq, true, true, "company", "@agent", Memory.Customer.NEW, whom, all, List.of(), List.of(), null);
    }

    private static Ledger.Timer timer(long seq, String rule, Instant due) {
        Post post = Post.builder(PostId.of("net", "" + seq))
                .author(Author.of("ana"))
                .build();
        Inbox row = new Inbox(seq, post, A, List.of(), null, true, Set.of(), null, null, "", 0);
        return new Ledger.Timer(Party.of(post, A), rule, row, due);
    }

    private static Memory.Change timers(List<Ledger.Timer> set, Ledger.@Nullable Timer fired) {
        return new Memory.Change(
                1, false, false, "customer", "@ana", Memory.Customer.NEW, List.of(), false, List.of(), set, fired);
    }

    @Test
    void apply_firstPost_tellsWhoBegan() {
        memory.apply(change(1, "@ana", Memory.Customer.NEW.at(Level.FACILITATE, 1)));
        memory.apply(answer(2, List.of(), false));
        assertThat(memory.startedBy()).isEqualTo("customer");
        assertThat(memory.posts()).isEqualTo(2);
        assertThat(memory.customer("@ana").posts()).isEqualTo(1);
        assertThat(memory.customer("@eva")).isEqualTo(Memory.Customer.NEW);
    }

    @Test
    void apply_answerToOne_answersNobodyElse() {
        memory.apply(change(1, "@ana", Memory.Customer.NEW));
        memory.apply(change(2, "@eva", Memory.Customer.NEW));
        memory.apply(answer(3, List.of("@ana"), false));
        assertThat(memory.answered("@ana")).isEqualTo(3);
        assertThat(memory.customer("@ana").agentReplied()).isTrue();
        assertThat(memory.answered("@eva")).isZero();
    }

    @Test
    void apply_answerToAll_reachesThoseWhoComeLaterOnlyByNumber() {
        memory.apply(change(1, "@ana", Memory.Customer.NEW));
        memory.apply(answer(3, List.of(), true));
        assertThat(memory.answered("@ana")).isEqualTo(3);
        assertThat(memory.answered("@new")).isEqualTo(3);
        assertThat(memory.customer("@new").agentReplied()).isFalse();
    }

    @Test
    void apply_timers_areKeptInOrderUntilFired() {
        Ledger.Timer late = timer(1, "late", NOON.plusSeconds(9));
        Ledger.Timer soon = timer(2, "soon", NOON);
        memory.apply(timers(List.of(late, soon), null));
        assertThat(memory.timers()).containsExactly(soon, late);
        memory.apply(timers(List.of(), soon));
        assertThat(memory.timers()).containsExactly(late);
        assertThat(memory.posts()).isZero();
    }

    @Test
    void absorb_caseOnBothSides_keepsOneOpenAndRemembersTheOther() {
        memory.apply(
                change(1, "@ana", Memory.Customer.NEW.contactAsked(key("k")).opened(key("a"), 1)));
        Memory other = new Memory(B);
        other.apply(change(2, "@ana", Memory.Customer.NEW.opened(key("b"), 1).at(Level.CRM, 1)));
        other.apply(change(3, "@eva", Memory.Customer.NEW.messaged(3, 4, key("m"), 2)));
        memory.absorb(other);
        Memory.Customer ana = memory.customer("@ana");
        assertThat(ana.openCase()).isEqualTo(key("a"));
        assertThat(ana.alsoOpen()).containsExactly(key("b"));
        assertThat(ana.contact()).isEqualTo(key("k"));
        assertThat(ana.level()).isEqualTo(Level.CRM);
        assertThat(memory.customer("@eva").messages()).isEqualTo(4);
        assertThat(memory.customer("@eva").lastMessage()).isEqualTo(key("m"));
        assertThat(memory.customer("@eva").chain()).isEqualTo(2);
        assertThat(memory.posts()).isEqualTo(3);
    }

    @Test
    void absorb_contactOnTheOtherSideOnly_isKept() {
        Memory other = new Memory(B);
        other.apply(change(2, "@ana", Memory.Customer.NEW.contactAsked(key("k"))));
        memory.apply(change(1, "@ana", Memory.Customer.NEW));
        memory.absorb(other);
        assertThat(memory.customer("@ana").contact()).isEqualTo(key("k"));
    }

    @Test
    void apply_settled_forgetsTheSecondCase() {
        memory.apply(change(1, "@ana", Memory.Customer.NEW.opened(key("a"), 1).with(List.of(key("b")))));
        memory.apply(new Memory.Change(
                2,
                true,
                false,
                "customer",
                "@eva",
                Memory.Customer.NEW,
                List.of(),
                false,
                List.of("@ana"),
                List.of(),
                null));
        assertThat(memory.customer("@ana").alsoOpen()).isEmpty();
        assertThat(memory.customer("@ana").openCase()).isEqualTo(key("a"));
    }
}
