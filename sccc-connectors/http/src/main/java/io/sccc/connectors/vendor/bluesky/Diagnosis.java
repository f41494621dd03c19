package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Check;
import io.sccc.connectors.Check.Finding;
import io.sccc.connectors.CredentialHealth;
import io.sccc.connectors.Description;
import io.sccc.connectors.http.Json;
import io.sccc.connectors.http.Tokens;
import io.sccc.core.model.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out in plain words whether an account works. */
record Diagnosis(
        Xrpc xrpc,
        LogIn logIn,
        AccountId account,
        Description description,
        @Nullable Instant throttledUntil) {

    static final String APP_PASSWORD = "com.atproto.appPass";
    static final String WITH_MESSAGES = "com.atproto.appPassPrivileged";
    static final String EVERYTHING = "com.atproto.access";

    private static final String RENEW = "make a new app password (Settings, Privacy and security, App passwords)";

    Check check(Instant now) {
        Instant wait = throttledUntil;
        if (wait != null) {
            return Check.of(Finding.warning("limit", "the network wants no calls before " + wait, "wait until then"));
        }
        Check session = Check.online("login", this::session, "look at the handle and the app password; " + RENEW);
        return session.passed()
                ? session.and(scopes(now)).and(Check.online("notifications", this::listening, "try again later"))
                : session;
    }

    private Check session() {
        JsonNode session = xrpc.ask(Xrpc.query("com.atproto.server.getSession"));
        String handle = Json.textOr(session, "", "/handle");
        if (session.has("active") && !Json.flag(session, "/active")) {
            String status = Json.textOr(session, "inactive", "/status");
            return Check.of(Finding.fault("account", "the account is " + status, "have it restored by the network"));
        }
        if (!handle.equalsIgnoreCase(account.account()) && !account.account().startsWith("did:")) {
            return Check.of(Finding.warning(
                    "handle", "the account's handle is not the configured one any more", "configure the new handle"));
        }
        return Check.of(Finding.ok("login", "accepted"));
    }

    private Check scopes(Instant now) {
        Tokens tokens = logIn.tokens();
        String scope = tokens == null ? null : tokens.scope();
        Set<String> granted = scope == null
                ? null
                : switch (scope) {
                    case EVERYTHING -> Set.of(APP_PASSWORD, WITH_MESSAGES, EVERYTHING);
                    case WITH_MESSAGES -> Set.of(APP_PASSWORD, WITH_MESSAGES);
                    default -> Set.of(scope);
                };
        Instant ends = tokens == null ? null : tokens.expires();
        Check health = new CredentialHealth(ends, true, granted).check(description, now);
        return EVERYTHING.equals(scope)
                ? health.and(Check.of(Finding.warning("password", "it is the account's own password", RENEW)))
                : health;
    }

    private Check listening() {
        xrpc.ask(Xrpc.query("app.bsky.notification.listNotifications").query("limit", 1));
        return Check.of(Finding.ok("notifications", "can be read"));
    }
}
