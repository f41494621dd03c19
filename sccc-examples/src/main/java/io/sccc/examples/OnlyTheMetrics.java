package io.sccc.examples;

import static io.sccc.metrics.Metric.count;
import static io.sccc.metrics.Metric.quantiles;
import static io.sccc.metrics.Metric.top;
import static io.sccc.metrics.Metric.unique;

import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Reading;
import io.sccc.metrics.Sample;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** The metrics alone, for a host that has events of its own: samples in, numbers of any window out. */
public final class OnlyTheMetrics {

    private OnlyTheMetrics() {}

    /**
     * Runs it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        measure(Instant.parse("2026-11-22T12:00:00Z"), System.out);
    }

    static void measure(Instant noon, PrintStream out) {
        Duration wait = Duration.ofMinutes(12);
        // README: metrics
        var metrics = MetricStore.of(count("network", "topic"), unique("author"), top("topic", 10), quantiles("wait"));
        metrics.record(Sample.at(noon).tag("topic", "billing").id("author", "ana"));
        metrics.record(
                Sample.at(noon).tag("topic", "billing").id("author", "luis").value("wait", wait));
        metrics.advanceTo(noon); // no clock inside: time is what you tell
        Reading hour = metrics.last(Duration.ofHours(1));
        out.println(hour.count("topic", "billing")); // 2
        out.println(hour.unique("author").value()); // 2.0
        out.println(hour.quantiles("wait").count()); // 1
        // README: end
    }
}
