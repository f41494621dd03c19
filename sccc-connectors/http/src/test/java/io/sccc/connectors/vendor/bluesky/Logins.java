package io.sccc.connectors.vendor.bluesky;

import io.sccc.connectors.http.Limits;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import java.time.Duration;
import java.time.Instant;

/** Connectors to a scripted vendor. */
final class Logins {

    static final AccountId ACCOUNT = new AccountId("bluesky", Payloads.HANDLE);

    private Logins() {}

    /** Not logged in yet, with a store of its own. */
    static BlueskyBuilder fresh(Wire wire, CredentialStore store) {
        return Bluesky.account(Payloads.HANDLE)
                .appPassword(Payloads.PASSWORD)
                .host(wire.url().toString())
                .allowPrivate("127.0.0.1")
                .credentials(store)
                .clock(wire.clock())
                .limits(Limits.DEFAULT.withCall(Duration.ofSeconds(10)));
    }

    /** With a session kept from before, good for ten years. */
    static BlueskyBuilder connected(Wire wire) {
        return fresh(wire, kept(wire.clock().instant().plus(Duration.ofDays(3650))));
    }

    /** A store with a session that ends then. */
    static InMemoryCredentials kept(Instant expires) {
        InMemoryCredentials store = new InMemoryCredentials();
        Instant got = expires.minus(Duration.ofHours(2));
        store.update(TenantId.DEFAULT, ACCOUNT, before -> """
                {"access":"%s","refresh":"%s","got":"%s","expires":"%s","scope":"com.atproto.appPass","revoked":false}
                """.formatted(
                        Payloads.token(Payloads.ME, expires, "kept"),
                        Payloads.token(Payloads.ME, expires.plus(Duration.ofDays(90)), "kept-refresh"),
                        got,
                        expires));
        return store;
    }
}
