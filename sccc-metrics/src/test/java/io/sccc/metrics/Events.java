package io.sccc.metrics;

import static io.sccc.metrics.Metric.count;
import static io.sccc.metrics.Metric.quantiles;
import static io.sccc.metrics.Metric.sum;
import static io.sccc.metrics.Metric.top;
import static io.sccc.metrics.Metric.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Events made from a seed, and what a store must say of them, counted the plain way. */
final class Events {

    static final ZoneId ZONE = ZoneId.of("America/Santiago");

    private Events() {}

    record Event(
            @Nullable Instant at, String network, List<String> topics, String author, double seconds, double cost) {

        Sample sample() {
            Sample sample = at == null ? Sample.untimed() : Sample.at(at);
            sample.tag("network", network)
                    .id("author", author)
                    .value("response", seconds)
                    .value("cost", cost);
            topics.forEach(topic -> sample.tag("topic", topic));
            return sample.tag("nobody asks", "for this").id("nor", "this").value("or this", 1);
        }

        boolean in(Instant from, Instant to) {
            return at != null && !at.isBefore(from) && at.isBefore(to);
        }
    }

    static MetricStore.Builder store() {
        return MetricStore.builder()
                .zone(ZONE)
                .metrics(
                        count("network", "topic"),
                        unique("author").by("network"),
                        top("topic", 10),
                        top("author", 7),
                        quantiles("response").by("topic"),
                        sum("cost").by("network"));
    }

    /** In the order of their times. */
    static List<Event> of(Random random, Instant from, Duration length, int count, int authors) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = from.plusMillis((long) (random.nextDouble() * length.toMillis()));
            List<String> topics = new ArrayList<>();
            for (int t = random.nextInt(4); t > 0; t--) {
                topics.add("topic " + (int) Math.abs(random.nextGaussian() * 6));
            }
            double cost = BigDecimal.valueOf(random.nextDouble() * 30 - 3)
                    .setScale(4, RoundingMode.HALF_UP)
                    .doubleValue();
            events.add(new Event(
                    at,
                    "network " + random.nextInt(3),
                    topics,
                    "author " + (int) Math.abs(random.nextGaussian() * authors),
                    Math.exp(random.nextGaussian() * 3),
                    cost));
        }
        events.sort(java.util.Comparator.comparing(event -> java.util.Objects.requireNonNull(event.at())));
        return events;
    }

    static void assertTells(Reading reading, List<Event> events) {
        assertTells(reading, events, event -> event.in(reading.from(), reading.to()));
    }

    static void assertTells(Reading reading, List<Event> events, Predicate<Event> in) {
        List<Event> those = events.stream().filter(in).toList();
        assertThat(reading.count()).as("%s", reading).isEqualTo(those.size());
        Map<String, Long> networks = new TreeMap<>();
        Map<String, Long> topics = new TreeMap<>();
        Map<String, Set<String>> authors = new HashMap<>();
        Map<String, BigDecimal> costs = new TreeMap<>();
        Map<String, Long> writers = new TreeMap<>();
        for (Event event : those) {
            networks.merge(event.network(), 1L, Long::sum);
            new HashSet<>(event.topics()).forEach(topic -> topics.merge(topic, 1L, Long::sum));
            authors.computeIfAbsent(event.network(), n -> new HashSet<>()).add(event.author());
            authors.computeIfAbsent("", n -> new HashSet<>()).add(event.author());
            costs.merge(event.network(), BigDecimal.valueOf(event.cost()), BigDecimal::add);
            costs.merge("", BigDecimal.valueOf(event.cost()), BigDecimal::add);
            writers.merge(event.author(), 1L, Long::sum);
        }
        assertThat(reading.counts("network")).isEqualTo(networks);
        assertThat(reading.counts("topic")).isEqualTo(topics);
        topics.forEach(
                (topic, count) -> assertThat(reading.count("topic", topic)).isEqualTo(count));
        BigDecimal cost = costs.getOrDefault("", BigDecimal.ZERO);
        assertThat(reading.sum("cost")).isEqualTo(cost.doubleValue());
        networks.keySet()
                .forEach(network -> assertThat(reading.sum("cost", "network", network))
                        .isEqualTo(costs.getOrDefault(network, BigDecimal.ZERO).doubleValue()));
        assertUnique(
                reading.unique("author"), authors.getOrDefault("", Set.of()).size());
        networks.keySet()
                .forEach(network -> assertUnique(
                        reading.unique("author", "network", network),
                        authors.getOrDefault(network, Set.of()).size()));
        assertTop(reading.top("topic"), topics, 10, true);
        assertTop(reading.top("author"), writers, 7, writers.size() <= 1024);
        assertThat(reading.quantiles("response").count()).isEqualTo(those.size());
        assertQuantile(reading, those, 0.5);
        assertQuantile(reading, those, 0.95);
        topics.forEach((topic, count) -> assertThat(
                        reading.quantiles("response", "topic", topic).count())
                .isGreaterThanOrEqualTo(count));
    }

    private static void assertQuantile(Reading reading, List<Event> those, double share) {
        if (!those.isEmpty()) {
            double[] sorted =
                    those.stream().mapToDouble(Event::seconds).sorted().toArray();
            double exact = sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
            assertThat(reading.quantiles("response").at(share))
                    .isCloseTo(exact, org.assertj.core.data.Offset.offset(exact * 0.0157));
        }
    }

    private static void assertUnique(Estimate estimate, int exact) {
        if (exact <= 256) {
            assertThat(estimate).isEqualTo(new Estimate(exact, exact, exact));
        } else {
            assertThat(estimate.value()).isBetween(exact * 0.92, exact * 1.08);
            assertThat(estimate.low()).isLessThan(estimate.value());
        }
    }

    private static void assertTop(List<Heavy> top, Map<String, Long> counts, int most, boolean exact) {
        if (exact) {
            List<Heavy> expected = counts.entrySet().stream()
                    .sorted((a, b) -> a.getValue().equals(b.getValue())
                            ? a.getKey().compareTo(b.getKey())
                            : Long.compare(b.getValue(), a.getValue()))
                    .limit(most)
                    .map(entry -> new Heavy(entry.getKey(), entry.getValue(), entry.getValue()))
                    .toList();
            assertThat(top).isEqualTo(expected);
        } else {
            top.forEach(
                    heavy -> assertThat(counts.getOrDefault(heavy.key(), 0L)).isBetween(heavy.count(), heavy.upTo()));
        }
    }
}
