package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.core.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private final ManualClock clock = new ManualClock(NOON);

    @Test
    void C1_absurdWishes_areBounded() {
        Object[][] cases = {
            {null, 60L},
            {NOON.minusSeconds(5), 60L},
            {NOON.plusSeconds(7), 7L},
            {Instant.parse("9999-01-01T00:00:00Z"), 900L}
        };
        for (Object[] each : cases) {
            Instant until = new Limiter(clock).throttle((Instant) each[0], Kind.THROTTLED, Scope.ACCOUNT);
            assertThat(until).as("%s", each[0]).isEqualTo(NOON.plusSeconds((Long) each[1]));
        }
    }

    @Test
    void C2_quotaUsedUp_failsFastUntilMidnightThereThenGoesOn() {
        Limiter limiter = new Limiter(clock, Budget.daily(ZoneId.of("America/Los_Angeles"), 100));
        assertThat(limiter.admit(50, "x")).isNull();
        assertThat(limiter.admit(50, "x")).isNull();
        Fault fault = limiter.admit(1, "x");
        assertThat(fault).isNotNull();
        assertThat(fault.kind()).isEqualTo(Kind.QUOTA_EXHAUSTED);
        assertThat(fault.until()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
        clock.set(Instant.parse("2026-11-22T07:59:59Z"));
        assertThat(limiter.admit(1, "x")).isNotNull();
        clock.set(Instant.parse("2026-11-22T08:00:00Z"));
        assertThat(limiter.admit(100, "x")).isNull();
        assertThat(limiter.admit(1, "x")).isNotNull();
    }

    @Test
    void C2_severalBudgets_allOrNoneIsTaken() {
        Limiter limiter =
                new Limiter(clock, Budget.per(Duration.ofDays(1), 100), Budget.per(Duration.ofMinutes(1), 10));
        assertThat(limiter.admit(10, "x")).isNull();
        assertThat(limiter.admit(10, "x")).isNotNull();
        clock.advance(Duration.ofMinutes(1));
        IntStream.range(0, 9).forEach(i -> {
            assertThat(limiter.admit(10, "x")).as("minute %d", i).isNull();
            clock.advance(Duration.ofMinutes(1));
        });
        assertThat(limiter.admit(1, "x")).isNotNull();
    }

    @Test
    void C2_costAboveTheBudget_neverFits() {
        assertThat(new Limiter(clock, Budget.per(Duration.ofHours(1), 5)).admit(6, "x"))
                .isNotNull();
        assertThat(new Limiter(clock, Budget.per(Duration.ofHours(1), 0)).admit(1, "x"))
                .isNotNull();
    }

    @Test
    void C2_manyThreads_neverTakeMoreThanThereIs() {
        Limiter limiter = new Limiter(clock, Budget.per(Duration.ofHours(1), 300));
        AtomicInteger admitted = new AtomicInteger();
        IntStream.range(0, 10_000).parallel().forEach(i -> {
            if (limiter.admit(1, "x") == null) {
                admitted.incrementAndGet();
            }
        });
        assertThat(admitted.get()).isEqualTo(300);
    }

    @Test
    void C3_restartDuringTheWindow_goesOnWhereItWas() {
        Limiter before = new Limiter(clock, Budget.per(Duration.ofHours(1), 10));
        before.admit(9, "x");
        before.throttle(NOON.plusSeconds(30), Kind.THROTTLED, Scope.APP);
        Limiter after = new Limiter(clock, Budget.per(Duration.ofHours(1), 10));
        after.restore(before.state());
        Fault fault = after.admit(1, "x");
        assertThat(fault).isNotNull();
        assertThat(fault.scope()).isEqualTo(Scope.APP);
        assertThat(fault.until()).isEqualTo(NOON.plusSeconds(30));
        clock.advance(Duration.ofSeconds(30));
        assertThat(after.admit(1, "x")).isNull();
        assertThat(after.admit(1, "x")).isNotNull();
    }

    @Test
    void restore_ofSomethingElse_isRefused() {
        assertThatThrownBy(() -> new Limiter(clock).restore("2 x")).hasMessageContaining("version 1");
    }

    @Test
    void throttle_shorterThanTheOneBefore_doesNotShortenIt() {
        Limiter limiter = new Limiter(clock);
        limiter.throttle(NOON.plusSeconds(100), Kind.THROTTLED, Scope.ACCOUNT);
        limiter.throttle(NOON.plusSeconds(10), Kind.THROTTLED, Scope.ACCOUNT);
        assertThat(limiter.throttledUntil()).isEqualTo(NOON.plusSeconds(100));
    }

    @Test
    void budget_withoutUnitsOrWindow_isRefused() {
        assertThatThrownBy(() -> Budget.per(Duration.ZERO, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Budget.per(Duration.ofDays(1), -1)).hasMessageContaining("-1 units");
    }
}
