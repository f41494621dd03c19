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
}
