package io.sccc.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger.Ending;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkRowsTest {

    private static final long NOW = 1_000_000_000L;
    private static final long LATER = NOW + Duration.ofSeconds(2).toNanos();
    private static final Ending AGAIN = new Ending(WorkState.ASKED, null, "", Duration.ofSeconds(1), true, false);

    private final WorkRows rows = new WorkRows();

    private static ConversationId conversation(String name) {
        return new ConversationId("c-" + name);
    }

    private void ask(String lane, String key) {
        Party about = new Party(TenantId.DEFAULT, conversation(lane), "ana", null);
        Action action = new Action.Archive(about, PostId.of("net", key), "why");
        Work.Request request = new Work.Request(action.kind(), about, action.post(), 0);
        rows.ask(
                new Work(new ActionKey(key), action, request, WorkState.ASKED, Work.Progress.NONE, null, "", null),
                conversation(lane));
    }

    private List<String> claim(long now) {
        return keys(rows.claim(10, now));
    }

    private static List<String> keys(List<Work> works) {
        return works.stream().map(work -> work.key().value()).toList();
    }

    @Test
    void join_ofLanesNobodyWaitsIn_doesNotHoldBackTheRetriesOfOthers() {
        ask("other", "retried");
        rows.finish(rows.claim(1, NOW).get(0), AGAIN, NOW);
        ask("from", "a");
        ask("into", "b");
        rows.join(conversation("from"), conversation("into"));
        assertThat(claim(LATER)).containsExactlyInAnyOrder("retried", "a");
    }

    @Test
    void join_whileOneWaitsForItsRetry_leasesItOnceAndTheOtherAfterIt() {
        ask("from", "a");
        rows.finish(rows.claim(1, NOW).get(0), AGAIN, NOW);
        ask("into", "b");
        rows.join(conversation("from"), conversation("into"));
        assertThat(claim(NOW)).isEmpty();
        List<Work> first = rows.claim(10, LATER);
        assertThat(keys(first)).containsExactly("a");
        assertThat(claim(LATER)).isEmpty();
        rows.finish(first.get(0), Ending.last(WorkState.DONE, null, ""), LATER);
        assertThat(claim(LATER)).containsExactly("b");
    }
}
