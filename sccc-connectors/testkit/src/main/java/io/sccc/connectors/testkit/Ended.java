package io.sccc.connectors.testkit;

import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a call ended: with a value or with an exception. */
record Ended(@Nullable Object value, @Nullable Throwable thrown) {

    @SuppressWarnings("PMD.AvoidCatchingThrowable") // whatever it is, the rule judges it
    static Ended of(Supplier<@Nullable Object> call) {
        try {
            return new Ended(call.get(), null);
        } catch (RuntimeException | Error e) {
            return new Ended(null, e);
        }
    }

    /** The fault it told; null when it told none. */
    @Nullable
    Fault fault() {
        if (thrown instanceof VendorTransientException passing) {
            return passing.fault();
        }
        return thrown instanceof VendorPermanentException lasting ? lasting.fault() : null;
    }

    boolean lost() {
        return thrown instanceof AnswerLostException;
    }

    /** For failure messages. */
    @Override
    public String toString() {
        return thrown == null ? "returned " + value : "threw " + thrown;
    }
}
