package io.sccc.metrics.center;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.CommandCenter;
import io.sccc.core.Health;
import io.sccc.core.error.TransientException;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.Action;
import io.sccc.core.model.Author;
import io.sccc.core.model.Event;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import io.sccc.core.testing.ManualClock;
import io.sccc.core.testing.RecordingListener;
import io.sccc.metrics.MetricRow;
import io.sccc.metrics.Quantiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real center tells of lag, clicks and solved threads, from posts to the numbers, live and told again. */
class CenterEventsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(NOON);
    private final Feed feed = new Feed();
    private final RecordingListener heard = new RecordingListener();
    private final CenterMetrics live = new CenterMetrics();
    private @Nullable Ledger ledger;
    private @Nullable CommandCenter running;

    /** Where a center keeps its events. */
    enum Store {
        MEMORY,
        SQLITE
    }

    /** Yields the pages it was given, one a fetch; nothing new when it has none. */
    private static final class Feed implements PostSource {

        private final LinkedBlockingQueue<Supplier<Page<Arrival>>> pages = new LinkedBlockingQueue<>();

        @Override
        public String name() {
            return "forum/acme";
        }

        void page(boolean more, Post... posts) {
            List<Arrival> items =
                    List.of(posts).stream().<Arrival>map(Arrival.Received::new).toList();
            pages.add(() -> new Page<>(items, new Cursor("c"), more));
        }

        void fault() {
            pages.add(() -> {
                throw new TransientException("busy");
            });
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            Supplier<Page<Arrival>> next = pages.poll();
            return next == null ? Page.empty(cursor) : next.get();
        }
    }

    private CommandCenter center(Store store, Duration poll) {
        Ledger kept = store == Store.MEMORY ? new InMemoryLedger() : JdbcLedger.file(folder.resolve("ledger.db"));
        CommandCenter center = CommandCenter.builder()
                .ledger(kept)
                .clock(clock)
                .pollEvery(poll)
                .listenTo(feed)
                .understandWith(World.understander())
                .routeWith(new World.Words())
                .actWith(new World.Moody())
                .workers(2)
                .measureWith(event -> {
                    live.on(event);
                    heard.on(event);
                })
                .build();
        ledger = kept;
        running = center;
        return center;
    }

    @AfterEach
    void close() {
        if (running != null) {
            running.close();
        }
    }

    private static PostBuilder post(String id, PostKind kind, Instant at) {
        return Post.builder(new PostId("forum", "acme", id))
                .kind(kind)
                .author(Author.of("u-" + id))
                .postedAt(at)
                .text("ask about it");
    }

    /** The numbers as the ledger tells them again are those that were heard live; this one of them. */
    private @Nullable MetricRow row(String metric) throws InterruptedException {
        Ledger kept = Objects.requireNonNull(ledger);
        if (Objects.requireNonNull(running).health().status() == Health.Status.UP) {
            assertThat(running.settle(SOON)).isTrue();
        }
        assertThat(heard.await(all -> all.size() == kept.lastSeq(TenantId.DEFAULT), SOON))
                .isTrue();
        List<MetricRow> rows = live.rows(live.store().total(), null);
        CenterMetrics again = CenterMetrics.rebuild(kept, TenantId.DEFAULT, CenterSettings.DEFAULT);
        assertThat(again.store().toBytes()).isEqualTo(live.store().toBytes());
        LedgerMetrics whole =
                LedgerMetrics.read(kept, TenantId.DEFAULT, CenterSettings.DEFAULT, null, null, Map.of(), null);
        assertThat(whole.rows(dimension -> true)).usingRecursiveComparison().isEqualTo(rows);
        return rows.stream()
                .filter(row -> row.metric().equals(metric) && row.dimension().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private double sum(String metric) throws InterruptedException {
        MetricRow row = row(metric);
        return row == null ? Double.NaN : row.sum();
    }

    private List<Duration> lags() {
        return heard.of(Event.SourceLag.class).stream()
                .map(Event.SourceLag::lag)
                .toList();
    }

    private Quantiles lastMinute() {
        return live.store().last(Duration.ofMinutes(1)).quantiles("connector_lag", "source", "forum/acme");
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void source_tenMinutesBehindAndCaughtUp_isInTheMetricAndZeroAgain(Store store) throws InterruptedException {
        feed.page(
                true,
                post("1", PostKind.POST, NOON.minus(Duration.ofMinutes(10))).build());
        feed.page(false, post("2", PostKind.POST, NOON).build());
        try (CommandCenter center = center(store, Duration.ofMillis(20))) {
            center.start();
            assertThat(heard.await(Event.SourceLag.class, 1, SOON)).isTrue();
            assertThat(sum("connector_lag")).isEqualTo(600);
            assertThat(lastMinute().sum()).isEqualTo(600);
            clock.advance(Duration.ofMinutes(2));
            assertThat(heard.await(Event.SourceLag.class, 2, SOON)).isTrue();
            assertThat(lags()).containsExactly(Duration.ofMinutes(10), Duration.ZERO);
            assertThat(center.settle(SOON)).isTrue();
            assertThat(lastMinute().count()).isEqualTo(1);
            assertThat(lastMinute().at(0.5)).isZero();
            MetricRow all = row("connector_lag");
            assertThat(all).isNotNull();
            assertThat(all.count()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void source_thatFailsForLong_isMoreAndMoreBehind(Store store) throws InterruptedException {
        feed.fault();
        try (CommandCenter center = center(store, HOUR)) {
            center.start();
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> !center.health().reasons().isEmpty());
            assertThat(lags()).isEmpty();
            for (int minutes = 5; minutes <= 15; minutes += 5) {
                clock.advance(Duration.ofMinutes(5));
                assertThat(heard.await(Event.SourceLag.class, minutes / 5, SOON))
                        .isTrue();
            }
            assertThat(lags()).containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(15));
            assertThat(sum("connector_lag")).isEqualTo(1800);
            assertThat(center.health().reasons()).containsExactly("source forum/acme: busy");
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void opened_offeredContent_isAClickOnce(Store store) throws InterruptedException {
        try (CommandCenter center = center(store, HOUR)) {
            Party about =
                    center.process(post("q", PostKind.QUESTION, NOON).build()).about();
            assertThat(center.opened(about, "faq")).as("before it was offered").isFalse();
            PostId asked = new PostId("forum", "acme", "q");
            for (int i = 0; i < 3; i++) { // one of them is refused at most
                center.ask(new Action.SuggestContent(about, asked, "faq" + i, null, null, "look", "en"), "" + i);
            }
            assertThat(center.settle(SOON)).isTrue();
            List<String> offered = heard.of(Event.ContentOffered.class).stream()
                    .map(Event.ContentOffered::contentId)
                    .toList();
            assertThat(offered).isNotEmpty();
            clock.advance(Duration.ofHours(3));
            for (String content : offered) {
                assertThat(center.opened(about, content)).isTrue();
                assertThat(center.opened(about, content)).isFalse();
            }
            assertThat(sum("deflection_clicks")).isEqualTo(offered.size());
            assertThat(live.store().last(HOUR).sum("deflection_clicks"))
                    .as("when it happens, not when the last post came")
                    .isEqualTo(offered.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void solution_markedBeforeItCame_isSolvedAtItsOwnTime(Store store) throws InterruptedException {
        Instant then = NOON.minus(Duration.ofDays(400));
        feed.page(
                false,
                post("q", PostKind.QUESTION, then).build(),
                post("a", PostKind.ANSWER, then.plus(HOUR))
                        .inReplyTo("q")
                        .attribute(Post.SOLUTION, "true")
                        .build());
        try (CommandCenter center = center(store, HOUR)) {
            center.start();
            assertThat(heard.await(Event.ThreadSolved.class, 1, SOON)).isTrue();
            assertThat(sum("community_solve_rate")).isEqualTo(1);
            assertThat(sum("community_solve_time")).isEqualTo(3600);
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void solution_markedLater_isSolvedThen(Store store) throws InterruptedException {
        Post answer = post("a", PostKind.ANSWER, NOON).inReplyTo("q").build();
        try (CommandCenter center = center(store, HOUR)) {
            center.process(post("q", PostKind.QUESTION, NOON).build());
            center.process(answer);
            assertThat(sum("community_solve_rate")).isZero();
            clock.advance(HOUR.multipliedBy(2));
            for (int revision = 1; revision <= 2; revision++) {
                center.process(answer.toBuilder()
                        .revision(revision)
                        .attribute(Post.SOLUTION, "true")
                        .build());
            }
            assertThat(sum("community_solve_rate")).isEqualTo(1);
            assertThat(sum("community_solve_time")).isEqualTo(7200);
            assertThat(center.solved(TenantId.DEFAULT, answer.id())).isFalse();
            assertThat(heard.of(Event.ThreadSolved.class)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void solved_asTheHostTells_isSolvedAndResolvesAttempts(Store store) throws InterruptedException {
        try (CommandCenter center = center(store, HOUR)) {
            for (int i = 0; i < 3; i++) { // a question each; the community is asked for most
                center.process(post("q" + i, PostKind.QUESTION, NOON).build());
            }
            assertThat(center.settle(SOON)).isTrue();
            clock.advance(HOUR);
            for (int i = 0; i < 3; i++) {
                PostId question = new PostId("forum", "acme", "q" + i);
                assertThat(center.solved(TenantId.DEFAULT, question)).isTrue();
                assertThat(center.solved(TenantId.DEFAULT, question)).isFalse();
            }
            assertThat(center.solved(TenantId.DEFAULT, PostId.of("forum", "none")))
                    .isFalse();
            assertThat(sum("community_solve_rate")).isEqualTo(3);
            assertThat(sum("community_solve_time")).isEqualTo(3 * 3600);
            assertThat(sum("deflection_resolutions")).isPositive().isEqualTo(sum("deflection_attempts"));
        }
    }
}
