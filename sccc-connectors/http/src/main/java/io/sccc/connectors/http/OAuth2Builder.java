package io.sccc.connectors.http;

import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts an {@link OAuth2} client together. Not thread-safe. */
public final class OAuth2Builder {

    /** Whose tokens, and where they are kept. */
    record Place(CredentialStore store, TenantId tenant, AccountId account) {}

    private final GatewayBuilder provider;
    private final String tokenPath;
    private final Map<String, String> extra = new LinkedHashMap<>();
    private final List<String> scopes = new ArrayList<>();
    private String clientId = "";
    private String clientSecret = "";
    private boolean secretInForm;
    private boolean own;
    private @Nullable URI authorizeAt;
    private @Nullable URI redirect;
    private @Nullable Place place;
    private Duration skew = Duration.ofMinutes(1);
    private SecureRandom random = new SecureRandom();

    OAuth2Builder(GatewayBuilder provider, String tokenPath) {
        this.provider = provider;
        this.tokenPath = tokenPath;
    }

    /** The client's name and secret at the provider; an empty secret for a public client. */
    public OAuth2Builder client(String id, String secret) {
        clientId = id;
        clientSecret = secret;
        return this;
    }

    /** Sends the client's secret in the form and not in {@code Authorization}, where a provider wants that. */
    public OAuth2Builder secretInForm() {
        secretInForm = true;
        return this;
    }

    /** What to ask for; nothing more than the connector needs. */
    public OAuth2Builder scopes(String... names) {
        scopes.addAll(List.of(names));
        return this;
    }

    /** Where a person consents, and where the provider sends them back to. */
    public OAuth2Builder consent(URI authorizationEndpoint, URI comesBackTo) {
        authorizeAt = authorizationEndpoint;
        redirect = comesBackTo;
        return this;
    }

    /** A parameter of the consent's address that this provider wants ({@code prompt=consent}, {@code access_type}). */
    public OAuth2Builder parameter(String name, String value) {
        extra.put(name, value);
        return this;
    }

    /** Uses the client's own right (client credentials) and no person's. */
    public OAuth2Builder ownRight() {
        own = true;
        return this;
    }

    /** Where the tokens are kept, and whose they are. */
    public OAuth2Builder keptIn(CredentialStore credentials, TenantId owner, AccountId accountOfThem) {
        place = new Place(credentials, owner, accountOfThem);
        return this;
    }

    /** How long before its end a token is renewed; a minute unless given, and never more than a fifth of its life. */
    public OAuth2Builder skew(Duration early) {
        skew = early;
        return this;
    }

    /** The source of states and verifiers; a fresh {@link SecureRandom} unless given. */
    public OAuth2Builder random(SecureRandom source) {
        random = source;
        return this;
    }

    /**
     * The client; it asks nobody before it is asked.
     *
     * @throws IllegalArgumentException when something is missing; names all of it
     */
    public OAuth2 build() {
        List<String> wrong = new ArrayList<>();
        require(!clientId.isBlank(), "client(id, secret) is missing", wrong);
        require(!own || !clientSecret.isEmpty(), "ownRight() needs a client secret", wrong);
        require(!skew.isNegative(), "skew is negative", wrong);
        require(
                provider.isSafe(),
                "tokens and secrets go out over https only, or to a host of yours: allowPrivate",
                wrong);
        Place kept = place;
        if (kept == null) {
            wrong.add("keptIn(store, tenant, account) is missing");
        }
        if (kept == null || !wrong.isEmpty()) {
            throw new IllegalArgumentException("OAuth 2 client: " + String.join("; ", wrong));
        }
        if (!clientSecret.isEmpty()) {
            provider.secret(clientSecret);
        }
        if (!clientSecret.isEmpty() && !secretInForm) {
            provider.credentials(Credentials.basic(Encoding.form(clientId), Encoding.form(clientSecret)));
        }
        return new OAuth2(this, provider.table(answers()).build(), kept);
    }

    private static void require(boolean holds, String fault, List<String> wrong) {
        if (!holds) {
            wrong.add(fault);
        }
    }

    /** What a token endpoint's errors mean (RFC 6749, section 5.2). */
    private static StatusTable answers() {
        return StatusTable.standard()
                .codeAt("/error")
                .codeIsFault()
                .line("invalid_grant", Kind.AUTH_REVOKED, Scope.ACCOUNT)
                .line("invalid_client", Kind.CONFIG, Scope.APP)
                .line("unauthorized_client", Kind.CONFIG, Scope.APP)
                .line("unsupported_grant_type", Kind.CONFIG, Scope.APP)
                .line("invalid_scope", Kind.CONFIG, Scope.APP)
                .line("invalid_request", Kind.CONFIG, Scope.APP)
                .line("temporarily_unavailable", Kind.TRANSIENT, Scope.HOST)
                .line(401, Kind.CONFIG, Scope.APP);
    }

    /** The form with the client's name, and its secret where it goes there. */
    Map<String, String> named(Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        if (secretInForm || clientSecret.isEmpty()) {
            all.put("client_id", clientId);
        }
        if (secretInForm && !clientSecret.isEmpty()) {
            all.put("client_secret", clientSecret);
        }
        return all;
    }

    /** The address of a person's consent. */
    Authorization.Begin begin() {
        URI at = authorizeAt;
        URI back = redirect;
        if (at == null || back == null) {
            throw new IllegalArgumentException("OAuth 2 client: consent(endpoint, comesBackTo) is missing");
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", back.toString());
        query.putAll(asked());
        query.putAll(extra);
        return new Authorization.Begin(at, back, query, random);
    }

    /** The scope parameter, where scopes are asked for. */
    Map<String, String> asked() {
        return scopes.isEmpty() ? Map.of() : Map.of("scope", String.join(" ", scopes));
    }

    String tokenPath() {
        return tokenPath;
    }

    boolean ownRightOnly() {
        return own;
    }

    Duration skew() {
        return skew;
    }

    InstantSource clock() {
        return provider.clock;
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "OAuth2Builder[" + tokenPath + "]";
    }
}
