package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OnlyTheMetricsTest {

    @Test
    void measure_twoSamples_printsWhatTheReadmeSays() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        OnlyTheMetrics.measure(
                Instant.parse("2026-11-22T12:00:00Z"), new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .isNotEmpty()
                .containsExactlyElementsOf(Readme.promised("metrics"));
    }
}
