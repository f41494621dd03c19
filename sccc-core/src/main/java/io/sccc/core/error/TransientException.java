package io.sccc.core.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Trying again later may work; {@link #retryAfter()} is the other side's own wish, if it told one. */
public non-sealed class TransientException extends ScccException {

    private final @Nullable Duration retryAfter;

    /** A fault that may pass, without a wish of the other side. */
    public TransientException(String what) {
        this(what, null, null);
    }

    /**
     * A fault that may pass.
     *
     * @param what what failed and for whom, without secrets or people's words
     * @param retryAfter how long the other side asked us to wait; null when it told nothing
     * @param cause the fault below, if there is one
     */
    public TransientException(String what, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(what, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the other side asked us to wait; null when it told nothing. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
