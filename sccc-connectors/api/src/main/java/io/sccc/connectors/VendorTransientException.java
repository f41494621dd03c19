package io.sccc.connectors;

import io.sccc.core.error.TransientException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Fault} of a vendor that may pass, thrown by a verb whose call surely had no effect. A throttled call waits at
 * least a minute where the vendor told no time, and does not count as an attempt.
 */
public final class VendorTransientException extends TransientException {

    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private final transient Fault fault;

    /**
     * A fault that may pass.
     *
     * @param now from which the wait is reckoned
     * @param cause the fault below, if there is one
     * @throws IllegalArgumentException when faults of this kind do not pass
     */
    public VendorTransientException(Fault fault, Instant now, @Nullable Throwable cause) {
        super(fault.toString(), wait(fault, now), cause);
        if (!fault.kind().passes()) {
            throw new IllegalArgumentException(fault.kind() + " does not pass: throw fault.exception(now)");
        }
        this.fault = fault;
    }

    /** What the vendor answered. */
    public Fault fault() {
        return fault;
    }

    private static @Nullable Duration wait(Fault fault, Instant now) {
        Instant until = fault.until();
        boolean limited = fault.kind() == Fault.Kind.THROTTLED || fault.kind() == Fault.Kind.QUOTA_EXHAUSTED;
        if (until == null) {
            return limited ? UNTOLD : null;
        }
        Duration wait = Duration.between(now, until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
