package io.sccc.metrics.center;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sccc.core.CommandCenter;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.Event;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Upkeep;
import io.sccc.metrics.MetricRow;
import io.sccc.metrics.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live numbers are those that the ledger tells again, to the last digit. */
class CenterRebuildTest {

    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final int POSTS = 240;

    @TempDir
    Path folder;

    /** A center's run over the first posts of a tape; what its listener made of all events of the ledger. */
    private static CenterMetrics run(Supplier<Ledger> ledger, List<Post> posts, int most) throws InterruptedException {
        CenterMetrics metrics = new CenterMetrics();
        AtomicLong heard = new AtomicLong();
        Ledger kept = ledger.get();
        try (CommandCenter center = CommandCenter.builder()
                .ledger(kept)
                .listenTo(new World.Tape(posts, most))
                .understandWith(World.understander())
                .routeWith(new World.Words())
                .actWith(new World.Moody())
                .workers(2)
                .measureWith(event -> {
                    metrics.on(event);
                    heard.set(event.seq());
                })
                .build()) {
            center.start();
            assertThat(center.settle(Duration.ofMinutes(2))).isTrue();
            await().atMost(Duration.ofMinutes(1)).until(() -> heard.get() >= kept.lastSeq(TENANT));
        }
        return metrics;
    }

    private static List<Object> all(CenterMetrics metrics) {
        List<Object> all = new ArrayList<>();
        for (MetricRow row : metrics.rows(metrics.store().total(), null)) {
            all.add(List.of(row.metric(), row.dimension(), row.value(), row.count(), row.sum()));
            all.add(List.of(String.valueOf(row.uniques()), String.valueOf(row.p50()), String.valueOf(row.p99())));
        }
        Instant day = metrics.store().watermark();
        for (MetricRow row :
                metrics.store().rows(Window.DAY, day.minus(Duration.ofDays(6)), day.plus(Duration.ofDays(1)))) {
            all.add(List.of(row.windowStart(), row.metric(), row.dimension(), row.value(), row.count(), row.sum()));
        }
        all.addAll(metrics.people());
        all.add(metrics.numbers());
        return all;
    }

