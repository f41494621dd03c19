package io.sccc.micrometer;

import static io.sccc.metrics.Metric.count;
import static io.sccc.metrics.Metric.quantiles;
import static io.sccc.metrics.Metric.sum;
import static io.sccc.metrics.Metric.top;
import static io.sccc.metrics.Metric.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreMetersTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MetricStore store = MetricStore.of(
            count("network"),
            sum("cost").by("network"),
            unique("author").by("network"),
            top("topic", 2),
            top("author", 2),
            quantiles("first_response").by("network"));

    @Test
    void bindTo_recordedLater_isReadWhenAsked() {
        bind(StoreMeters.of(store).tags("network").windows(HOUR).unit("first_response", "seconds"));
        assertThat(counter("sccc.samples")).isZero();
        see("x", "ana", 2, 30);
        see("x", "bob", 3, 90);
        assertThat(counter("sccc.samples")).isEqualTo(2);
        assertThat(counter("sccc.cost")).isEqualTo(5);
        assertThat(gauge("sccc.author.unique")).isEqualTo(2);
        assertThat(gauge("sccc.first.response", "quantile", "0.99")).isCloseTo(90, within(2.0));
        assertThat(counter("sccc.first.response.added")).isEqualTo(120);
        assertThat(registry.get("sccc.first.response")
                        .tag("quantile", "0.5")
                        .gauge()
                        .getId()
                        .getBaseUnit())
                .isEqualTo("seconds");
        assertThat(gauge("sccc.samples.in.window", "window", "1h")).isEqualTo(2);
        store.advanceTo(NOON.plus(HOUR).plus(HOUR));
        assertThat(gauge("sccc.samples.in.window", "window", "1h")).isZero();
        assertThat(counter("sccc.samples")).isEqualTo(2);
    }

    @Test
    void refresh_newValues_getMetersAndThenPull() {
        StoreMeters meters = bind(StoreMeters.of(store).tags("network", "topic").windows(HOUR));
        see("x", "ana", 2, 30);
        assertThat(registry.find("sccc.samples.by.network").functionCounters()).isEmpty();
        meters.refresh();
        assertThat(counter("sccc.samples.by.network", "network", "x")).isEqualTo(1);
        see("x", "ana", 2, 30);
        assertThat(counter("sccc.samples.by.network", "network", "x")).isEqualTo(2);
        assertThat(counter("sccc.cost.by.network", "network", "x")).isEqualTo(4);
        assertThat(gauge("sccc.author.unique.by.network", "network", "x")).isEqualTo(1);
        assertThat(gauge("sccc.samples.by.network.in.window", "network", "x", "window", "1h"))
                .isEqualTo(2);
        assertThat(gauge("sccc.top.by.topic", "topic", "t")).isEqualTo(2);
    }

    @Test
    void refresh_again_changesNothing() {
        StoreMeters meters = bind(StoreMeters.of(store).tags("network", "topic").windows(HOUR));
        see("x", "ana", 2, 30);
        meters.refresh();
        List<Meter.Id> before = ids();
        meters.refresh();
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void refresh_manyValues_areFewAndCountersNeverFall() {
        StoreMeters meters =
                bind(StoreMeters.of(store).tags("network").values(2).windows(HOUR));
        see("a", "ana", 1, 1);
        see("a", "ana", 1, 1);
        see("b", "ana", 1, 1);
        see("c", "ana", 1, 1);
        meters.refresh();
        for (int i = 0; i < 20; i++) {
            see("n" + i, "ana", 1, 1);
            see("d", "ana", 1, 1);
        }
        assertThat(counter("sccc.samples.by.network", "network", "other"))
                .as("what has not been seen by a refresh is nowhere yet")
                .isEqualTo(1);
        meters.refresh();
        assertThat(registry.get("sccc.samples.by.network").functionCounters()).hasSize(3);
        assertThat(counter("sccc.samples.by.network", "network", "a")).isEqualTo(2);
        assertThat(counter("sccc.samples.by.network", "network", "b")).isEqualTo(1);
        assertThat(counter("sccc.samples.by.network", "network", "other")).isEqualTo(41);
        assertThat(counter("sccc.cost.by.network", "network", "other")).isEqualTo(41);
        assertThat(registry.get("sccc.samples.by.network.in.window").gauges()).hasSize(3);
        assertThat(gauge("sccc.samples.by.network.in.window", "network", "d", "window", "1h"))
                .isEqualTo(20);
        assertThat(gauge("sccc.samples.by.network.in.window", "network", "other", "window", "1h"))
                .isEqualTo(22);
        assertThat(registry.find("sccc.author.unique.by.network")
                        .tag("network", "other")
                        .gauge())
                .isNull();
    }

    @Test
    void refresh_windowWithoutItsValue_letsGoOfIt() {
        StoreMeters meters = bind(StoreMeters.of(store).tags("network").windows(HOUR));
        see("x", "ana", 1, 1);
        meters.refresh();
        assertThat(registry.get("sccc.samples.by.network.in.window").gauges()).hasSize(1);
        store.advanceTo(NOON.plus(Duration.ofHours(3)));
        meters.refresh();
        assertThat(registry.find("sccc.samples.by.network.in.window").gauges()).isEmpty();
    }

    @Test
    void bindTo_twoRegistries_bothHaveEverything() {
        StoreMeters meters = bind(StoreMeters.of(store).tags("network"));
        SimpleMeterRegistry second = new SimpleMeterRegistry();
        meters.bindTo(second);
        see("x", "ana", 1, 1);
        meters.refresh();
        assertThat(second.get("sccc.samples.by.network")
                        .tag("network", "x")
                        .functionCounter()
                        .count())
                .isEqualTo(counter("sccc.samples.by.network", "network", "x"))
                .isEqualTo(1);
    }

    @Test
    void bindTo_nobodyHoldsTheStore_goesOnCounting() {
        SimpleMeterRegistry alone = new SimpleMeterRegistry();
        forgotten(alone);
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        assertThat(alone.get("sccc.samples").functionCounter().count()).isEqualTo(1);
    }

    private static void forgotten(SimpleMeterRegistry registry) {
        MetricStore store = MetricStore.of(count("network"));
        StoreMeters.of(store).build().bindTo(registry);
        store.record(Sample.at(NOON));
    }

    @Test
    void bindTo_neverTagsPersons() {
        StoreMeters meters = bind(StoreMeters.of(store).tags("network", "topic").windows(HOUR));
        see("x", "ana", 1, 1);
        meters.refresh();
        assertThat(ids()).noneMatch(id -> id.toString().contains("ana"));
    }

    @Test
    void build_falling_isAGauge() {
        bind(StoreMeters.of(store).falling("cost"));
        store.record(Sample.at(NOON).value("cost", -3));
        assertThat(gauge("sccc.cost")).isEqualTo(-3);
    }

    @Test
    void build_wrong_namesEveryFault() {
        assertThatThrownBy(() -> StoreMeters.of(store)
                        .tags("author", "brand")
                        .windows(Duration.ofSeconds(5))
                        .values(0)
                        .prefix("")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("(author)", "(brand)", "(PT5S)", "(0)", "prefix", "network");
    }

    private StoreMeters bind(StoreMeters.Builder builder) {
        StoreMeters meters = builder.build();
        meters.bindTo(registry);
        return meters;
    }

    private void see(String network, String author, double cost, double firstResponse) {
        store.record(Sample.at(NOON)
                .tag("network", network)
                .tag("topic", "t")
                .id("author", author)
                .value("cost", cost)
                .value("first_response", firstResponse));
        store.advanceTo(NOON);
    }

    private double counter(String name, String... tags) {
        FunctionCounter counter = registry.get(name).tags(tags).functionCounter();
        return counter.count();
    }

    private double gauge(String name, String... tags) {
        Gauge gauge = registry.get(name).tags(tags).gauge();
        return gauge.value();
    }

    private List<Meter.Id> ids() {
        List<Meter.Id> ids = new ArrayList<>();
        registry.forEachMeter(meter -> ids.add(meter.getId()));
        return ids;
    }
}
