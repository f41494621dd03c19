package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Secret;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Credentials;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.GatewayBuilder;
import io.sccc.connectors.http.Json;
import io.sccc.connectors.http.Session;
import io.sccc.connectors.http.Tokens;
import io.sccc.core.error.ScccException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The account's session: refreshed as long as the network lets us, begun anew with the app password where it does not.
 * Logins are rare goods (30 in five minutes), so a password that was refused is not tried again for a while.
 */
final class LogIn implements Credentials {

    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String REFUSED = "AuthenticationRequired";

    /** A password the network refused, and when. */
    private record Refusal(Fault fault, Instant at) {}

    private final AccountId account;
    private final Secret password;
    private final InstantSource clock;
    private final Gateway gateway;
    private final Session session;
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
    private final AtomicReference<@Nullable Stamp> presented = new AtomicReference<>();

    /** The refresh token while it is being used; one thread at a time renews. */
    private final class Presented implements Credentials {
        @Override
        public Stamp stamp() {
            Stamp now = presented.get();
            return now == null ? Stamp.NONE : now;
        }
    }

    LogIn(
            AccountId account,
            Secret password,
            CredentialStore store,
            TenantId tenant,
            InstantSource clock,
            GatewayBuilder host) {
        this.account = account;
        this.password = password;
        this.clock = clock;
        this.gateway = host.credentials(new Presented()).build();
        this.session = new Session(store, tenant, account, clock, SKEW, this::renewed);
    }

    @Override
    public Stamp stamp() {
        try {
            return session.stamp();
        } catch (VendorPermanentException e) {
            throw told(e);
        }
    }

    @Override
    public Stamp renew(Stamp refused) {
        try {
            return session.renew(refused);
        } catch (VendorPermanentException e) {
            throw told(e);
        }
    }

    /**
     * Inside the session a refused password is a wrong configuration, not a dead token: a dead token is remembered in the
     * store for ever, and a new password in the configuration must work.
     */
    private ScccException told(VendorPermanentException e) {
        Fault fault = e.fault();
        return fault.kind() == Kind.CONFIG && REFUSED.equals(fault.vendorCode())
                ? new Fault(Kind.AUTH_REVOKED, fault.scope(), null, REFUSED, fault.requestId(), fault.what())
                        .exception(clock.instant())
                : e;
    }

    /** The session's tokens; null before the first call. */
    @Nullable
    Tokens tokens() {
        return session.kept();
    }

    /** The session's access token, used up or not; begins a session where there is none. */
    String access() {
        Tokens kept = session.kept();
        return kept == null
                ? stamp().headers().getOrDefault("Authorization", "").replaceFirst("^Bearer ", "")
                : kept.access();
    }

    private Tokens renewed(@Nullable Tokens before) {
        String refresh = before == null ? null : before.refresh();
        Tokens refreshed = refresh == null ? null : refreshed(refresh);
        return refreshed == null ? begun() : refreshed;
    }

    /** A used refresh token is answered once more, so a lost answer can be asked again; null when it is over. */
    private @Nullable Tokens refreshed(String refresh) {
        presented.set(new Stamp(Map.of("Authorization", "Bearer " + refresh), Map.of()));
        try {
            return tokens(gateway.send(Xrpc.procedure("com.atproto.server.refreshSession", 0)
                            .repeatable())
                    .json());
        } catch (ScccException e) {
            if (over(e)) {
                return null;
            }
            throw e;
        } finally {
            presented.set(null);
        }
    }

    private static boolean over(ScccException e) {
        Fault fault = Faults.of(e);
        return fault != null && (fault.kind() == Kind.AUTH_EXPIRED || fault.kind() == Kind.AUTH_REVOKED);
    }

    private Tokens begun() {
        Refusal before = refusal.get();
        if (before != null && clock.instant().isBefore(before.at().plus(PATIENCE))) {
            throw before.fault().exception(clock.instant());
        }
        ObjectNode body = Json.object().put("identifier", account.account()).put("password", password.reveal());
        Call call =
                Xrpc.procedure("com.atproto.server.createSession", 0).json(body).repeatable();
        try {
            Tokens tokens = tokens(gateway.send(call).json());
            refusal.set(null);
            return tokens;
        } catch (ScccException e) {
            throw over(e) ? refused(e) : e;
        }
    }

    private ScccException refused(ScccException e) {
        Fault told = Faults.of(e);
        String code = told == null ? null : told.vendorCode();
        String what = "AuthFactorTokenRequired".equals(code)
                ? "the account asks for a code by mail: give it an app password instead of the account's own"
                : code != null && code.startsWith("Account")
                        ? "the account is " + code.substring("Account".length()).toLowerCase(Locale.ROOT)
                        : "the handle or the app password is wrong, or the app password was revoked";
        Fault fault = Fault.of(Kind.CONFIG, "login at " + account.network() + ": " + what)
                .scope(Fault.Scope.ACCOUNT)
                .vendor(REFUSED, told == null ? null : told.requestId());
        refusal.set(new Refusal(fault, clock.instant()));
        return fault.exception(clock.instant());
    }

    private Tokens tokens(JsonNode answer) {
        String access = Json.text(answer, "/accessJwt");
        if (access == null) {
            Fault bug = Fault.of(Kind.VENDOR_BUG, "login at " + account.network() + ": an answer without a token");
            throw bug.exception(clock.instant());
        }
        JsonNode claims = claims(access);
        long expires = Json.number(claims, "/exp", 0);
        return new Tokens(
                access,
                Json.text(answer, "/refreshJwt"),
                clock.instant(),
                expires <= 0 ? null : Instant.ofEpochSecond(expires),
                Json.text(claims, "/scope"),
                false);
    }

    /** What a token tells of itself; nothing when it is not of that form. It is not verified: it is ours. */
    static JsonNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length == 3
                    ? PLAIN.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                    : Json.object();
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Json.object();
        }
    }

    /** Ends a login in progress. */
    void close() {
        gateway.close();
    }

    /** The account only. */
    @Override
    public String toString() {
        return "LogIn[" + account + "]";
    }
}
