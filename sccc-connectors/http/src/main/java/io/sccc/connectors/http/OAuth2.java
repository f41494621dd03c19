package io.sccc.connectors.http;

import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One account's tokens at an OAuth 2 provider (RFC 6749, with PKCE of RFC 7636): had once by a person's consent or by the
 * client's own right, and renewed in a {@link Session}. Give it to a {@link Gateway} as its credentials. Safe for many
 * threads and, with a store they share, for many nodes.
 */
public final class OAuth2 implements Credentials, AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final OAuth2Builder parts;
    private final Gateway provider;
    private final Session session;

    OAuth2(OAuth2Builder parts, Gateway provider, OAuth2Builder.Place place) {
        this.parts = parts;
        this.provider = provider;
        this.session =
                new Session(place.store(), place.tenant(), place.account(), parts.clock(), parts.skew(), this::renewed);
    }

    /**
     * Starts a client.
     *
     * @param provider the way to the provider: base address, allowed host, limits, clock; its credentials and its status
     *     table are set here
     * @param tokenPath of the token endpoint, below the base address
     */
    public static OAuth2Builder client(GatewayBuilder provider, String tokenPath) {
        return new OAuth2Builder(provider, tokenPath);
    }

    /**
     * What the account's tokens allow, without the tokens.
     *
     * @param expires when the one in use is over; null when the provider did not tell
     * @param scopes that the provider granted; empty when it said nothing
     * @param renewable whether a new one can be had without a person
     * @param revoked whether a person has to authorize again
     */
    public record Grant(@Nullable Instant expires, List<String> scopes, boolean renewable, boolean revoked) {
        /** Copies. */
        public Grant {
            scopes = List.copyOf(scopes);
        }
    }

    /** Begins the consent of a person: send them to its {@link Authorization#uri()} and keep it until they come back. */
    public Authorization authorization() {
        return Authorization.begin(parts.begin());
    }

    /**
     * Ends the consent: takes the address the person came back to, trades its code for tokens and stores them.
     *
     * @throws io.sccc.connectors.VendorPermanentException when the state is another's, when consent was denied, or the code
     *     is not known
     */
    public void exchange(Authorization begun, URI cameBackTo) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", begun.code(cameBackTo));
        form.put("redirect_uri", begun.redirect().toString());
        form.put("code_verifier", begun.verifier());
        session.keep(ask(form, null));
    }

    /** Stores a refresh token that was had in another way; the first call renews it. */
    public void adopt(String refreshToken) {
        Instant now = now();
        session.keep(new Tokens("", refreshToken, now, now, null, false));
    }

    /** What the stored tokens allow; null when there are none yet. Asks nobody. */
    public @Nullable Grant grant() {
        Tokens kept = session.kept();
        if (kept == null) {
            return null;
        }
        String scope = kept.scope();
        List<String> scopes = scope == null ? List.of() : List.of(scope.strip().split("[ ,]+"));
        return new Grant(kept.expires(), scopes, kept.refresh() != null || parts.ownRightOnly(), kept.revoked());
    }

    @Override
    public Stamp stamp() {
        return session.stamp();
    }

    @Override
    public Stamp renew(Stamp refused) {
        return session.renew(refused);
    }

    private Tokens renewed(@Nullable Tokens before) {
        String refresh = before == null ? null : before.refresh();
        Map<String, String> form = new LinkedHashMap<>();
        if (parts.ownRightOnly()) {
            form.put("grant_type", "client_credentials");
            form.putAll(parts.asked());
        } else if (refresh != null) {
            form.put("grant_type", "refresh_token");
            form.put("refresh_token", refresh);
        } else {
            throw fault(Kind.AUTH_REVOKED, "there is no refresh token; authorize the account");
        }
        return ask(form, before);
    }

    /** A token request whose answer is lost has had no effect on the call it was made for, which did not go out. */
    private Tokens ask(Map<String, String> form, @Nullable Tokens old) {
        try {
            Reply reply = provider.send(Call.post(parts.tokenPath()).form(parts.named(form)));
            Tokens got = Tokens.of(reply.json(), old, now());
            if (got == null) {
                throw fault(Kind.VENDOR_BUG, "the provider answered without a token");
            }
            return got;
        } catch (AnswerLostException e) {
            throw Fault.of(Kind.TRANSIENT, "the provider's answer was lost")
                    .scope(Scope.ACCOUNT)
                    .exception(now(), e);
        }
    }

    private RuntimeException fault(Kind kind, String what) {
        return Fault.of(kind, "tokens: " + what).scope(Scope.ACCOUNT).exception(now());
    }

    private Instant now() {
        return parts.clock().instant();
    }

    /** Closes the way to the provider, after a renewal that is under way (5 s at most); a second time does nothing. */
    @Override
    public void close() {
        session.settle(GRACE);
        provider.close();
    }

    /** The provider's host only. */
    @Override
    public String toString() {
        return "OAuth2[" + provider + "]";
    }
}
