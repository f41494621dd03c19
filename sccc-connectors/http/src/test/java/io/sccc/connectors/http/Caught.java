package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Faults as tests look at them. */
final class Caught {

    private Caught() {}

    static Fault fault(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        if (thrown instanceof VendorTransientException passes) {
            return passes.fault();
        }
        assertThat(thrown).isInstanceOf(VendorPermanentException.class);
        return ((VendorPermanentException) thrown).fault();
    }

    static Fault.Kind kind(ThrowingCallable call) {
        return fault(call).kind();
    }

    static void lost(ThrowingCallable call) {
        assertThat(catchThrowable(call)).isInstanceOf(AnswerLostException.class);
    }

    /** Calls, and does not mind how it ends. */
    static void quietly(ThrowingCallable call) {
        Throwable unused = catchThrowable(call);
    }
}
