package io.sccc.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyClockTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final ManualClock wall = new ManualClock(NOON);
    private final AtomicLong nanos = new AtomicLong(-7);
    private final SteadyClock clock = new SteadyClock(wall, nanos::get);

    private void passes(Duration time) {
        wall.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void instant_timePasses_isTheWallClocks() {
        passes(Duration.ofHours(3));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(3)));
    }

    @Test
    void instant_smallSteps_areFollowedAtOnceAndDoNotAddUp() {
        for (int i = 1; i <= 100; i++) {
            wall.advance(Duration.ofSeconds(59));
            assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(59L * i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, -3_600, 365 * 86_400L, -365 * 86_400L})
    void D1_jump_goesOnEvenlyUntilItIsPutRight(long jump) {
        passes(Duration.ofMinutes(1));
        wall.advance(Duration.ofSeconds(jump));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
        passes(Duration.ofMinutes(9));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(600));
        wall.advance(Duration.ofSeconds(-jump));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(600));
        passes(Duration.ofMinutes(9));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1140));
    }

    @Test
    void D1_secondJumpWhileTheFirstIsDoubted_isDoubtedAsLong() {
        wall.advance(Duration.ofMinutes(2));
        assertThat(clock.instant()).isEqualTo(NOON);
        passes(SteadyClock.DOUBT.minusSeconds(1));
        wall.advance(Duration.ofDays(365));
        assertThat(clock.instant()).isEqualTo(NOON.plus(SteadyClock.DOUBT.minusSeconds(1)));
        passes(Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(NOON.plus(SteadyClock.DOUBT.plusSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, -3_600, 365 * 86_400L})
    void D1_jumpThatStays_isBelievedAfterTenMinutes(long jump) {
        wall.advance(Duration.ofSeconds(jump));
        assertThat(clock.instant()).isEqualTo(NOON);
        passes(SteadyClock.DOUBT.minusSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON.plus(SteadyClock.DOUBT.minusSeconds(1)));
        passes(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(wall.instant());
        passes(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(wall.instant());
    }

    @Test
    void D1_jumpTwice_eachIsDoubted() {
        wall.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NOON);
        passes(SteadyClock.DOUBT);
        assertThat(clock.instant()).isEqualTo(wall.instant());
        Instant before = wall.instant();
        wall.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(before);
    }
}
