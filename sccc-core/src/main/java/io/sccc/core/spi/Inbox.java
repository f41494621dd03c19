package io.sccc.core.spi;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Post;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A post as the ledger took it in, with everything about it that depends on the order of arrival.
 *
 * @param seq its place in the ledger
 * @param post the post, personal data masked
 * @param conversation its conversation, by the id of that moment
 * @param joined conversations that this post made aliases of {@code conversation}; mostly none
 * @param clock the center's clock as of this post; null when a recorded stream has told no time yet
 * @param plausible whether its time is believed; false for one far in the future
 * @param seen kinds of personal data its text held, by label
 * @param answers the key of the customer whose post it answers; null when unknown or nobody's
 * @param history what its author did before; null when the author or the time is unknown
 * @param position where it stood in its source, for people; empty where that says nothing
 * @param line 1-based physical line in a file; 0 where the source has no lines
 */
public record Inbox(
        long seq,
        Post post,
        ConversationId conversation,
        List<ConversationId> joined,
        @Nullable Instant clock,
        boolean plausible,
        Set<String> seen,
        @Nullable String answers,
        @Nullable History history,
        String position,
        long line) {

    /** Copies the collections. */
    public Inbox {
        joined = List.copyOf(joined);
        seen = Set.copyOf(seen);
    }

    /**
     * What an author did before a post, in ledger order.
     *
     * @param posts24h posts within 24 hours
     * @param conversations7d other conversations within 7 days
     * @param copies10m posts of the same folded text within 10 minutes
     */
    public record History(int posts24h, int conversations7d, int copies10m) {}
}
