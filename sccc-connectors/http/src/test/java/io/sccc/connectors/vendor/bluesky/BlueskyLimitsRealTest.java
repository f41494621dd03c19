package io.sccc.connectors.vendor.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Fault;
import io.sccc.connectors.VendorTransientException;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.spi.Cursor;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.function.ThrowingSupplier;

/**
 * Against a real PDS of its own with its rate limits on ({@code BSKY_RATE_LIMITS=1}), named by the start line in the file
 * {@code SCCC_REAL_BLUESKY_LIMITED}. It uses up the account's logins of five minutes.
 */
@Tag("real")
@EnabledIfEnvironmentVariable(named = "SCCC_REAL_BLUESKY_LIMITED", matches = ".+")
final class BlueskyLimitsRealTest {

    private static final int MOST_LOGINS = 30;

    @Test
    void C1_loginsUsedUp_theVendorsEpochIsTheWait_andAKeptSessionWorksOn() {
        Path line = Path.of(String.valueOf(System.getenv("SCCC_REAL_BLUESKY_LIMITED")));
        InMemoryCredentials kept = new InMemoryCredentials();
        try (RealBluesky real = new RealBluesky(line);
                Bluesky steady = real.brand().credentials(kept).build()) {
            steady.fetch(Cursor.START);
            VendorTransientException limited = null;
            int logins = 0;
            while (limited == null && logins <= MOST_LOGINS) {
                logins++;
                limited = thrown(() -> login(real));
            }
            assertThat(limited).as("after %d logins", logins).isNotNull();
            assertThat(limited.fault().kind()).isEqualTo(Fault.Kind.THROTTLED);
            assertThat(limited.fault().vendorCode()).isEqualTo("RateLimitExceeded");
            assertThat(limited.fault().until())
                    .isBetween(Instant.now(), Instant.now().plusSeconds(310));
            for (int i = 0; i < 40; i++) {
                assertThat(steady.fetch(Cursor.START).items()).isNotNull();
            }
            try (Bluesky restarted = real.brand().credentials(kept).build()) {
                assertThat(restarted.fetch(Cursor.START).items()).isNotNull();
            }
        }
    }

    /** A restart without a kept session. */
    private static Object login(RealBluesky real) {
        try (Bluesky forgetful = real.brand().build()) {
            return forgetful.fetch(Cursor.START);
        }
    }

    private static VendorTransientException thrown(ThrowingSupplier<Object> call) {
        try {
            call.get();
            return null;
        } catch (VendorTransientException e) {
            return e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
