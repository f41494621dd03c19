package io.sccc.core.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision changes, stored in one transaction.
 *
 * @param judgment what was decided, and from what
 * @param change what it changes in the conversation's memory
 * @param work actions asked
 * @param timer the timer that asked; null for a post's own decision
 */
public record Verdict(Judgment judgment, Memory.Change change, List<Work> work, Ledger.@Nullable Timer timer) {

    /** Copies the list. */
    public Verdict {
        work = List.copyOf(work);
    }

    /** The inbox row it is about. */
    public Inbox row() {
        return judgment.row();
    }
}
