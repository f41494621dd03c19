package io.sccc.core.spi;

import io.sccc.core.model.Decision;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Understanding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision changes, stored in one transaction.
 *
 * @param row the inbox row it is about
 * @param understanding what was believed; nothing for a timer
 * @param facts what was known
 * @param decision what was decided
 * @param change what it changes in the conversation's memory
 * @param work actions asked
 * @param hop the change of the customer's level; null when it did not change
 * @param timer the timer that asked; null for a post's own decision
 */
public record Verdict(
        Inbox row,
        Understanding understanding,
        Facts facts,
        Decision decision,
        Memory.Change change,
        List<Work> work,
        @Nullable Hop hop,
        Ledger.@Nullable Timer timer) {

    /** Copies the list. */
    public Verdict {
        work = List.copyOf(work);
    }

    /** Was it asked by a timer? */
    public boolean byTimer() {
        return timer != null;
    }

    /**
     * A change of level.
     *
     * @param from the level before
     * @param to the level now
     * @param rule the deciding rule; empty when none matched
     */
    public record Hop(Level from, Level to, String rule) {}
}
