package io.sccc.core.spi;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action and how far it has come.
 *
 * @param key its permanent key
 * @param action what to do; null when it could not even be made (no words in the reader's language)
 * @param request its kind, party and post, which every row has
 * @param state how far it has come
 * @param attempts how often it was tried
 * @param target the target's id of what was made; null until it is done
 * @param note why it failed, waits or is parked; empty otherwise
 * @param at when it was asked, on the center's clock; null when a recorded stream has told no time yet
 */
public record Work(
        ActionKey key,
        @Nullable Action action,
        Request request,
        Ledger.WorkState state,
        int attempts,
        @Nullable String target,
        String note,
        @Nullable Instant at) {

    /** This row after an attempt. */
    public Work ended(Ledger.WorkState now, int tries, @Nullable String id, String why) {
        return new Work(key, action, request, now, tries, id, why, at);
    }

    /**
     * What every action row has.
     *
     * @param kind what is asked
     * @param about for whom
     * @param post because of which post
     */
    public record Request(
            io.sccc.core.model.ActionKind kind, io.sccc.core.model.Party about, io.sccc.core.model.PostId post) {}
}