    private static void same(CenterMetrics live, CenterMetrics rebuilt) {
        assertThat(all(rebuilt)).isEqualTo(all(live));
        assertThat(rebuilt.store().toBytes()).isEqualTo(live.store().toBytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {20260301, 20260302, 20260303})
    void rebuild_inMemory_equalsLive(long seed) throws InterruptedException {
        Ledger ledger = new InMemoryLedger();
        List<Post> posts = World.posts(seed, POSTS);
        run(() -> ledger, posts, posts.size() / 2);
        CenterMetrics live = run(() -> ledger, posts, posts.size());
        same(live, CenterMetrics.rebuild(ledger, TENANT, CenterSettings.DEFAULT));
        assertThat(live.store().total().sum("cases_opened")).as("seed %d", seed).isPositive();
        assertThat(live.store().total().quantiles("first_response").count()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {20260304, 20260305})
    void rebuild_onSqliteAfterARestartInMidStream_equalsLive(long seed) throws InterruptedException {
        Path file = folder.resolve("ledger.db");
        List<Post> posts = World.posts(seed, POSTS);
        run(() -> JdbcLedger.file(file), posts, posts.size() / 2);
        CenterMetrics live = run(() -> JdbcLedger.file(file), posts, posts.size());
        try (Ledger ledger = JdbcLedger.file(file)) {
            same(live, CenterMetrics.rebuild(ledger, TENANT, CenterSettings.DEFAULT));
            LedgerMetrics whole =
                    LedgerMetrics.read(ledger, TENANT, CenterSettings.DEFAULT, null, null, Map.of(), null);
            assertThat(whole.rows(dimension -> true))
                    .usingRecursiveComparison()
                    .isEqualTo(live.rows(live.store().total(), null));
        }
    }

    @Test
    void erasure_takesThePersonAndLeavesTheNumbers() throws InterruptedException {
        Path file = folder.resolve("ledger.db");
        List<Post> posts = World.posts(20260306, POSTS);
        CenterMetrics live = run(() -> JdbcLedger.file(file), posts, posts.size());
        Person busiest = live.people().get(0);
        String name = busiest.authors().iterator().next();
        String network = name.substring(0, name.indexOf('/'));
        String author = name.substring(name.indexOf('/') + 1);
        List<MetricRow> before = live.rows(live.store().total(), null);
        try (JdbcLedger ledger = JdbcLedger.file(file)) {
            long heard = ledger.lastSeq(TENANT);
            Upkeep upkeep = Objects.requireNonNull(ledger.upkeep());
            upkeep.erase(TENANT, network, author);
            List<Event> more = ledger.events(TENANT, heard, 100);
            assertThat(more).hasAtLeastOneElementOfType(Event.AuthorErased.class);
            more.forEach(live::on);
            CenterMetrics rebuilt = CenterMetrics.rebuild(ledger, TENANT, CenterSettings.DEFAULT);
            assertThat(rebuilt.people()).isEqualTo(live.people());
            assertThat(live.people().stream().flatMap(one -> one.authors().stream()))
                    .doesNotContain(name)
                    .noneMatch(one -> one.contains("erased-"));
            assertThat(counted(rebuilt.rows(rebuilt.store().total(), null))).isEqualTo(counted(before));
        }
    }

    /** All but how many different authors there are: a pseudonym is another id, and of the estimate only the bounds hold. */
    private static List<List<Object>> counted(List<MetricRow> rows) {
        return rows.stream()
                .filter(row -> !row.metric().equals("unique_authors"))
                .<List<Object>>map(row -> List.of(row.metric(), row.dimension(), row.value(), row.count(), row.sum()))
                .toList();
    }

    @Test
    void range_isTheSumOfItsParts() throws InterruptedException {
        Ledger ledger = new InMemoryLedger();
        List<Post> posts = World.posts(20260307, POSTS);
        run(() -> ledger, posts, posts.size());
        Instant from = Instant.parse("2026-03-04T00:00:00Z");
        Instant mid = Instant.parse("2026-03-06T00:00:00Z");
        Instant to = Instant.parse("2026-03-09T00:00:00Z");
        for (String metric : List.of("volume", "customers", "cases_opened", "duplicates")) {
            double whole = sum(ledger, metric, from, to);
            assertThat(sum(ledger, metric, from, mid) + sum(ledger, metric, mid, to))
                    .as(metric)
                    .isEqualTo(whole);
        }
        long counted = posts.stream()
                .filter(post -> post.revision() == 0 && post.postedAt() != null)
                .filter(post ->
                        !post.postedAt().isBefore(from) && post.postedAt().isBefore(to))
                .count();
        assertThat(sum(ledger, "volume", from, to)).isEqualTo(counted);
    }

    @Test
    void series_ofDays_addUpToTheStretchAndEndWithItsBacklog() throws InterruptedException {
        Ledger ledger = new InMemoryLedger();
        List<Post> posts = World.posts(20260308, POSTS);
        run(() -> ledger, posts, posts.size());
        Instant from = Instant.parse("2026-03-03T00:00:00Z");
        Instant to = Instant.parse("2026-03-10T00:00:00Z");
        List<MetricRow> days = LedgerMetrics.read(
                        ledger, TENANT, CenterSettings.DEFAULT, from, to, Map.of(), Window.DAY)
                .windows(dimension -> false);
        for (String metric : List.of("volume", "cases_opened", "reach")) {
            assertThat(days.stream()
                            .filter(row -> row.metric().equals(metric))
                            .mapToDouble(MetricRow::sum)
                            .sum())
                    .as(metric)
                    .isEqualTo(sum(ledger, metric, from, to));
        }
        List<MetricRow> backlog =
                days.stream().filter(row -> row.metric().equals("backlog")).toList();
        assertThat(backlog).hasSize(7).allMatch(row -> row.window().equals(Duration.ofDays(1)));
        assertThat(backlog.get(6).sum()).isEqualTo(sum(ledger, "backlog", from, to));
        assertThat(backlog.get(0).complete()).isTrue();
        List<MetricRow> weeks = LedgerMetrics.read(
                        ledger, TENANT, CenterSettings.DEFAULT, null, null, Map.of(), Window.WEEK)
                .windows(dimension -> false);
        assertThat(weeks.get(weeks.size() - 1).complete())
                .as("the week we are in")
                .isFalse();
        for (int day = 1; day <= 7; day++) {
            assertThat(backlog.get(day - 1).sum())
                    .isEqualTo(sum(ledger, "backlog", null, from.plus(Duration.ofDays(day))));
        }
    }

    @Test
    void before_isTheStretchBefore_andOneReadingTellsAll() throws InterruptedException {
        Ledger ledger = new InMemoryLedger();
        List<Post> posts = World.posts(20260309, POSTS);
        run(() -> ledger, posts, posts.size());
        Instant from = Instant.parse("2026-03-06T00:00:00Z");
        Instant to = Instant.parse("2026-03-08T00:00:00Z");
        List<Event> heard = new ArrayList<>();
        LedgerMetrics two =
                LedgerMetrics.read(ledger, TENANT, CenterSettings.DEFAULT, from, to, Map.of(), null, heard::add);
        LedgerMetrics one = LedgerMetrics.read(
                ledger, TENANT, CenterSettings.DEFAULT, Instant.parse("2026-03-04T00:00:00Z"), from, Map.of(), null);
        List<MetricRow> expected = one.rows(dimension -> true).stream()
                .filter(row -> !List.of("backlog", "open_cases", "oldest_waiting", "sentiment_change")
                        .contains(row.metric()))
                .toList();
        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(two.before(dimension -> true))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(expected);
        assertThat(heard).isEqualTo(ledger.events(TENANT, 0, Integer.MAX_VALUE));
        assertThat(LedgerMetrics.read(ledger, TENANT, CenterSettings.DEFAULT, null, to, Map.of(), null)
                        .before(dimension -> true))
                .isEmpty();
    }

    private static double sum(Ledger ledger, String metric, @Nullable Instant from, Instant to) {
        return LedgerMetrics.read(ledger, TENANT, CenterSettings.DEFAULT, from, to, Map.of(), null)
                .rows(dimension -> false)
                .stream()
                .filter(row -> row.metric().equals(metric))
                .mapToDouble(MetricRow::sum)
                .sum();
    }
}
