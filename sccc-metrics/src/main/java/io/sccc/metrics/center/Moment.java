package io.sccc.metrics.center;

import io.sccc.core.model.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a person's timeline. No words of theirs.
 *
 * @param at when; null when unknown
 * @param what {@code post}, {@code complaint}, {@code praise}, {@code answer}, {@code offered}, {@code clicked}, {@code
 *     thanked}, {@code case_opened}, {@code case_reopened}, {@code case_closed}
 * @param network where
 * @param conversation in which conversation; null when in none
 */
public record Moment(
        @Nullable Instant at,
        String what,
        String network,
        @Nullable ConversationId conversation) {}
