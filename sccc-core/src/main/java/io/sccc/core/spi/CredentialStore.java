package io.sccc.core.spi;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps tokens that are refreshed while the center runs. Thread-safe. */
public interface CredentialStore {

    /** The token kept for an account; null when none is. */
    @Nullable
    String get(TenantId tenant, AccountId account);

    /**
     * Replaces a token by a function of the one before (empty when there was none) while nobody else replaces it, so that
     * a refresh happens once for however many that wait.
     *
     * @return the token kept now
     */
    String update(TenantId tenant, AccountId account, UnaryOperator<String> refresh);
}
