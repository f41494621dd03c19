package io.sccc.connectors.vendor.rss;

import io.sccc.connectors.Secret;
import io.sccc.connectors.http.Credentials;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.GatewayBuilder;
import io.sccc.connectors.http.Limits;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Feed} together; not thread-safe. */
public final class FeedBuilder {

    private static final int SHORTEST_SECRET = 4;

    private final String url;
    private final Set<String> allowed = new LinkedHashSet<>();
    private @Nullable String name;
    private @Nullable String user;
    private @Nullable Secret password;
    private Limits limits = Limits.DEFAULT;
    TenantId tenant = TenantId.DEFAULT;
    InstantSource clock = InstantSource.system();
    boolean own;

    @Nullable
    String lang;

    FeedBuilder(String url) {
        this.url = url.strip();
    }

    /** What the feed is called as an account, {@code status}; host and path unless told. */
    public FeedBuilder name(String account) {
        name = account;
        return this;
    }

    /** Its language (ISO 639-1); unknown unless told. */
    public FeedBuilder language(String iso) {
        lang = iso;
        return this;
    }

    /** Whether the company itself writes it, so that the center takes no item for a customer's; no unless told. */
    public FeedBuilder own(boolean ours) {
        own = ours;
        return this;
    }

    /** What proves who reads, for a feed behind a password; sent to the feed's own host only. */
    public FeedBuilder credentials(String login, Secret secret) {
        user = login;
        password = secret;
        return this;
    }

    /** Lets calls out to this host although its address is loopback or private. */
    public FeedBuilder allowPrivate(String host) {
        allowed.add(host);
        return this;
    }

    /** Whose feed it is; {@link TenantId#DEFAULT} unless told. */
    public FeedBuilder tenant(TenantId whose) {
        tenant = whose;
        return this;
    }

    /** The clock; the system's unless told. */
    public FeedBuilder clock(InstantSource time) {
        clock = time;
        return this;
    }

    /** Times and sizes of calls; {@link Limits#DEFAULT} unless told: 8 MiB of feed, counted after decompression. */
    public FeedBuilder limits(Limits bounds) {
        limits = bounds;
        return this;
    }

    /**
     * The connector; no call is made before its first verb.
     *
     * @throws IllegalArgumentException naming all that is wrong
     */
    public Feed build() {
        List<String> wrong = new ArrayList<>();
        String fault = fault();
        if (fault != null) {
            wrong.add(fault);
        } else {
            tryGateway(wrong);
        }
        if (name != null && name.isBlank()) {
            wrong.add("name is blank");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("Feed: " + String.join("\nFeed: ", wrong)
                    + "\nMaybe Feed.at(\"https://press.example/feed.xml\").build()?");
        }
        return new Feed(this);
    }

    private @Nullable String fault() {
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return "url is no address with https or http and a host";
            }
            return uri.getRawUserInfo() == null ? null : "url holds credentials: tell them with credentials(...)";
        } catch (URISyntaxException e) {
            return "url is no address";
        }
    }

    private void tryGateway(List<String> wrong) {
        try {
            gateway(root(address())).close();
        } catch (IllegalArgumentException e) {
            wrong.add("url: " + e.getMessage());
        }
    }

    private static URI root(URI address) {
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }

    URI address() {
        URI uri = URI.create(url);
        return uri.getRawPath().isEmpty() ? uri.resolve("/") : uri;
    }

    /** Host and path, without a query that may hold a secret. */
    AccountId accountId() {
        URI uri = address();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String place = uri.getHost().toLowerCase(Locale.ROOT) + port + uri.getPath();
        return new AccountId(FeedProvider.ID, name == null ? place : name);
    }

    Gateway gateway(URI host) {
        GatewayBuilder builder = Gateway.at(host).limits(limits).clock(clock);
        String login = user;
        Secret secret = password;
        if (login != null && secret != null && host.equals(root(address()))) {
            builder.credentials(Credentials.basic(login, secret.reveal())).secret(secret.reveal());
        }
        secrets().forEach(builder::secret);
        allowed.forEach(builder::allowPrivate);
        return builder.build();
    }

    /** Values in the query: a feed's address may be its key. */
    private List<String> secrets() {
        String query = address().getQuery();
        return query == null
                ? List.of()
                : java.util.Arrays.stream(query.split("&"))
                        .map(part -> part.substring(part.indexOf('=') + 1))
                        .filter(value -> value.length() >= SHORTEST_SECRET)
                        .toList();
    }

    /** Would an address carry the key of ours into a cursor? */
    boolean secretIn(URI moved) {
        return secrets().stream().anyMatch(moved.toString()::contains);
    }

    /** Never the password or the query. */
    @Override
    public String toString() {
        return "FeedBuilder[" + name + "]";
    }
}
