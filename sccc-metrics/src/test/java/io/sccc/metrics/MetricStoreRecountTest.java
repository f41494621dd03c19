package io.sccc.metrics;

import static io.sccc.metrics.Events.assertTells;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.metrics.Events.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an exact recount, whatever the order, splits and merges. */
class MetricStoreRecountTest {

    /** Two hours before the clocks of Santiago went back, on a Saturday. */
    private static final Instant FROM = Instant.parse("2026-04-05T01:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void window_everyKind_tellsTheRecount(long seed) {
        List<Event> events = Events.of(new Random(seed), FROM, Duration.ofHours(40), 6000, 400);
        MetricStore store = Events.store().build();
        feed(store, events);
        assertWindows(store, events);
        for (String length : List.of("PT1M", "PT7M", "PT15M", "PT1H", "PT5H", "P1D", "PT37H", "P7D")) {
            assertTells(store.last(Duration.parse(length)), events);
        }
        assertTells(store.total(), events, event -> true);
    }

    @Test
    void window_weeksOfSamples_tellsTheRecount() {
        List<Event> events = Events.of(new Random(4), FROM, Duration.ofDays(45), 9000, 3000);
        MetricStore store = Events.store().build();
        feed(store, events);
        Instant end = FROM.plus(Duration.ofDays(50));
        for (Window window : List.of(Window.DAY, Window.WEEK)) {
            List<Reading> readings = store.windows(window, FROM.minus(Duration.ofDays(8)), end);
            assertThat(readings.stream().mapToLong(Reading::count).sum()).isEqualTo(events.size());
            readings.forEach(reading -> assertTells(reading, events));
        }
        for (String length : List.of("PT1H", "P1D", "P2D", "P7D", "P30D", "P100D")) {
            assertTells(store.last(Duration.parse(length)), events);
        }
        assertTells(store.total(), events, event -> true);
    }

