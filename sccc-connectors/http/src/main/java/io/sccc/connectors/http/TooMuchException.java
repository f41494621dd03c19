package io.sccc.connectors.http;

import io.sccc.connectors.Fault;
import io.sccc.connectors.VendorPermanentException;
import org.jspecify.annotations.Nullable;

/**
 * An answer goes past the {@link Limits}: longer, deeper or with more in it than is read. Thrown for calls that only read;
 * asking for less at a time may get around what is too much.
 */
public final class TooMuchException extends VendorPermanentException {

    private static final long serialVersionUID = 1;

    TooMuchException(Fault fault, @Nullable Throwable cause) {
        super(fault, cause);
    }
}
