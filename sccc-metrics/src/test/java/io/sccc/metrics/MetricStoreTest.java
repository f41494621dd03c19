package io.sccc.metrics;

import static io.sccc.metrics.Metric.count;
import static io.sccc.metrics.Metric.quantiles;
import static io.sccc.metrics.Metric.sum;
import static io.sccc.metrics.Metric.top;
import static io.sccc.metrics.Metric.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.metrics.sketch.UniqueSketch;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MetricStoreTest {

    private static final Instant T = Instant.parse("2026-03-02T10:00:30Z");

    @Test
    void record_fiveLines_tellsTheLastHour() {
        var m = MetricStore.of(
                count("network", "topic"), unique("author"), top("topic", 10), quantiles("first_response"));
        m.record(Sample.at(T)
                .tag("topic", "billing")
                .id("author", "ana")
                .value("first_response", Duration.ofMinutes(2)));
        m.advanceTo(T);
        assertThat(m.last(Duration.ofHours(1)).top("topic")).containsExactly(new Heavy("billing", 1, 1));
        assertThat(m.last(Duration.ofHours(1)).unique("author").value()).isEqualTo(1);
        assertThat(m.last(Duration.ofHours(1)).quantiles("first_response").sum())
                .isEqualTo(120);
    }

    @Test
    void record_withinAllowedLateness_isInItsMinute() {
        MetricStore m = MetricStore.builder()
                .lateness(Duration.ofMinutes(5))
                .metrics(count())
                .build();
        m.record(Sample.at(T));
        m.advanceTo(T.plus(Duration.ofMinutes(5)));
        m.record(Sample.at(T));
        assertThat(m.window(Window.MINUTE, T).count()).isEqualTo(2);
        assertThat(m.window(Window.MINUTE, T).complete()).isFalse();
        assertThat(m.late().count()).isZero();
    }

    /** A sample that held a null would be counted by half when it is recorded. */
    @Test
    @SuppressWarnings("NullAway")
    void tag_orIdThatIsNull_isRefusedBeforeItIsRecorded() {
        Sample sample = Sample.at(T);
        assertThatThrownBy(() -> sample.tag("topic", null)).hasMessageContaining("topic");
        assertThatThrownBy(() -> sample.id("author", null)).hasMessageContaining("author");
    }

    @Test
    void record_moreLateOnesThanAreListed_areCountedAndTheLatestListed() {
        MetricStore m = MetricStore.of(Metric.count());
        m.advanceTo(T.plus(Duration.ofDays(1)));
        for (int i = 0; i < 3 * Late.LISTED; i++) {
            m.record(Sample.at(T.plusMillis(i)));
        }
        Late late = m.late();
        assertThat(late.count()).isEqualTo(3 * Late.LISTED);
        assertThat(late.times()).hasSize(Late.LISTED).containsKey(T.plusMillis(3 * Late.LISTED - 1));
        assertThat(late.times().firstKey()).isEqualTo(T.plusMillis(2 * Late.LISTED));
    }

    @Test
    void record_laterThanAllowed_isCountedListedAndInTotalsOnly() {
        MetricStore m = MetricStore.builder()
                .lateness(Duration.ofMinutes(5))
                .metrics(count("network"))
                .build();
        m.record(Sample.at(T).tag("network", "x"));
        m.advanceTo(Instant.parse("2026-03-02T10:06:00Z"));
        m.record(Sample.at(T).tag("network", "x"));
        m.record(Sample.at(T.plusSeconds(60)).tag("network", "x"));
        assertThat(m.window(Window.MINUTE, T).count()).isEqualTo(1);
        assertThat(m.window(Window.MINUTE, T).complete()).isTrue();
        assertThat(m.last(Duration.ofHours(1)).count()).isEqualTo(2);
        assertThat(m.total().count("network", "x")).isEqualTo(3);
        assertThat(m.late()).isEqualTo(new Late(1, 0, new java.util.TreeMap<>(Map.of(T, 1L))));
    }

    @Test
    void record_untimed_isInTotalsOnly() {
        MetricStore m = MetricStore.of(count("network"), unique("author"));
        m.record(Sample.untimed().tag("network", "x").id("author", "a"));
        m.record(Sample.at(T).tag("network", "x").id("author", "b"));
        m.advanceTo(T);
        assertThat(m.last(Duration.ofDays(7)).count()).isEqualTo(1);
        assertThat(m.total().count("network", "x")).isEqualTo(2);
        assertThat(m.total().unique("author").value()).isEqualTo(2);
        assertThat(m.late().count()).isZero();
    }

    @Test
    void record_fromTheFuture_waitsForItsTimeAndHarmsNothing() {
        MetricStore m = MetricStore.of(count());
        Instant future = T.plus(Duration.ofDays(3650));
        m.advanceTo(T);
        m.record(Sample.at(future));
        m.record(Sample.at(Instant.MAX));
        m.record(Sample.at(Instant.MIN));
        m.record(Sample.at(T));
        assertThat(m.last(Duration.ofDays(7)).count()).isEqualTo(1);
        assertThat(m.window(Window.DAY, T).count()).isEqualTo(1);
        assertThat(m.window(Window.DAY, future).count()).isEqualTo(1);
        assertThat(m.total().count()).isEqualTo(4);
        assertThat(m.late().count()).isEqualTo(1);
        MetricStore again = MetricStore.fromBytes(m.toBytes());
        again.advanceTo(future);
        assertThat(again.last(Duration.ofMinutes(1)).count()).isEqualTo(1);
        assertThat(again.total().count()).isEqualTo(4);
    }

    @Test
    void record_moreOpenMinutesThanMayBe_isUnplaced() {
        MetricStore m = MetricStore.of(count());
        m.advanceTo(T);
        int minutes = Timeline.OPEN + 50;
        for (int i = 0; i < minutes; i++) {
            m.record(Sample.at(T.plus(Duration.ofDays(30).plusMinutes(i))));
        }
        m.record(Sample.at(T));
        assertThat(m.total().count()).isEqualTo(minutes + 1);
        assertThat(m.late().unplaced()).isBetween(50L, 51L);
        assertThat(m.late().count()).isEqualTo(m.late().unplaced());
    }

    @Test
    void record_moreValuesThanKept_countAsOtherAndAreTold() {
        MetricStore m = MetricStore.builder()
                .keys(10)
                .metrics(count("topic"), top("topic", 3))
                .build();
        for (int i = 0; i < 40; i++) {
            m.record(Sample.at(T).tag("topic", "t" + i));
        }
        for (int i = 0; i < 5; i++) {
            m.record(Sample.at(T).tag("topic", "t39").tag("topic", "t38"));
        }
        m.advanceTo(T);
        assertThat(m.dropped("topic")).isEqualTo(30);
        assertThat(m.total().counts("topic")).hasSize(11).containsEntry(MetricStore.OTHER, 35L);
        assertThat(m.total().top("topic"))
                .containsExactly(new Heavy("t38", 6, 6), new Heavy("t39", 6, 6), new Heavy("t0", 1, 1));
        assertThat(MetricStore.fromBytes(m.toBytes()).dropped("topic")).isEqualTo(30);
    }

    @Test
    void times_minusOne_takesBack() {
        MetricStore m = MetricStore.of(count("network"), sum("cost"), quantiles("wait"), top("author", 3));
        m.record(Sample.at(T)
                .tag("network", "x")
                .value("cost", 0.3)
                .value("wait", 7)
                .id("author", "a"));
        m.record(Sample.at(T)
                .tag("network", "x")
                .value("cost", 0.1)
                .value("wait", 9)
                .id("author", "b"));
        m.record(Sample.at(T.plusSeconds(90))
                .tag("network", "x")
                .value("cost", 0.3)
                .value("wait", 7)
                .id("author", "a")
                .times(-1));
        m.advanceTo(T.plusSeconds(90));
        Reading r = m.last(Duration.ofHours(1));
        assertThat(r.count("network", "x")).isEqualTo(1);
        assertThat(r.sum("cost")).isEqualTo(0.1);
        assertThat(r.values("cost")).isEqualTo(1);
        assertThat(r.quantiles("wait").at(1)).isBetween(8.8, 9.2);
        assertThat(r.quantiles("wait").mean()).isEqualTo(9);
        assertThat(r.top("author")).containsExactly(new Heavy("b", 1, 1));
    }

    @Test
    void window_dayTheClocksChange_has23And25Hours() {
        MetricStore m = MetricStore.builder()
                .zone(ZoneId.of("America/Santiago"))
                .metrics(count())
                .build();
        Reading longer = m.window(Window.DAY, Instant.parse("2026-04-04T12:00:00Z"));
        Reading shorter = m.window(Window.DAY, Instant.parse("2026-09-06T12:00:00Z"));
        assertThat(Duration.between(longer.from(), longer.to())).isEqualTo(Duration.ofHours(25));
        assertThat(Duration.between(shorter.from(), shorter.to())).isEqualTo(Duration.ofHours(23));
        assertThat(longer.from()).isEqualTo(Instant.parse("2026-04-04T03:00:00Z"));
        Reading week = m.window(Window.WEEK, Instant.parse("2026-04-04T12:00:00Z"));
        assertThat(week.from()).isEqualTo(Instant.parse("2026-03-30T03:00:00Z"));
        assertThat(week.to()).isEqualTo(Instant.parse("2026-04-06T04:00:00Z"));
    }

    @Test
    void window_zoneOfHalfHours_beginsAtTheFullHourThere() {
        MetricStore m = MetricStore.builder()
                .zone(ZoneId.of("Asia/Kolkata"))
                .metrics(count())
                .build();
        assertThat(m.window(Window.HOUR, T).from()).isEqualTo(Instant.parse("2026-03-02T09:30:00Z"));
        assertThat(m.window(Window.DAY, T).from()).isEqualTo(Instant.parse("2026-03-01T18:30:00Z"));
    }

    @Test
    void writer_denseNumbers_tellsTheSameAsStrings() {
        MetricStore dense = MetricStore.of(
                count("network", "topic"),
                unique("author").by("network"),
                top("tag", 5),
                sum("cost"),
                quantiles("cost"));
        MetricStore strings = MetricStore.of(
                count("network", "topic"),
                unique("author").by("network"),
                top("tag", 5),
                sum("cost"),
                quantiles("cost"));
        Map<Long, String> known = new HashMap<>();
        Writer writer = dense.writer(known::get);
        for (int i = 0; i < 500; i++) {
            String network = "n" + i % 3;
            String topic = "t" + i % 7;
            String author = "a" + i % 411;
            String tag = "#" + i % 90;
            known.put(UniqueSketch.item(tag), tag);
            Instant at = T.plusSeconds(i);
            strings.record(Sample.at(at)
                    .tag("network", network)
                    .tag("topic", topic)
                    .tag("tag", tag)
                    .id("author", author)
                    .value("cost", i / 10.0));
            writer.record(
                    at.toEpochMilli(),
                    new int[] {dense.id("network", network), dense.id("topic", topic)},
                    new long[] {UniqueSketch.item(author)},
                    new long[] {UniqueSketch.item(tag)},
                    new double[] {i / 10.0});
        }
        dense.advanceTo(T.plusSeconds(5000));
        strings.advanceTo(T.plusSeconds(5000));
        assertThat(dense.toBytes()).isEqualTo(strings.toBytes());
    }

    @Test
    void record_severalThreadsWhileReadingAndAdvancing_losesNothing() throws InterruptedException {
        MetricStore m = MetricStore.builder()
                .lateness(Duration.ofMinutes(1))
                .metrics(count("thread", "minute"), unique("id"), top("thread", 9), quantiles("v"))
                .build();
        int threads = 3;
        int each = 30_000;
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int number = t;
            writers.add(new Thread(() -> write(m, number, each)));
        }
        List<Throwable> failures = new ArrayList<>();
        Thread reader = new Thread(() -> {
            long before = 0;
            for (int i = 0; !done.get(); i++) {
                Reading total = m.total();
                byte[] bytes = m.toBytes();
                long restored = MetricStore.fromBytes(bytes).total().count();
                if (total.count() < before
                        || restored < total.count()
                        || total.counts("thread").values().stream()
                                        .mapToLong(n -> n)
                                        .sum()
                                != total.count()) {
                    failures.add(new AssertionError(total + " after " + before + ", restored " + restored));
                }
                before = total.count();
                m.advanceTo(T.plusSeconds(i * 20L));
            }
        });
        reader.start();
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        done.set(true);
        reader.join();
        assertThat(failures).isEmpty();
        m.advanceTo(T.plus(Duration.ofDays(2)));
        Reading total = m.total();
        assertThat(total.count()).isEqualTo((long) threads * each);
        assertThat(total.counts("thread"))
                .hasSize(threads)
                .allSatisfy((k, n) -> assertThat(n).isEqualTo(each));
        assertThat(total.quantiles("v").count()).isEqualTo((long) threads * each);
        assertThat(total.quantiles("v").sum()).isEqualTo(threads * each * 0.5);
        long windows = m.windows(Window.WEEK, T.minus(Duration.ofDays(9)), T.plus(Duration.ofDays(9))).stream()
                .mapToLong(Reading::count)
                .sum();
        assertThat(windows + m.late().count()).isEqualTo((long) threads * each);
    }

    private static void write(MetricStore m, int number, int each) {
        Writer dense = m.writer();
        int id = m.id("thread", "thread " + number);
        for (int i = 0; i < each; i++) {
            Instant at = T.plusSeconds(i / 5);
            if (i % 2 == 0) {
                m.record(Sample.at(at)
                        .tag("thread", "thread " + number)
                        .id("id", "i" + i)
                        .value("v", 0.5));
            } else {
                dense.record(
                        at.toEpochMilli(),
                        new int[] {id},
                        new long[] {UniqueSketch.item("i" + i)},
                        new long[] {0},
                        new double[] {0.5});
            }
        }
    }

    @Test
    void alone_nothingElseOnTheClassPath_works() throws Exception {
        URL ours = MetricStore.class.getProtectionDomain().getCodeSource().getLocation();
        URL main = Alone.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader nothingElse =
                new URLClassLoader(new URL[] {ours, main}, ClassLoader.getPlatformClassLoader())) {
            Object told = nothingElse
                    .loadClass(Alone.class.getName())
                    .getDeclaredMethod("run")
                    .invoke(null);
            assertThat(told).isEqualTo("[Heavy[key=billing, count=1, upTo=1]]");
        }
    }

    /** A program that knows nothing but the store. */
    public static final class Alone {
        public static String run() {
            var m = MetricStore.of(
                    count("network", "topic"), unique("author"), top("topic", 10), quantiles("first_response"));
            m.record(Sample.at(T).tag("topic", "billing").id("author", "a").value("first_response", 3.5));
            m.advanceTo(T);
            m.merge(MetricStore.fromBytes(m.toBytes()));
            m = MetricStore.of(m.metrics().toArray(new Metric[0]));
            m.record(Sample.at(T).tag("topic", "billing").id("author", "a").value("first_response", 3.5));
            m.advanceTo(T);
            m.rows(Window.HOUR, T.minusSeconds(7200), T);
            return m.last(Duration.ofHours(1)).top("topic").toString();
        }
    }

    @Test
    void fromBytes_damaged_says() {
        MetricStore m = MetricStore.of(count("network"));
        m.record(Sample.at(T).tag("network", "x"));
        byte[] bytes = m.toBytes();
        bytes[bytes.length / 2] ^= 4;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricStore.fromBytes(bytes))
                .withMessageContaining("checksum");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricStore.fromBytes(Arrays.copyOf(bytes, 3)))
                .withMessageContaining("no metric store");
    }

    @Test
    void merge_declaredOtherwise_says() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricStore.of(count("a")).merge(MetricStore.of(count("b"))))
                .withMessageContaining("differ");
    }

    @Test
    void reading_notDeclared_says() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricStore.of(count("a")).total().count("b", "x"))
                .withMessageContaining("b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricStore.of(sum("a"), sum("a")))
                .withMessageContaining("twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.at(T).value("cost", Double.NaN))
                .withMessageContaining("NaN");
    }

    @Test
    void rows_ofAnHour_holdEveryMetric() {
        MetricStore m = MetricStore.of(
                count("network"), unique("author").by("network"), top("author", 2), sum("cost"), quantiles("wait"));
        m.record(Sample.at(T)
                .tag("network", "x")
                .id("author", "a")
                .value("cost", 2)
                .value("wait", 8));
        m.advanceTo(T);
        List<MetricRow> rows = m.rows(Window.HOUR, T.minusSeconds(3600), T);
        assertThat(rows)
                .extracting(row -> row.metric() + "|" + row.dimension() + "|" + row.value() + "|" + row.count())
                .containsExactly(
                        "count|||1",
                        "count|network|x|1",
                        "author|||1",
                        "author|network|x|1",
                        "top|author|a|1",
                        "cost|||1",
                        "wait|||1");
        assertThat(rows.get(2).uniques()).isEqualTo(1.0);
        assertThat(UniqueSketch.fromBytes(rows.get(2).sketch()).estimate()).isEqualTo(1);
        assertThat(rows.get(0).windowStart()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(rows.get(0).revision()).isEqualTo(1);
        assertThat(m.total().rows().get(0).window()).isEqualTo(Duration.ZERO);
    }
}
