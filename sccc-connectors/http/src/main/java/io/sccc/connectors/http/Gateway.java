package io.sccc.connectors.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to a vendor's host: sends each call once, keeps to its limits, and turns every answer that is not what was
 * asked for into a fault with the same words for all vendors. One gateway serves one account on one host. Safe for many
 * threads; {@link #send} blocks the caller's, and interrupting it ends the call.
 *
 * <p>Nothing is repeated here, with one exception: a call that was refused because its token is over goes out once more when
 * the credentials got another.
 */
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int HOPS = 5;

    private final HttpUrl base;
    private final String userAgent;
    private final Map<String, String> headers;
    private final Credentials credentials;
    private final RateDialect dialect;
    private final StatusTable table;
    private final Limiter limiter;
    private final InstantSource clock;
    private final Secrets secrets;
    private final ObjectMapper reader;
    private final Transport transport;

    Gateway(GatewayBuilder parts, HttpUrl base) {
        this.base = base;
        this.userAgent = parts.userAgent;
        this.headers = Map.copyOf(parts.headers);
        this.credentials = parts.credentials;
        this.dialect = parts.dialect;
        this.table = parts.table;
        this.clock = parts.clock;
        this.limiter = parts.limiter == null ? new Limiter(parts.clock) : parts.limiter;
        this.secrets = new Secrets();
        this.secrets.learn(parts.secrets);
        this.reader = Json.reader(parts.limits);
        this.transport = new Transport(base.host(), parts.limits, new Guard(parts.allowed, parts.resolver));
    }

    /** A gateway to a host; {@code base} may have a path, below which all calls go. */
    public static GatewayBuilder at(URI base) {
        return new GatewayBuilder(base);
    }

    /**
     * Sends a call and reads its answer to the end.
     *
     * @throws io.sccc.connectors.VendorTransientException when it surely had no effect and may work later
     * @throws io.sccc.connectors.VendorPermanentException when it surely had no effect and will not work
     * @throws io.sccc.connectors.AnswerLostException when it writes and nobody knows whether it had its effect
     */
    public Reply send(Call call) {
        Failures failures = new Failures(call, base.host(), table, reader, secrets, clock);
        HttpUrl url = url(call, failures);
        Fault held = limiter.admit(call.units(), call + " at " + base.host() + " did not go out");
        if (held != null) {
            throw held.exception(clock.instant());
        }
        Credentials.Stamp stamp = learned(credentials.stamp());
        Reply reply = follow(call, url, stamp, failures);
        StatusTable.Meaning meaning = meaning(call, reply);
        boolean expired = meaning != null && meaning.kind() == Kind.AUTH_EXPIRED;
        Credentials.Stamp other = expired ? credentials.renew(stamp) : null;
        if (other != null) {
            reply = follow(call, url, learned(other), failures);
            meaning = meaning(call, reply);
        }
        return settled(reply, lasting(meaning), failures);
    }

    private StatusTable.@Nullable Meaning meaning(Call call, Reply reply) {
        return call.accepts(reply.status()) ? null : table.meaning(reply);
    }

    /** Where renewing did not help, a person has to: the token or key is void. */
    private static StatusTable.@Nullable Meaning lasting(StatusTable.@Nullable Meaning meaning) {
        return meaning == null || meaning.kind() != Kind.AUTH_EXPIRED
                ? meaning
                : new StatusTable.Meaning(Kind.AUTH_REVOKED, meaning.scope(), meaning.perhapsDone());
    }

    private Credentials.Stamp learned(Credentials.Stamp stamp) {
        secrets.learn(stamp.headers().values());
        secrets.learn(stamp.query().values());
        return stamp;
    }

    private Reply settled(Reply reply, StatusTable.@Nullable Meaning meaning, Failures failures) {
        boolean limited =
                meaning != null && (meaning.kind() == Kind.THROTTLED || meaning.kind() == Kind.QUOTA_EXHAUSTED);
        boolean refused = limited || (meaning != null && meaning.kind() == Kind.TRANSIENT);
        Instant told = dialect.until(reply, refused, clock.instant());
        if (meaning == null) {
            if (told != null && told.isAfter(clock.instant())) {
                limiter.throttle(told, Kind.THROTTLED, Scope.ACCOUNT);
            }
            return reply;
        }
        throw failures.refused(reply, meaning, limited || told != null ? wait(meaning, told) : null);
    }

    /** Until when; a fault of one item (a customer written to too often) does not hold up the account's other calls. */
    private Instant wait(StatusTable.Meaning meaning, @Nullable Instant told) {
        return meaning.scope() == Scope.ITEM
                ? Limiter.bounded(told, meaning.kind(), clock.instant())
                : limiter.throttle(told, meaning.kind(), meaning.scope());
    }

    private HttpUrl url(Call call, Failures failures) {
        URI link = call.link();
        if (link != null) {
            HttpUrl url = HttpUrl.parse(link.toString());
            if (url == null || !ours(url)) {
                throw failures.unsent(Kind.VENDOR_BUG, Scope.ITEM, "the link leads to another host");
            }
            return url;
        }
        String path = call.path();
        if (path == null) {
            throw failures.unsent(Kind.PAYLOAD, Scope.ITEM, "a part of the path is empty or a dot");
        }
        String root = base.toString();
        String start = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        String query = String.join("&", call.query());
        String mark = query.isEmpty() ? "" : path.indexOf('?') < 0 ? "?" : "&";
        return HttpUrl.get(start + path + mark + query);
    }

    /** The same scheme, host and port; or the same host over TLS instead of in the clear. */
    private boolean ours(HttpUrl url) {
        boolean host = url.host().equals(base.host())
                && url.username().isEmpty()
                && url.password().isEmpty();
        boolean same = url.scheme().equals(base.scheme()) && url.port() == base.port();
        boolean safer = !base.isHttps() && url.isHttps() && base.port() == 80 && url.port() == 443;
        return host && (same || safer);
    }

    private Reply follow(Call call, HttpUrl url, Credentials.Stamp stamp, Failures failures) {
        HttpUrl at = url;
        for (int hop = 0; hop <= HOPS; hop++) {
            Reply reply = exchange(call, at, stamp, failures);
            if (reply.status() / 100 != 3 || !call.reads() || call.accepts(reply.status()) || reply.status() == 304) {
                return reply;
            }
            URI next = reply.location();
            HttpUrl to = next == null ? null : HttpUrl.parse(next.toString());
            if (to == null) {
                return reply;
            }
            if (!ours(to)) {
                throw failures.unsent(Kind.CONFIG, Scope.HOST, "redirected to another host or scheme, not followed");
            }
            at = to;
        }
        throw failures.unsent(Kind.CONFIG, Scope.HOST, "redirected more than " + HOPS + " times");
    }

    private Reply exchange(Call call, HttpUrl url, Credentials.Stamp stamp, Failures failures) {
        Trace trace = new Trace();
        Request request = request(call, url, stamp, trace, failures);
        try {
            return read(request, transport.exchange(request), trace, failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.ended("interrupted", trace.perhapsSent());
        } catch (IOException e) {
            throw transport.closed()
                    ? failures.ended("the gateway is closed", trace.perhapsSent())
                    : failures.broken(e, trace.perhapsSent());
        }
    }

    private Reply read(Request request, Transport.Body body, Trace trace, Failures failures) throws IOException {
        Trace.Head head = trace.head();
        if (head == null) {
            throw new IOException("answer without a head");
        }
        Reply reply = new Reply(
                head.status(),
                head.headers(),
                body.bytes().toByteArray(),
                request.url().uri(),
                failures);
        LOG.debug("{} at {}: {}", failures.call(), base.host(), reply.status());
        IOException fault = body.fault();
        if (fault == null || table.meaning(reply) != null) {
            return reply;
        }
        throw fault instanceof Transport.TooLong
                ? failures.tooMuch(reply, "a body of " + fault.getMessage())
                : failures.unreadable(reply, Kind.TRANSIENT, "a body that was cut", secrets.clean(fault));
    }

    private Request request(Call call, HttpUrl url, Credentials.Stamp stamp, Trace trace, Failures failures) {
        try {
            HttpUrl.Builder to = url.newBuilder();
            stamp.query().forEach(to::setQueryParameter);
            Request.Builder request = new Request.Builder()
                    .url(to.build())
                    .tag(Trace.class, trace)
                    .header("Accept", "application/json")
                    .header("User-Agent", userAgent);
            headers.forEach(request::header);
            call.headers().forEach(request::header);
            stamp.headers().forEach(request::header);
            return request.method(call.method(), call.reads() ? null : Transport.oneShot(call.payload()))
                    .build();
        } catch (IllegalArgumentException unprintable) { // its message shows the header's value
            throw failures.unsent(Kind.CONFIG, Scope.ITEM, "a header holds a line break or another control character");
        }
    }

    /** Until when the account's calls fail without going out; null when they go out. */
    public @Nullable Instant throttledUntil() {
        return limiter.throttledUntil();
    }

    /** Ends the calls in progress on whatever thread; a second time does nothing. A call after it does not go out. */
    @Override
    public void close() {
        transport.close();
    }

    /** The host, without path, query or credentials. */
    @Override
    public String toString() {
        return "Gateway[" + base.host() + "]";
    }
}
