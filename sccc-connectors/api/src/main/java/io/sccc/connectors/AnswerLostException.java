package io.sccc.connectors;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a call that writes was lost: a timeout after the request was sent, a connection cut, an answer that cannot
 * be read. Nobody knows whether it had its effect, so it is neither transient nor permanent; the center then asks {@link
 * Connector#find}. Never thrown for a call that only reads, nor where nothing was sent.
 */
public final class AnswerLostException extends RuntimeException {

    /**
     * A lost answer.
     *
     * @param what what was being done, without secrets or people's words
     * @param cause the fault below, if there is one
     */
    public AnswerLostException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
