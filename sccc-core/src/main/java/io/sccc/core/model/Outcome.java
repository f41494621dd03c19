package io.sccc.core.model;

import java.time.Instant;
import java.util.List;

/** How an {@link Action} ended, as its handler tells it. Faults that may pass are thrown instead. */
public sealed interface Outcome {

    /** It had its effect now; {@code id} is the target's id of what was made. */
    record Sent(String id) implements Outcome {}

    /** It had its effect before, under the same key; {@code id} is the target's id of what was made then. */
    record AlreadyDone(String id) implements Outcome {}

    /**
     * Nobody can say whether it had its effect (the answer was lost).
     *
     * @param reconcile whether the handler can find out later by its key
     */
    record Unknown(boolean reconcile) implements Outcome {}

    /** The target refused and will refuse again, for {@code why} (no secrets, no people's words). */
    record Rejected(String why) implements Outcome {}

    /**
     * Several things of the target's match and none may be guessed: it waits for a person, who makes them one and has it
     * asked again, or says which it was.
     *
     * @param ids the target's ids of what matched
     */
    record Ambiguous(List<String> ids) implements Outcome {

        /** Copies the ids. */
        public Ambiguous {
            ids = List.copyOf(ids);
        }
    }

    /** The target asks to come back not before {@code until}. */
    record Deferred(Instant until) implements Outcome {}
}
