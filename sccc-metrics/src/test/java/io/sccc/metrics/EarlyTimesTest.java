package io.sccc.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Time may begin before 1970. */
class EarlyTimesTest {

    @Test
    void advanceTo_before1970_moves() {
        Instant then = Instant.parse("1969-07-20T20:17:40Z");
        MetricStore store = MetricStore.of(Metric.count());
        store.record(Sample.at(then));
        store.advanceTo(then);
        assertThat(store.watermark()).isEqualTo(then);
        assertThat(store.last(Duration.ofMinutes(1)).count()).isEqualTo(1);
        MetricStore back = MetricStore.fromBytes(store.toBytes());
        assertThat(back.watermark()).isEqualTo(then);
        assertThat(back.toBytes()).isEqualTo(store.toBytes());
    }
}
