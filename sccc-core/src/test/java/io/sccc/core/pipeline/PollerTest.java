package io.sccc.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollerTest {

    @Test
    void B7_sourceThatFailsOnAndOn_isAskedMoreAndMoreSeldom() {
        Duration pause = Duration.ofSeconds(10);
        assertThat(Poller.backedOff(pause, 0)).isEqualTo(pause);
        assertThat(Poller.backedOff(pause, 1)).isEqualTo(pause);
        assertThat(Poller.backedOff(pause, 2)).isEqualTo(pause.multipliedBy(2));
        assertThat(Poller.backedOff(pause, 4)).isEqualTo(pause.multipliedBy(8));
        assertThat(Poller.backedOff(pause, 1_000_000)).isEqualTo(pause.multipliedBy(32));
    }

    @Test
    void backedOff_longPause_growsToAQuarterOfAnHourOrStays() {
        assertThat(Poller.backedOff(Duration.ofMinutes(2), 9)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Poller.backedOff(Duration.ofHours(2), 9)).isEqualTo(Duration.ofHours(2));
    }
}
