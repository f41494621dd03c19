package io.sccc.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A fault of the world outside: a network, a community, a CRM or a database. Its message never holds a secret or a
 * person's words.
 */
public abstract sealed class ScccException extends RuntimeException permits TransientException, PermanentException {

    ScccException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
