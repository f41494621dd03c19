package io.sccc.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.VendorPermanentException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One account's tokens at an OAuth 2 provider (RFC 6749, with PKCE of RFC 7636): had once by a person's consent or by the
 * client's own right, kept in the credential store, and renewed before they end. Give it to a {@link Gateway} as its
 * credentials. Safe for many threads and, with a store they share, for many nodes.
 *
 * <p>Of any number of threads one asks the provider, inside the store's own lock; the others take what it got. A new pair of
 * tokens is stored before it is used, since most providers make the old refresh token void at once. A provider that does not
 * know the refresh token any more is asked no second time: the store remembers that a person has to authorize again.
 */
public final class OAuth2 implements Credentials, AutoCloseable {

    private final OAuth2Builder parts;
    private final Gateway provider;
    private final AtomicReference<@Nullable Tokens> cached = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<Tokens>> renewing = new AtomicReference<>();

    OAuth2(OAuth2Builder parts, Gateway provider) {
        this.parts = parts;
        this.provider = provider;
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

    /** What the account's tokens allow, without the tokens. */
    public record Grant(@Nullable Instant expires, List<String> scopes, boolean renewable, boolean revoked) {
        /** Copies. */
        public Grant {
            scopes = List.copyOf(scopes);
        }
    }

    /** Begins the consent of a person: send them to its {@link Authorization#uri()} and keep it until they come back. */
    public Authorization authorization() {
        return Authorization.begin(parts);
    }

    /**
     * Ends the consent: takes the address the person came back to, trades its code for tokens and stores them.
     *
     * @throws VendorPermanentException when the state is another's, when consent was denied, or the code is not known
     */
    public void exchange(Authorization begun, URI cameBackTo) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", begun.code(cameBackTo));
        form.put("redirect_uri", begun.redirect().toString());
        form.put("code_verifier", begun.verifier());
        Tokens got = ask(form, null);
        parts.store.update(parts.tenant, parts.account, before -> got.line());
        cached.set(got);
    }

    /** Stores a refresh token that was had in another way; the first call renews it. */
    public void adopt(String refreshToken) {
        Instant now = now();
        Tokens adopted = new Tokens("", refreshToken, now, now, null, false);
        parts.store.update(parts.tenant, parts.account, before -> adopted.line());
        cached.set(null);
    }

    /** What the stored tokens allow; null when there are none yet. Asks nobody. */
    public @Nullable Grant grant() {
        Tokens kept = kept();
        if (kept == null) {
            return null;
        }
        String scope = kept.scope();
        List<String> scopes = scope == null ? List.of() : List.of(scope.strip().split("[ ,]+"));
        return new Grant(kept.expires(), scopes, kept.refresh() != null || parts.own, kept.revoked());
    }

    /** {@inheritDoc} Renews a token that is about to end. */
    @Override
    public Stamp stamp() {
        Tokens now = cached.get();
        Tokens usable = now != null && now.usable(now(), parts.skew) ? now : current(null);
        return new Stamp(Map.of("Authorization", "Bearer " + usable.access()), Map.of());
    }

    /** {@inheritDoc} A token that another thread or node has replaced meanwhile is not renewed again. */
    @Override
    public boolean renew(Stamp refused) {
        String header = refused.headers().getOrDefault("Authorization", "");
        cached.set(null);
        current(header.substring(Math.min(header.length(), "Bearer ".length())));
        return true;
    }

    /** A usable token that is not the refused one: of the store, or of the provider. */
    private Tokens current(@Nullable String refused) {
        Tokens kept = kept();
        if (kept != null && good(kept, refused)) {
            cached.set(kept);
            return kept;
        }
        CompletableFuture<Tokens> mine = new CompletableFuture<>();
        CompletableFuture<Tokens> running = renewing.compareAndExchange(null, mine);
        return running == null ? lead(mine, refused) : joined(running);
    }

    private boolean good(Tokens tokens, @Nullable String refused) {
        return tokens.usable(now(), parts.skew)
                && !tokens.access().isEmpty()
                && !tokens.access().equals(refused);
    }

    private Tokens lead(CompletableFuture<Tokens> mine, @Nullable String refused) {
        try {
            Tokens renewed = renewed(refused);
            cached.set(renewed);
            mine.complete(renewed);
            return renewed;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            renewing.set(null);
        }
    }

    private Tokens joined(CompletableFuture<Tokens> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault(Kind.TRANSIENT, "interrupted while another thread renews the token");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException same ? same : new IllegalStateException(e.getCause());
        }
    }

    private Tokens renewed(@Nullable String refused) {
        String line = parts.store.update(parts.tenant, parts.account, before -> {
            Tokens old = Tokens.read(before);
            return old != null && (old.revoked() || good(old, refused)) ? before : next(old).line();
        });
        Tokens now = Tokens.read(line);
        if (now == null || now.revoked()) {
            throw fault(Kind.AUTH_REVOKED, "the provider does not know the refresh token any more; authorize again");
        }
        return now;
    }

    private Tokens next(@Nullable Tokens old) {
        String refresh = old == null ? null : old.refresh();
        if (refresh == null && !parts.own) {
            throw fault(Kind.AUTH_REVOKED, "there is no refresh token; authorize the account");
        }
        try {
            return ask(form(refresh), old);
        } catch (VendorPermanentException e) {
            if (old == null || e.fault().kind() != Kind.AUTH_REVOKED) {
                throw e;
            }
            return old.dead(now());
        }
    }

    private Map<String, String> form(@Nullable String refresh) {
        Map<String, String> form = new LinkedHashMap<>();
        if (refresh != null && !parts.own) {
            form.put("grant_type", "refresh_token");
            form.put("refresh_token", refresh);
        } else {
            form.put("grant_type", "client_credentials");
            if (!parts.scopes.isEmpty()) {
                form.put("scope", String.join(" ", parts.scopes));
            }
        }
        return form;
    }

    /** A token request whose answer is lost has had no effect on the call it was made for, which did not go out. */
    private Tokens ask(Map<String, String> form, @Nullable Tokens old) {
        try {
            JsonNode answer =
                    provider.send(Call.post(parts.tokenPath).form(parts.named(form))).json();
            Tokens got = Tokens.of(answer, old, now());
            if (got == null) {
                throw fault(Kind.VENDOR_BUG, "the provider answered without a token");
            }
            return got;
        } catch (AnswerLostException e) {
            throw Fault.of(Kind.TRANSIENT, "asking for a token for " + parts.account.network())
                    .scope(Scope.ACCOUNT)
                    .exception(now(), e);
        }
    }

    private RuntimeException fault(Kind kind, String what) {
        return Fault.of(kind, "tokens of " + parts.account.network() + ": " + what)
                .scope(Scope.ACCOUNT)
                .exception(now());
    }

    private @Nullable Tokens kept() {
        return Tokens.read(parts.store.get(parts.tenant, parts.account));
    }

    private Instant now() {
        return parts.clock.instant();
    }

    static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes the way to the provider; a second time does nothing. */
    @Override
    public void close() {
        provider.close();
    }

    /** Network only. */
    @Override
    public String toString() {
        return "OAuth2[" + parts.account.network() + "]";
    }
}
