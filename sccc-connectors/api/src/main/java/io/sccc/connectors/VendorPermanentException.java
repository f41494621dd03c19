package io.sccc.connectors;

import io.sccc.core.error.PermanentException;
import org.jspecify.annotations.Nullable;

/** A {@link Fault} of a vendor that does not pass by itself, thrown by a verb whose call surely had no effect. */
public class VendorPermanentException extends PermanentException {

    private final transient Fault fault;

    /**
     * A fault that does not pass.
     *
     * @param cause the fault below, if there is one
     * @throws IllegalArgumentException when faults of this kind pass
     */
    public VendorPermanentException(Fault fault, @Nullable Throwable cause) {
        super(fault.toString(), cause);
        if (fault.kind().passes()) {
            throw new IllegalArgumentException(fault.kind() + " may pass: throw fault.exception(now)");
        }
        this.fault = fault;
    }

    /** What the vendor answered. */
    public final Fault fault() {
        return fault;
    }

    /** Whether faults of this kind wait for a person. */
    @Override
    public final boolean needsPerson() {
        return fault.kind().needsPerson();
    }
}
