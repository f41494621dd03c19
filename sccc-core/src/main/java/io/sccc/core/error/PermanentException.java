package io.sccc.core.error;

import org.jspecify.annotations.Nullable;

/** Trying again the same way will not work: refused, not found, not supported, malformed. */
public non-sealed class PermanentException extends ScccException {

    /** A refusal without a fault below it. */
    public PermanentException(String what) {
        this(what, null);
    }

    /**
     * A refusal.
     *
     * @param what what was refused and why, without secrets or people's words
     * @param cause the fault below, if there is one
     */
    public PermanentException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    /**
     * Can a person mend it (a revoked token, a wrong configuration), so that asking again works then? Such an action is
     * parked instead of failed. False unless a subclass knows better.
     */
    public boolean needsPerson() {
        return false;
    }
}
