package io.sccc.connectors.vendor.bluesky;

import io.sccc.connectors.Secret;
import io.sccc.connectors.StaleCursor;
import io.sccc.connectors.http.Budget;
import io.sccc.connectors.http.Credentials;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.GatewayBuilder;
import io.sccc.connectors.http.Limiter;
import io.sccc.connectors.http.Limits;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Bluesky} together; not thread-safe. */
public final class BlueskyBuilder {

    static final String OFFICIAL = "https://bsky.social";

    private static final Pattern HANDLE = Pattern.compile(
            "([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
    private static final int LONGEST_HANDLE = 253;
    private static final long POINTS_AN_HOUR = 5000;
    private static final long POINTS_A_DAY = 35_000;

    private final String handle;
    private final Set<String> allowed = new LinkedHashSet<>();
    private @Nullable Secret password;
    private String host = OFFICIAL;
    private @Nullable Duration history;
    private @Nullable CredentialStore store;
    private Limits limits = Limits.DEFAULT;
    TenantId tenant = TenantId.DEFAULT;
    InstantSource clock = InstantSource.system();
    StaleCursor staleCursor = StaleCursor.BACKFILL;

    BlueskyBuilder(String handle) {
        String bare = handle.strip().toLowerCase(Locale.ROOT);
        this.handle = bare.startsWith("@") ? bare.substring(1) : bare;
    }

    /** An app password of the account, not its own. */
    public BlueskyBuilder appPassword(Secret secret) {
        password = secret;
        return this;
    }

    /** An app password of the account, not its own. */
    public BlueskyBuilder appPassword(String secret) {
        return appPassword(Secret.of(secret));
    }

    /** The account's own host (PDS); {@value #OFFICIAL} unless told. */
    public BlueskyBuilder host(String address) {
        host = address;
        return this;
    }

    /** Lets calls out to this host name although its address is loopback or private: a host of one's own. */
    public BlueskyBuilder allowPrivate(String name) {
        allowed.add(name);
        return this;
    }

    /** How far back the very first fetch goes; to the beginning unless told. */
    public BlueskyBuilder history(Duration back) {
        history = back;
        return this;
    }

    /** What to do when the network keeps rejecting a cursor; backfill unless told. */
    public BlueskyBuilder staleCursor(StaleCursor policy) {
        staleCursor = policy;
        return this;
    }

    /** Whose account it is; {@link TenantId#DEFAULT} unless told. */
    public BlueskyBuilder tenant(TenantId whose) {
        tenant = whose;
        return this;
    }

    /** Where the session lives; in this process alone unless told, and then each start is a login. */
    public BlueskyBuilder credentials(CredentialStore tokens) {
        store = tokens;
        return this;
    }

    /** The clock; the system's unless told. */
    public BlueskyBuilder clock(InstantSource time) {
        clock = time;
        return this;
    }

    /** Times and sizes of calls; {@link Limits#DEFAULT} unless told. */
    public BlueskyBuilder limits(Limits bounds) {
        limits = bounds;
        return this;
    }

    /**
     * The connector; no call is made before its first verb.
     *
     * @throws IllegalArgumentException naming all that is wrong
     */
    public Bluesky build() {
        List<String> wrong = new ArrayList<>();
        String fault = handleFault(handle);
        if (fault != null) {
            wrong.add("account " + fault);
        }
        if (password == null) {
            wrong.add("appPassword is missing");
        }
        if (history != null && (history.isNegative() || history.isZero())) {
            wrong.add("history (" + history + ") is not positive");
        }
        try {
            gatewayBuilder().credentials(new Unused()).build().close();
        } catch (IllegalArgumentException e) {
            wrong.add("host: " + e.getMessage());
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("Bluesky: " + String.join("\nBluesky: ", wrong)
                    + "\nMaybe Bluesky.account(\"acme.example\").appPassword(secret).build()?");
        }
        return new Bluesky(this);
    }

    /** Stands for credentials while the address is checked. */
    private static final class Unused implements Credentials {
        @Override
        public Stamp stamp() {
            return Stamp.NONE;
        }
    }

    /** What is wrong with a handle; null when nothing is. A DID will do. */
    static @Nullable String handleFault(String name) {
        boolean did = name.matches("did:[a-z]+:[a-zA-Z0-9._:%-]{1,2000}");
        boolean fits = name.length() <= LONGEST_HANDLE && HANDLE.matcher(name).matches();
        return did || fits ? null : "(" + name + ") is not a handle. Maybe acme.bsky.social, without spaces?";
    }

    AccountId accountId() {
        return new AccountId(BlueskyProvider.ID, handle);
    }

    /** What cursors belong to. */
    String instance() {
        return URI.create(host).getHost() + "/" + handle;
    }

    @Nullable
    Instant floor() {
        return history == null ? null : clock.instant().minus(history);
    }

    LogIn logIn() {
        Secret secret = password;
        if (secret == null) {
            throw new IllegalStateException("build() checks it");
        }
        CredentialStore kept = store == null ? new InMemoryCredentials() : store;
        return new LogIn(accountId(), secret, kept, tenant, clock, gatewayBuilder());
    }

    Gateway gateway(LogIn logIn) {
        Budget hour = Budget.per(Duration.ofHours(1), POINTS_AN_HOUR);
        Budget day = Budget.per(Duration.ofDays(1), POINTS_A_DAY);
        return gatewayBuilder()
                .credentials(logIn)
                .limiter(new Limiter(clock, hour, day))
                .build();
    }

    private GatewayBuilder gatewayBuilder() {
        GatewayBuilder builder =
                Gateway.at(URI.create(host)).table(Xrpc.table()).limits(limits).clock(clock);
        allowed.forEach(builder::allowPrivate);
        if (password != null) {
            builder.secret(password.reveal());
        }
        return builder;
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "BlueskyBuilder[" + handle + "]";
    }
}
