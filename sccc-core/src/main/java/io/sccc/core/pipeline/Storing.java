package io.sccc.core.pipeline;

import io.sccc.core.error.TransientException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers whether the ledger could store when it was last asked to. Thread-safe. */
final class Storing {

    private volatile @Nullable String trouble;

    /** Stores something; what it throws is remembered until something is stored. */
    <R> R run(Supplier<R> task) {
        try {
            R result = task.get();
            trouble = null;
            return result;
        } catch (TransientException e) {
            trouble = e.getMessage() == null ? "it does not answer" : e.getMessage();
            throw e;
        }
    }

    /** Why nothing can be stored now; null when it can. */
    @Nullable
    String trouble() {
        return trouble;
    }
}
