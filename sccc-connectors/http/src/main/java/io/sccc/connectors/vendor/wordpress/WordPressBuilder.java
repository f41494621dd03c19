package io.sccc.connectors.vendor.wordpress;

import io.sccc.connectors.Secret;
import io.sccc.connectors.http.Credentials;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.GatewayBuilder;
import io.sccc.connectors.http.Limits;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a {@link WordPress} together; not thread-safe. */
public final class WordPressBuilder {

    private final String address;
    private final Set<String> allowed = new LinkedHashSet<>();
    private final Set<String> staff = new LinkedHashSet<>();
    private String user = "";
    private @Nullable Secret password;
    private @Nullable Duration history;
    private boolean plain;
    private Limits limits = Limits.DEFAULT;
    private InstantSource clock = InstantSource.system();
    TenantId tenant = TenantId.DEFAULT;
    Duration settled = Duration.ofSeconds(60);

    @Nullable
    String lang;

    WordPressBuilder(String address) {
        this.address = address.strip().replaceAll("/+$", "");
    }

    /** Login name of the account. */
    public WordPressBuilder user(String login) {
        user = login.strip();
        return this;
    }

    /** An application password of the account, with its spaces or without; not the password it logs in with. */
    public WordPressBuilder applicationPassword(Secret secret) {
        password = secret;
        return this;
    }

    /** An application password of the account. */
    public WordPressBuilder applicationPassword(String secret) {
        return applicationPassword(Secret.of(secret));
    }

    /** The site's language (ISO 639-1), which WordPress does not tell; unknown unless told. */
    public WordPressBuilder language(String iso) {
        lang = iso;
        return this;
    }

    /** A user id of somebody who answers for the company, so that the center does not answer them. */
    public WordPressBuilder staff(String userId) {
        staff.add(userId);
        return this;
    }

    /** How far back the very first fetch goes; to the beginning unless told. */
    public WordPressBuilder history(Duration back) {
        history = back;
        return this;
    }

    /**
     * How long a request may go on running on the server after its answer was lost (PHP's {@code max_execution_time}); a minute
     * unless told. Only then is an answer that is not there taken for not written.
     */
    public WordPressBuilder settlesWithin(Duration longest) {
        settled = longest;
        return this;
    }

    /** The site has plain permalinks, so its API is at {@code ?rest_route=} instead of {@code /wp-json}. */
    public WordPressBuilder plainPermalinks(boolean whether) {
        plain = whether;
        return this;
    }

    /** Lets calls out to this host although its address is loopback or private, also over http: a site of one's own. */
    public WordPressBuilder allowPrivate(String host) {
        allowed.add(host);
        return this;
    }

    /** Whose site it is; {@link TenantId#DEFAULT} unless told. */
    public WordPressBuilder tenant(TenantId whose) {
        tenant = whose;
        return this;
    }

    /** The clock; the system's unless told. */
    public WordPressBuilder clock(InstantSource time) {
        clock = time;
        return this;
    }

    /** Times and sizes of calls; {@link Limits#DEFAULT} unless told. */
    public WordPressBuilder limits(Limits bounds) {
        limits = bounds;
        return this;
    }

    /**
     * The connector; no call is made before its first verb.
     *
     * @throws IllegalArgumentException naming all that is wrong
     */
    public WordPress build() {
        List<String> wrong = new ArrayList<>();
        check(wrong);
        Gateway gateway = null;
        try {
            gateway = gateway();
        } catch (IllegalArgumentException e) {
            wrong.add("site: " + e.getMessage());
        }
        if (gateway == null || !wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "WordPress: " + String.join("\nWordPress: ", wrong)
                            + "\nMaybe WordPress.site(\"https://blog.example\").user(\"care\").applicationPassword(secret).build()?");
        }
        return new WordPress(this, new Site(gateway, plain, clock));
    }

    private void check(List<String> wrong) {
        if (user.isEmpty() || user.contains(":")) {
            wrong.add(user.isEmpty() ? "user is missing" : "user holds a colon, which no login name does");
        }
        if (password == null) {
            wrong.add("applicationPassword is missing");
        }
        if (address.endsWith("/wp-json") || address.contains("/wp-json/")) {
            wrong.add("site is the address of the API; tell the site's own, without /wp-json");
        }
        if (history != null && (history.isNegative() || history.isZero())) {
            wrong.add("history (" + history + ") is not positive");
        }
        if (settled.isNegative()) {
            wrong.add("settlesWithin (" + settled + ") is negative");
        }
        staff.stream()
                .filter(id -> !id.matches("\\d{1,18}"))
                .forEach(id -> wrong.add("staff (" + id + ") is not the number of a user"));
    }

    private Gateway gateway() {
        Secret secret = password;
        String shown = secret == null ? "" : secret.reveal();
        GatewayBuilder builder = Gateway.at(URI.create(address))
                .credentials(Credentials.basic(user, shown))
                .secret(shown)
                .secret(shown.replace(" ", ""))
                .table(Site.table())
                .limits(limits)
                .clock(clock);
        allowed.forEach(builder::allowPrivate);
        return builder.build();
    }

    /** Host and path: two sites may share a host. */
    AccountId accountId() {
        URI uri = URI.create(address);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return new AccountId(WordPressProvider.ID, host + port + uri.getPath());
    }

    CommentMapper mapper() {
        return new CommentMapper(tenant, accountId(), Set.copyOf(staff), lang);
    }

    Instant begin() {
        return history == null ? Instant.EPOCH : clock.instant().minus(history);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "WordPressBuilder[" + user + "]";
    }
}