    @Test
    void last_readAfterEveryMinute_tellsTheRecount() {
        List<Event> events = Events.of(new Random(5), FROM, Duration.ofHours(4), 3000, 200);
        List<Event> shuffled = within(events, Duration.ofMinutes(25), new Random(6));
        MetricStore store = Events.store().lateness(Duration.ofMinutes(30)).build();
        Instant watermark = FROM;
        List<Event> seen = new ArrayList<>();
        for (Event event : shuffled) {
            store.record(event.sample());
            seen.add(event);
            if (time(event).isAfter(watermark.plusSeconds(70))) {
                watermark = time(event);
                store.advanceTo(watermark);
                assertTells(store.last(Duration.ofHours(1)), seen);
                assertTells(store.last(Duration.ofMinutes(10)), seen);
            }
        }
        assertThat(store.late().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void window_readInMidStream_tellsWhatCameSoFarLateOrEarly(long seed) {
        List<Event> events = Events.of(new Random(seed), FROM, Duration.ofHours(5), 2500, 200);
        List<Event> shuffled = within(events, Duration.ofMinutes(40), new Random(seed + 100));
        MetricStore store = Events.store().lateness(Duration.ofMinutes(45)).build();
        Random random = new Random(seed + 200);
        Instant watermark = FROM;
        List<Event> seen = new ArrayList<>();
        for (Event event : shuffled) {
            store.record(event.sample());
            seen.add(event);
            if (time(event).isAfter(watermark) && random.nextInt(4) == 0) {
                watermark = time(event);
                store.advanceTo(watermark);
            }
            if (random.nextInt(120) == 0) {
                Instant now = watermark;
                for (Window window : Window.values()) {
                    Instant within = now.minusSeconds(random.nextInt(5000));
                    assertTells(store.window(window, within), seen);
                    long told =
                            store
                                    .windows(window, FROM.minus(Duration.ofDays(8)), FROM.plus(Duration.ofDays(8)))
                                    .stream()
                                    .mapToLong(Reading::count)
                                    .sum();
                    assertThat(told).isEqualTo(seen.size());
                }
                assertTells(store.last(Duration.ofMinutes(1 + random.nextInt(200))), seen);
                assertTells(store.total(), seen, any -> true);
            }
        }
        assertThat(store.late().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void toBytes_anyOrderSplitAndMerge_isTheSame(long seed) {
        Random random = new Random(seed);
        List<Event> events = Events.of(random, FROM, Duration.ofHours(44), 5000, 300);
        Instant end = FROM.plus(Duration.ofHours(45));
        MetricStore one = Events.store().build();
        feed(one, events);
        one.advanceTo(end);
        byte[] expected = one.toBytes();

        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        MetricStore other = Events.store().build();
        shuffled.forEach(event -> other.record(event.sample()));
        other.advanceTo(end);
        assertThat(other.toBytes()).isEqualTo(expected);

        List<MetricStore> parts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            parts.add(Events.store().build());
        }
        for (Event event : events) {
            MetricStore part = parts.get(random.nextInt(parts.size()));
            part.record(event.sample());
            if (random.nextInt(3) == 0) {
                part.advanceTo(time(event));
            }
        }
        Collections.shuffle(parts, random);
        MetricStore left = Events.store().build();
        parts.forEach(left::merge);
        left.advanceTo(end);
        assertThat(left.toBytes()).isEqualTo(expected);

        MetricStore back = parts.get(2);
        back.merge(parts.get(3));
        MetricStore front = MetricStore.fromBytes(parts.get(1).toBytes());
        front.merge(back);
        front.merge(parts.get(0));
        front.merge(Events.store().build());
        front.advanceTo(end);
        assertThat(front.toBytes()).isEqualTo(expected);
        assertTells(front.last(Duration.ofHours(1)), events);
        assertWindows(front, events);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void fromBytes_inMidStreamAgainAndAgain_changesNothing(long seed) {
        Random random = new Random(seed);
        List<Event> events =
                within(Events.of(random, FROM, Duration.ofHours(30), 3000, 2000), Duration.ofMinutes(90), random);
        MetricStore straight = Events.store().build();
        MetricStore broken = Events.store().build();
        Instant watermark = FROM;
        for (Event event : events) {
            straight.record(event.sample());
            broken.record(event.sample());
            if (time(event).isAfter(watermark)) {
                watermark = time(event);
                straight.advanceTo(watermark);
                broken.advanceTo(watermark);
            }
            if (random.nextInt(100) == 0) {
                broken = MetricStore.fromBytes(broken.toBytes());
            }
        }
        assertThat(broken.toBytes()).isEqualTo(straight.toBytes());
        assertThat(broken.late()).isEqualTo(straight.late());
        assertThat(straight.late().count()).isPositive();
        assertThat(broken.last(Duration.ofHours(1)).rows())
                .usingRecursiveComparison()
                .isEqualTo(straight.last(Duration.ofHours(1)).rows());
    }

    private static void feed(MetricStore store, List<Event> events) {
        for (Event event : events) {
            store.record(event.sample());
            store.advanceTo(time(event));
        }
    }

    private static void assertWindows(MetricStore store, List<Event> events) {
        Instant first = FROM.minus(Duration.ofDays(8));
        Instant end = FROM.plus(Duration.ofDays(8));
        for (Window window : Window.values()) {
            List<Reading> readings = store.windows(window, first, end);
            if (window != Window.MINUTE) {
                assertThat(readings.stream().mapToLong(Reading::count).sum()).isEqualTo(events.size());
            }
            for (Reading reading : readings) {
                assertTells(reading, events);
                assertThat(store.window(window, reading.from()).count()).isEqualTo(reading.count());
                assertThat(store.window(window, reading.to().minusMillis(1)).from())
                        .isEqualTo(reading.from());
            }
        }
    }

    /** Out of order by so much at most. */
    private static List<Event> within(List<Event> events, Duration most, Random random) {
        record Arrival(Instant at, Event event) {}
        return events.stream()
                .map(event ->
                        new Arrival(time(event).plusMillis((long) (random.nextDouble() * most.toMillis())), event))
                .sorted(java.util.Comparator.comparing(Arrival::at))
                .map(Arrival::event)
                .toList();
    }

    private static Instant time(Event event) {
        return Objects.requireNonNull(event.at());
    }
}
