package io.sccc.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryTest {

    @Test
    void after_anyAttempt_staysWithinTheLongestWindow() {
        long seed = 42;
        Random random = new Random(seed);
        for (Duration first : new Duration[] {Duration.ZERO, Duration.ofSeconds(1), Duration.ofDays(4000)}) {
            Retry retry = new Retry(first, Duration.ofDays(5000), 20);
            for (int attempt = 1; attempt < 100; attempt++) {
                assertThat(retry.after(attempt, random))
                        .as("seed %d, first %s, attempt %d", seed, first, attempt)
                        .isBetween(Duration.ZERO, Duration.ofDays(5000));
            }
        }
    }

    @Test
    void after_growingAttempts_windowDoubles() {
        Retry retry = new Retry(Duration.ofMillis(100), Duration.ofSeconds(1), 20);
        Random random = new Random(7);
        long most = 0;
        for (int i = 0; i < 2000; i++) {
            most = Math.max(most, retry.after(3, random).toMillis());
        }
        assertThat(most).isBetween(380L, 400L);
    }

    @Test
    void new_nonsense_isRefused() {
        assertThatThrownBy(() -> new Retry(Duration.ofSeconds(2), Duration.ofSeconds(1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT2S");
    }
}
