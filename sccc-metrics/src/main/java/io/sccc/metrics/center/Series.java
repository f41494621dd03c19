package io.sccc.metrics.center;

import io.sccc.metrics.MetricRow;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Reading;
import io.sccc.metrics.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Points by tumbling windows, each in a store of its own, so that no window is too old. */
final class Series {

    private static final int MOST = 1_000;
    private static final int QUARTER = 15;

    private final CenterSettings settings;
    private final Window window;
    private final TreeMap<Instant, MetricStore> stores = new TreeMap<>();
    private final TreeMap<Instant, MetricStore> states = new TreeMap<>();

    Series(CenterSettings settings, Window window) {
        this.settings = settings;
        this.window = window;
    }

    /** A point within the stretch that is asked for. */
    void take(Point point, Instant at) {
        store(stores, begin(at)).record(Measured.timeless(point));
        if (stores.size() > MOST) {
            throw new IllegalArgumentException(
                    "there are more than %,d windows of this length with something in them. Maybe longer ones, or a shorter time?"
                            .formatted(MOST));
        }
    }

    /** A point of what comes and goes, from before the stretch too. */
    void state(Point point, Instant at) {
        store(states, begin(at)).record(Measured.timeless(point));
    }

    private MetricStore store(Map<Instant, MetricStore> of, Instant begin) {
        return of.computeIfAbsent(begin, missing -> Measured.store(settings));
    }

    /** First moment of the window that a time is in. */
    Instant begin(Instant at) {
        ZonedDateTime local = at.atZone(settings.zone());
        ZonedDateTime day = local.toLocalDate().atStartOfDay(settings.zone());
        return switch (window) {
            case MINUTE -> local.truncatedTo(ChronoUnit.MINUTES).toInstant();
            case QUARTER_HOUR ->
                local.truncatedTo(ChronoUnit.MINUTES)
                        .minusMinutes(local.getMinute() % QUARTER)
                        .toInstant();
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> day.toInstant();
            case WEEK -> monday(day).toInstant();
        };
    }

    private ZonedDateTime monday(ZonedDateTime day) {
        return day.toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(settings.zone());
    }

    private Instant end(Instant begin) {
        return switch (window) {
            case MINUTE, QUARTER_HOUR, HOUR -> begin.plus(window.length());
            case DAY, WEEK ->
                begin.atZone(settings.zone())
                        .toLocalDate()
                        .plusDays(window.length().toDays())
                        .atStartOfDay(settings.zone())
                        .toInstant();
        };
    }

    /**
     * Rows of every window with something in it, oldest first.
     *
     * @param watermark how far time has come; null when nothing has a time
     */
    List<MetricRow> rows(Predicate<String> by, @Nullable Instant watermark) {
        List<MetricRow> rows = new ArrayList<>();
        MetricStore until = Measured.store(settings);
        for (Map.Entry<Instant, MetricStore> one : stores.entrySet()) {
            Instant begin = one.getKey();
            Map<Instant, MetricStore> over = states.headMap(begin, true);
            over.values().forEach(until::merge);
            over.clear();
            MetricStore earlier = stores.get(begin(begin.minusMillis(1)));
            Reading before = earlier == null ? null : earlier.total();
            List<MetricRow> told = new Figures(one.getValue().total(), before, until.total(), null).rows(by);
            Instant end = end(begin);
            boolean complete = watermark != null && !watermark.isBefore(end.plus(settings.lateness()));
            told.forEach(row -> rows.add(dated(row, begin, end, complete)));
        }
        return rows;
    }

    /** A row of totals as one of a stretch of time. */
    static MetricRow dated(MetricRow row, @Nullable Instant from, @Nullable Instant to, boolean complete) {
        Instant begin = from == null ? Instant.EPOCH : from;
        return new MetricRow(
                begin,
                Duration.between(begin, to == null ? begin : to),
                row.dimension(),
                row.value(),
                row.metric(),
                row.count(),
                row.sum(),
                row.p50(),
                row.p90(),
                row.p95(),
                row.p99(),
                row.uniques(),
                row.uniquesLow(),
                row.uniquesHigh(),
                complete,
                row.revision(),
                row.sketch());
    }
}
