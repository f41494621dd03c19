package io.sccc.connectors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case in the CRM.
 *
 * @param id the CRM's id of the change, unique in the CRM
 * @param caseId the case
 * @param kind what happened
 * @param at when
 * @param ours whether this library did it; such a change must not be acted on
 * @param forCustomer whether the customer is meant to read {@code text}: an agent's answer, not a note
 * @param value what it is now: the state, queue, owner or the case it was merged into; null for words alone
 * @param text what an agent wrote; null when nothing was written
 */
public record CaseChange(
        String id,
        String caseId,
        Kind kind,
        Instant at,
        boolean ours,
        boolean forCustomer,
        @Nullable String value,
        @Nullable String text) {

    /** What happened. */
    public enum Kind {
        /** It was opened. */
        OPENED,
        /** Words were added. */
        WRITTEN,
        /** Its state changed without being opened or closed. */
        STATE,
        /** It was given to a queue or a person. */
        ASSIGNED,
        /** It was closed. */
        CLOSED,
        /** It was opened again. */
        REOPENED,
        /** It became part of another case. */
        MERGED,
        /** It was deleted. */
        DELETED,
        /** Something else. */
        OTHER
    }

    /** Not the words. */
    @Override
    public String toString() {
        return "CaseChange[" + id + ", case " + caseId + ", " + kind + "]";
    }
}
