package io.sccc.connectors.http;

import java.net.URI;
import java.util.function.LongSupplier;

/** Streams whose silence a test measures. */
public final class Ticking {

    private Ticking() {}

    /** A stream of loopback. */
    public static FrameStream frames(URI base, LongSupplier nanos) {
        return Gateway.at(base).allowPrivate("127.0.0.1").nanos(nanos).frames();
    }
}
