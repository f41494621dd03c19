package io.sccc.connectors.http;

import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Gateway} together. Not thread-safe. */
public final class GatewayBuilder {

    private static final Pattern LITERAL = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?|.*:.*");

    private static final Credentials NONE = Credentials.none();

    private final URI base;
    String userAgent = "sccc";
    final Map<String, String> headers = new LinkedHashMap<>();
    Credentials credentials = NONE;
    RateDialect dialect = RateDialect.standard();
    StatusTable table = StatusTable.standard();
    Limits limits = Limits.DEFAULT;

    @Nullable
    Limiter limiter;

    InstantSource clock = InstantSource.system();
    final Set<String> allowed = new LinkedHashSet<>();
    final List<String> secrets = new ArrayList<>();
    Guard.Resolver resolver = InetAddress::getAllByName;
    LongSupplier nanos = System::nanoTime;

    GatewayBuilder(URI base) {
        this.base = base;
    }

    /** Who we say we are; name a way to reach the operator where a vendor asks for it. */
    public GatewayBuilder userAgent(String name) {
        userAgent = name;
        return this;
    }

    /** A header of every call, without secrets: a vendor's API version. */
    public GatewayBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** What proves who calls; none unless given. */
    public GatewayBuilder credentials(Credentials who) {
        credentials = who;
        return this;
    }

    /** How the vendor says "not before"; {@link RateDialect#standard()} unless given. */
    public GatewayBuilder dialect(RateDialect vendors) {
        dialect = vendors;
        return this;
    }

    /** What the vendor's answers mean; {@link StatusTable#standard()} unless given. */
    public GatewayBuilder table(StatusTable vendors) {
        table = vendors;
        return this;
    }

    /** Times and sizes; {@link Limits#DEFAULT} unless given. */
    public GatewayBuilder limits(Limits bounds) {
        limits = bounds;
        return this;
    }

    /** The account's limiter; one of its own without budgets unless given. */
    public GatewayBuilder limiter(Limiter shared) {
        limiter = shared;
        return this;
    }

    /** The clock by which waits are reckoned; the system's unless given. */
    public GatewayBuilder clock(InstantSource time) {
        clock = time;
        return this;
    }

    /** Lets calls out to this host although its address is loopback, private or written as a number: a CRM of one's own. */
    public GatewayBuilder allowPrivate(String host) {
        allowed.add(Guard.bare(host));
        return this;
    }

    /** A secret that never shows in a fault; those of the credentials are known already. */
    public GatewayBuilder secret(String secret) {
        secrets.add(secret);
        return this;
    }

    GatewayBuilder resolver(Guard.Resolver names) {
        resolver = names;
        return this;
    }

    /** What silence of a stream is measured with; the system's unless given. */
    GatewayBuilder nanos(LongSupplier ticks) {
        nanos = ticks;
        return this;
    }

    /**
     * The gateway; it starts no thread before the first call.
     *
     * @throws IllegalArgumentException when the base address is no place to send calls to; names all that is wrong with it
     */
    public Gateway build() {
        return new Gateway(this, checked());
    }

    /**
     * A stream of the host's WebSocket instead of calls; not connected yet.
     *
     * @throws IllegalArgumentException likewise
     */
    public FrameStream frames() {
        return new FrameStream(this, checked());
    }

    private HttpUrl checked() {
        List<String> wrong = new ArrayList<>();
        HttpUrl url = HttpUrl.parse(base.toString());
        String host = base.getHost();
        if (url == null || host == null) {
            wrong.add("it needs http or https and a host name");
        } else {
            check(url, Guard.bare(host), wrong);
        }
        if (url == null || !wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "base address of a gateway (" + shown() + "): " + String.join("; ", wrong)
                            + ". Maybe https://api.example.com, or allowPrivate(host) for a host of your own");
        }
        return url;
    }

    /** May secrets go there: over TLS, or to a host that was allowed by name? */
    boolean isSafe() {
        String host = base.getHost();
        return "https".equalsIgnoreCase(base.getScheme()) || (host != null && allowed.contains(Guard.bare(host)));
    }

    private void check(HttpUrl url, String host, List<String> wrong) {
        boolean mine = allowed.contains(host);
        if (base.getRawUserInfo() != null) {
            wrong.add("credentials do not belong into an address");
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            wrong.add("it ends with its path");
        }
        if (LITERAL.matcher(host).matches() && !mine) {
            wrong.add("a host written as a number was not allowed");
        }
        if (!url.isHttps() && !mine && credentials != NONE) {
            wrong.add("credentials go out over https only");
        }
    }

    private String shown() {
        return base.getScheme() + "://" + (base.getHost() == null ? "?" : base.getHost());
    }
}
