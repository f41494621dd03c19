package io.sccc.core.ledger;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tokens in the process's memory: they survive nothing. A refresh of one account holds up no other. Thread-safe. */
public final class InMemoryCredentials implements CredentialStore {

    private final Map<Key, Kept> tokens = new ConcurrentHashMap<>();

    private record Key(TenantId tenant, AccountId account) {}

    /** An empty store. */
    public InMemoryCredentials() {}

    @Override
    public @Nullable String get(TenantId tenant, AccountId account) {
        Kept kept = tokens.get(new Key(tenant, account));
        return kept == null ? null : kept.token;
    }

    /** {@inheritDoc} What {@code refresh} throws comes through, and the token before stays. */
    @Override
    public String update(TenantId tenant, AccountId account, UnaryOperator<String> refresh) {
        return tokens.computeIfAbsent(new Key(tenant, account), key -> new Kept())
                .update(refresh);
    }

    /** How many accounts have a token; never the tokens. */
    @Override
    public String toString() {
        return "InMemoryCredentials[" + tokens.size() + "]";
    }

    /** One account's token. */
    private static final class Kept {

        private volatile @Nullable String token;

        synchronized String update(UnaryOperator<String> refresh) {
            String before = token;
            String now = refresh.apply(before == null ? "" : before);
            token = now;
            return now;
        }
    }
}
