package io.sccc.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeldomTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Seldom seldom = new Seldom(Duration.ofMinutes(1));

    @Test
    void F1_aFloodOfForgedDeliveries_isSaidOnceAMinuteWithItsNumber() {
        int said = 0;
        long told = 0;
        for (int second = 0; second < 600; second++) {
            for (int each = 0; each < 10; each++) {
                long count = seldom.count(NOON.plusSeconds(second));
                said += count > 0 ? 1 : 0;
                told += count;
            }
        }
        assertThat(said).isEqualTo(10);
        assertThat(told).isEqualTo(1 + 9 * 600);
    }

    @Test
    void count_clockSetBack_isNotSilentForLong() {
        assertThat(seldom.count(NOON)).isEqualTo(1);
        assertThat(seldom.count(NOON.minus(Duration.ofDays(365)))).isEqualTo(1);
    }
}
