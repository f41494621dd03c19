package io.sccc.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Event;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static final TenantId TENANT = new TenantId("acme");

    private final RecentEvents recent = new RecentEvents();

    @Test
    void after_withinWhatIsKept_nextOnesInOrder() {
        recent.add(TENANT, events(5, 14));
        assertThat(seqs(4, 3)).containsExactly(5L, 6L, 7L);
        assertThat(seqs(6, 2)).containsExactly(7L, 8L);
        assertThat(seqs(12, 9)).containsExactly(13L, 14L);
        assertThat(seqs(9, 2)).containsExactly(10L, 11L);
    }

    @Test
    void after_outsideWhatIsKept_isNotKnown() {
        recent.add(TENANT, events(5, 14));
        assertThat(recent.after(TENANT, 3, 9)).isNull();
        assertThat(recent.after(TENANT, 14, 9)).isNull();
        assertThat(recent.after(new TenantId("other"), 4, 9)).isNull();
    }

    @Test
    void add_afterAGap_keepsOnlyWhatFollowsIt() {
        recent.add(TENANT, events(5, 14));
        recent.add(TENANT, events(20, 22));
        assertThat(recent.after(TENANT, 12, 9)).isNull();
        assertThat(seqs(19, 9)).containsExactly(20L, 21L, 22L);
    }

    @Test
    void add_many_oldestGo() {
        recent.add(TENANT, events(1, 10_000));
        assertThat(recent.after(TENANT, 0, 9)).isNull();
        assertThat(seqs(9_000, 2)).containsExactly(9_001L, 9_002L);
    }

    @Test
    void add_manyTenants_thoseNotHeardOfLongestGo() {
        recent.add(TENANT, events(1, 2));
        for (int i = 0; i < 20; i++) {
            recent.add(new TenantId("t" + i), events(1, 2));
        }
        assertThat(recent.after(TENANT, 0, 9)).isNull();
        assertThat(recent.after(new TenantId("t19"), 0, 9)).hasSize(2);
    }

    @Test
    void forget_tenant_isNotKnown() {
        recent.add(TENANT, events(1, 2));
        recent.forget(TENANT);
        assertThat(recent.after(TENANT, 0, 9)).isNull();
    }

    private List<Long> seqs(long after, int most) {
        List<Event> found = recent.after(TENANT, after, most);
        assertThat(found).isNotNull();
        return found == null ? List.of() : found.stream().map(Event::seq).toList();
    }

    private static List<Event> events(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .<Event>mapToObj(seq -> new Event.PostDuplicate(
                        new Event.Head(seq, TENANT, null, null, seq), PostId.of("net", "p" + seq)))
                .toList();
    }
}
