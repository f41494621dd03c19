package io.sccc.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one post, once and for all. The record that explanation and back-test read.
 *
 * @param seq sequence number of the post in its ledger
 * @param post the post
 * @param revision its revision
 * @param about the conversation (by its id when the post was taken in) and customer
 * @param route where it goes and why
 * @param actions what was asked: kinds and keys in order
 * @param at when, on the center's clock; null when a recorded stream has told no time yet
 */
public record Decision(
        long seq,
        PostId post,
        long revision,
        Party about,
        Route route,
        List<Asked> actions,
        @Nullable Instant at) {

    /** Copies the list. */
    public Decision {
        actions = List.copyOf(actions);
    }

    /** How far the post goes. */
    public Level level() {
        return route.level();
    }

    /** Why, in English. */
    public String reason() {
        return reason("en");
    }

    /** Why, in this language (en, es or pt), else in English. */
    public String reason(String lang) {
        return route.reason().bestFor(lang);
    }

    /**
     * An action that was asked.
     *
     * @param kind what
     * @param key its permanent key
     */
    public record Asked(ActionKind kind, ActionKey key) {}
}
