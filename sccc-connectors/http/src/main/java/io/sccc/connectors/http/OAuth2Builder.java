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

    private final GatewayBuilder provider;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> extra = new LinkedHashMap<>();
    final String tokenPath;
    String clientId = "";
    private String clientSecret = "";
    private boolean secretInForm;
    final List<String> scopes = new ArrayList<>();
    boolean own;

    @Nullable
    URI authorizeAt;

    @Nullable
    URI redirect;

    @Nullable
    private CredentialStore given;

    @Nullable
    private AccountId whose;

    TenantId tenant = TenantId.DEFAULT;
    Duration skew = Duration.ofMinutes(1);
    SecureRandom random = new SecureRandom();
    InstantSource clock;
    CredentialStore store = new io.sccc.core.ledger.InMemoryCredentials();
    AccountId account = AccountId.of("unset");

    OAuth2Builder(GatewayBuilder provider, String tokenPath) {
        this.provider = provider;
        this.tokenPath = tokenPath;
        this.clock = provider.clock;
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
        given = credentials;
        tenant = owner;
        whose = accountOfThem;
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
        require(!clientId.isBlank(), "client(id, secret) is missing");
        require(given != null && whose != null, "keptIn(store, tenant, account) is missing");
        require(!own || !clientSecret.isEmpty(), "ownRight() needs a client secret");
        require(skew.compareTo(Duration.ZERO) >= 0, "skew is negative");
        if (!wrong.isEmpty() || given == null || whose == null) {
            throw new IllegalArgumentException("OAuth 2 client: " + String.join("; ", wrong));
        }
        store = given;
        account = whose;
        clock = provider.clock;
        if (!clientSecret.isEmpty()) {
            provider.secret(clientSecret);
        }
        if (!clientSecret.isEmpty() && !secretInForm) {
            provider.credentials(Credentials.basic(Encoding.form(clientId), Encoding.form(clientSecret)));
        }
        return new OAuth2(this, provider.table(answers()).build());
    }

    private void require(boolean holds, String fault) {
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

    Map<String, String> extra() {
        return extra;
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "OAuth2Builder[" + whose + "]";
    }
}
