package io.sccc.connectors.vendor.bluesky;

import io.sccc.connectors.Fault;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import org.jspecify.annotations.Nullable;

/** Looks at faults that were thrown. */
final class Faults {

    private Faults() {}

    /** The vendor's fault in an exception; null when there is none. */
    static @Nullable Fault of(RuntimeException e) {
        return e instanceof VendorPermanentException permanent
                ? permanent.fault()
                : e instanceof VendorTransientException passing ? passing.fault() : null;
    }

    /** Did the vendor answer with this name? */
    static boolean named(RuntimeException e, String code) {
        Fault fault = of(e);
        return fault != null && code.equals(fault.vendorCode());
    }

    /** Is there nobody or nothing of that name? The network has no status of its own for it. */
    static boolean nobody(RuntimeException e) {
        return is(e, Fault.Kind.NOT_FOUND) || (is(e, Fault.Kind.PAYLOAD) && named(e, "InvalidRequest"));
    }

    static boolean is(RuntimeException e, Fault.Kind kind) {
        Fault fault = of(e);
        return fault != null && fault.kind() == kind;
    }
}
