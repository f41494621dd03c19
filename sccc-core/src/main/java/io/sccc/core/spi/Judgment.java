package io.sccc.core.spi;

import io.sccc.core.model.Decision;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Understanding;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a post, and from what.
 *
 * @param row the inbox row it is about
 * @param understanding what was believed; nothing for a timer
 * @param facts what was known
 * @param decision what was decided
 * @param hop the change of the customer's level; null when it did not change
 * @param timer the rule of the timer that asked; null for a post's own decision
 */
public record Judgment(
        Inbox row,
        Understanding understanding,
        Facts facts,
        Decision decision,
        @Nullable Hop hop,
        @Nullable String timer) {

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
