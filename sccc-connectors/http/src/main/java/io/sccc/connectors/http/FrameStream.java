package io.sccc.connectors.http;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import java.net.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Text frames that a vendor pushes over a WebSocket (RFC 6455), taken by whoever asks. Goes where a {@link Gateway} may go
 * and nowhere else. Frames wait in a queue of {@value #ROOM}; when it is full nothing more is read from the connection, so
 * that a slow taker costs the vendor's patience and not this process's memory. One thread opens and takes; closing is for
 * any. Make one with {@link GatewayBuilder#frames()}.
 *
 * <p>Why there is no ping of our own: a peer that answers pings and sends nothing is as dead as one that does not answer.
 * Who takes looks at {@link #silentFor()} and opens again from where it stands, which fetches what was missed.
 */
public final class FrameStream implements AutoCloseable {

    static final int ROOM = 4096;

    /**
     * The vendor's answer instead of a stream.
     *
     * @param status the HTTP status
     * @param body its beginning
     */
    public record Refusal(int status, String body) {

        /** The status only. */
        @Override
        public String toString() {
            return "Refusal[" + status + "]";
        }
    }

    private final HttpUrl base;
    private final Map<String, String> headers;
    private final String userAgent;
    private final Credentials credentials;
    private final Duration patience;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final OkHttpClient client;
    private volatile @Nullable FrameLine line;
    private volatile boolean closed;

    FrameStream(GatewayBuilder parts, HttpUrl base) {
        this.base = base;
        this.headers = Map.copyOf(parts.headers);
        this.userAgent = parts.userAgent;
        this.credentials = parts.credentials;
        this.patience = parts.limits.call();
        this.clock = parts.clock;
        this.nanos = parts.nanos;
        Guard guard = new Guard(parts.allowed, parts.resolver);
        this.client = new OkHttpClient.Builder()
                .callTimeout(parts.limits.call())
                .connectTimeout(parts.limits.connect())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .dns(guard)
                .socketFactory(guard)
                .build();
    }

    /**
     * Ends the connection there is and opens another.
     *
     * @param pathAndQuery below the base address's host, {@code "/xrpc/x?cursor=1"}
     * @param subprotocol to ask for; empty for none
     * @return null when it is open; else what the vendor answered
     * @throws io.sccc.connectors.VendorTransientException when there was no answer
     * @throws io.sccc.connectors.VendorPermanentException when the address is refused here
     */
    public @Nullable Refusal open(String pathAndQuery, String subprotocol) {
        hangUp();
        if (closed) {
            throw fault(Kind.TRANSIENT, "the stream is closed");
        }
        HttpUrl url = base.resolve(pathAndQuery);
        if (url == null || !url.host().equals(base.host()) || url.port() != base.port()) {
            throw fault(Kind.VENDOR_BUG, "the address leads to another host");
        }
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", userAgent);
        headers.forEach(request::header);
        credentials.stamp().headers().forEach(request::header);
        if (!subprotocol.isEmpty()) {
            request.header("Sec-WebSocket-Protocol", subprotocol);
        }
        FrameLine opened = new FrameLine(ROOM, nanos);
        line = opened;
        return waited(opened, client, request.build());
    }

    private @Nullable Refusal waited(FrameLine opened, OkHttpClient through, Request request) {
        try {
            opened.connect(through, request);
            if (!opened.settled(patience)) {
                throw fault(Kind.TRANSIENT, "not open in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            hangUp();
            throw fault(Kind.TRANSIENT, "interrupted");
        }
        Refusal refusal = opened.refusal();
        Throwable why = opened.failure();
        if (refusal == null && why != null) {
            boolean guarded = why instanceof Guard.Refused;
            throw fault(
                    guarded ? Kind.CONFIG : Kind.TRANSIENT,
                    guarded
                            ? "the name leads to a loopback, private or reserved address; if it is yours, allow its name"
                            : "no connection: " + why.getClass().getSimpleName());
        }
        return refusal;
    }

    /** Is there something to take, or may there be? */
    public boolean live() {
        FrameLine now = line;
        return now != null && now.live();
    }

    /**
     * Frames in the order they came; waits for the first, not for more. Empty when none came in time or the connection ended.
     *
     * @throws io.sccc.connectors.VendorTransientException when interrupted
     */
    public List<String> take(int most, Duration wait) {
        FrameLine now = line;
        try {
            return now == null ? List.of() : now.take(most, wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault(Kind.TRANSIENT, "interrupted");
        }
    }

    /** How long nothing has come and nothing waits; zero when something waits or nothing is open. */
    public Duration silentFor() {
        FrameLine now = line;
        return now == null ? Duration.ZERO : now.silentFor();
    }

    private RuntimeException fault(Kind kind, String what) {
        return Fault.of(kind, "stream of " + base.host() + ": " + what)
                .scope(Scope.HOST)
                .exception(clock.instant());
    }

    private void hangUp() {
        FrameLine before = line;
        line = null;
        if (before != null) {
            before.end();
        }
    }

    /** Ends the connection; a second time does nothing. */
    @Override
    public void close() {
        closed = true;
        client.dispatcher().executorService().shutdown(); // from here on nothing begins; what has begun is ended below
        client.dispatcher().cancelAll();
        hangUp();
        client.connectionPool().evictAll();
    }

    /** The host. */
    @Override
    public String toString() {
        return "FrameStream[" + base.host() + "]";
    }
}
