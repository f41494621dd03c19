package io.sccc.core.ledger;

import io.sccc.core.model.Decision;
import io.sccc.core.model.Event;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Party;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the body columns, where it is not a type of the seam itself. */
final class Rows {

    private Rows() {}

    /** Consecutive events of one post or one command. */
    record Events(List<Event> events) {}

    /** A judgment without its post and its facts. */
    record Judged(
            Understanding understanding,
            Decision decision,
            Judgment.@Nullable Hop hop,
            @Nullable String timer) {

        static Judged of(Judgment judgment) {
            return new Judged(judgment.understanding(), judgment.decision(), judgment.hop(), judgment.timer());
        }

        Judgment with(Inbox row, Facts facts) {
            return new Judgment(row, understanding, facts, decision, hop, timer);
        }
    }

    /** A timer without its post. */
    record Due(Party about, String rule, Instant due) {

        static Due of(Ledger.Timer timer) {
            return new Due(timer.about(), timer.rule(), timer.due());
        }

        Ledger.Timer with(Inbox row) {
            return new Ledger.Timer(about, rule, row, due);
        }
    }

    /** A customer of a conversation. */
    record Remembered(String key, Memory.Customer customer) {}
}
