package io.sccc.core.spi;

import io.sccc.core.model.Facts;
import io.sccc.core.model.Post;
import io.sccc.core.model.Understanding;

/**
 * Supplies facts about a post: the contact's tier, open cases, an agent's load. May block, within the budget of the
 * center; what does not come in time is unknown. Thread-safe.
 */
@FunctionalInterface
public interface FactSource {

    /**
     * What it knows, put into {@code facts}; what it does not know is left out. Called on a thread of the fact
     * bulkhead. A source that throws supplies nothing.
     *
     * @param post the post, personal data masked
     * @param understanding what is believed of it
     * @param facts a sheet of its own that already holds what the post and the conversation tell
     */
    void supply(Post post, Understanding understanding, Facts facts);
}
