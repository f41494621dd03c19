package io.sccc.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.Event;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import io.sccc.core.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LagTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration TEN = Duration.ofMinutes(10);

    private final ManualClock clock = new ManualClock(NOON);
    private final Ledger ledger = new InMemoryLedger();
    private final AtomicInteger changes = new AtomicInteger();
    private final Lag lag = lag(false);

    private Lag lag(boolean recorded) {
        PostSource source = new PostSource() {
            @Override
            public String name() {
                return "net/acme";
            }

            @Override
            public boolean recorded() {
                return recorded;
            }

            @Override
            public Page<Arrival> fetch(Cursor cursor) {
                return Page.empty(cursor);
            }
        };
        return new Lag(TenantId.DEFAULT, source, ledger, clock, changes::incrementAndGet);
    }

    private static Page<Arrival> page(boolean more, @Nullable Instant... times) {
        List<Arrival> items = Arrays.stream(times)
                .<Arrival>map(at -> new Arrival.Received(
                        Post.builder(PostId.of("net", "p")).postedAt(at).build()))
                .toList();
        return new Page<>(items, new Cursor("c"), more);
    }

    /** Minutes of every lag told so far. */
    private List<Long> told() {
        return ledger.events(TenantId.DEFAULT, 0, 100).stream()
                .map(event -> ((Event.SourceLag) event).lag().toMinutes())
                .toList();
    }

    @Test
    void read_moreToCome_tellsHowFarTheNewestPostIsBehind() {
        lag.read(page(true, NOON.minus(TEN.multipliedBy(2)), null, NOON.minus(TEN), NOON.plus(TEN)));
        assertThat(ledger.events(TenantId.DEFAULT, 0, 10))
                .containsExactly(
                        new Event.SourceLag(new Event.Head(1, TenantId.DEFAULT, null, NOON, 1), "net/acme", TEN));
        assertThat(changes).hasValue(1);
    }

    @Test
    void read_caughtUp_tellsZeroOnce() {
        lag.read(page(true, NOON.minus(TEN)));
        clock.advance(Lag.MINUTE);
        lag.read(page(false));
        clock.advance(Lag.MINUTE);
        lag.read(page(false, NOON.minus(TEN)));
        assertThat(told()).containsExactly(10L, 0L);
    }

    @Test
    void read_caughtUpWithinTheMinute_tellsZeroWhenItIsOver() {
        lag.read(page(true, NOON.minus(TEN)));
        lag.read(page(false));
        clock.advance(Lag.MINUTE.minusMillis(1));
        lag.look();
        assertThat(told()).containsExactly(10L);
        clock.advance(Duration.ofMillis(1));
        lag.look();
        lag.look();
        assertThat(told()).containsExactly(10L, 0L);
    }

    @Test
    void read_manyPagesInAMinute_tellsOnce() {
        for (int i = 0; i < 100; i++) {
            lag.read(page(true, NOON.minus(TEN).plusSeconds(i)));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(told()).as("100 seconds").hasSize(2);
    }

    @Test
    void read_lessThanAMinuteBehindOrNeverBehind_tellsNothing() {
        lag.read(page(true, NOON.minus(Duration.ofSeconds(59))));
        lag.read(page(true));
        lag.read(page(false));
        clock.advance(TEN);
        lag.look();
        assertThat(told()).isEmpty();
    }

    @Test
    void read_oldPostsAgainAfterItWasCaughtUpWith_isNotBehindThem() {
        lag.read(page(false));
        clock.advance(Duration.ofSeconds(30));
        lag.read(page(true, NOON.minus(TEN)));
        assertThat(told()).isEmpty();
    }

    @Test
    void failed_forLong_growsUntilItAnswers() {
        lag.read(page(false));
        clock.advance(Duration.ofMinutes(5));
        lag.failed();
        assertThat(told()).as("one fault after a long pause").isEmpty();
        for (int i = 0; i < 3; i++) {
            clock.advance(Lag.MINUTE);
            lag.look();
        }
        clock.advance(Lag.MINUTE);
        lag.read(page(true, clock.instant().minus(Duration.ofMinutes(2))));
        clock.advance(Lag.MINUTE);
        lag.read(page(false));
        assertThat(told()).containsExactly(6L, 7L, 8L, 2L, 0L);
    }

    @Test
    void failed_fromTheBeginning_isBehindSinceThen() {
        lag.failed();
        clock.advance(Duration.ofMinutes(3));
        lag.failed();
        assertThat(told()).containsExactly(3L);
    }

    @Test
    void recorded_isNeverBehind() {
        Lag recorded = lag(true);
        recorded.read(page(true, NOON.minus(TEN)));
        recorded.failed();
        clock.advance(TEN);
        recorded.look();
        assertThat(told()).isEmpty();
    }

    @Test
    void forget_anotherNodeReads_owesNothing() {
        lag.read(page(true, NOON.minus(TEN)));
        lag.forget();
        clock.advance(TEN);
        lag.look();
        lag.read(page(false));
        assertThat(told()).containsExactly(10L);
    }
}
