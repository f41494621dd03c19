package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.PipelineListener;
import io.sccc.metrics.MetricRow;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Reading;
import io.sccc.metrics.Window;
import io.sccc.metrics.insight.Comparison;
import io.sccc.metrics.insight.Insight;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The center's numbers of any stretch of time, told again from a ledger. Nothing is late: what counts in the stretch
 * counts, in whatever order it came. One thread.
 */
public final class LedgerMetrics {

    private static final Set<String> STATES = Set.of(Measures.WAITING, Measures.CASES_OPEN);

    private static final Set<String> MOMENTS = Formulas.all().stream()
            .filter(formula -> formula.kind() == Formula.Kind.STATE)
            .map(Formula::id)
            .collect(Collectors.toUnmodifiableSet());

    private static final List<String> CROSSED = List.of(Measures.TOPIC, Measures.COUNTRY, Measures.NETWORK);

    private final @Nullable Instant from;
    private final @Nullable Instant to;
    private final Map<String, String> where;
    private final MetricStore now;
    private final MetricStore before;
    private final MetricStore until;
    private final @Nullable Series series;
    private final Map<String, Comparison> crossed = new LinkedHashMap<>();
    private final Flow flow;
    private final Duration lateness;
    private @Nullable Duration oldest;
    private boolean over;
    private long events;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private LedgerMetrics(
            CenterSettings settings,
            @Nullable Instant from,
            @Nullable Instant to,
            Map<String, String> where,
            @Nullable Window window) {
        this.series = window == null ? null : new Series(settings, window);
        this.from = from;
        this.to = to;
        this.where = new TreeMap<>(where);
        this.now = Measured.store(settings);
        this.before = Measured.store(settings);
        this.until = Measured.store(settings);
        for (String measure : List.of(Measures.VOLUME, Measures.NEGATIVE, Measures.CASES_OPENED)) {
            crossed.put(measure, Comparison.of(measure, CROSSED.toArray(String[]::new)));
        }
        this.lateness = settings.lateness();
        this.flow = new Flow(settings, this::take);
    }

    /**
     * Reads a ledger.
     *
     * @param ledger the ledger
     * @param tenant whose numbers
     * @param settings how they are kept
     * @param from first moment that counts; null for the beginning
     * @param to first moment that does not count any more; null for the end
     * @param where dimension to the one value that counts; empty for everything
     * @param window what {@link #windows} is asked for afterwards; null when it is not
     * @param also who else is told every event, on the caller's thread: a ledger is read once for all
     * @throws IllegalArgumentException when there is no time between the two, or there are more than 1,000 windows
     */
    public static LedgerMetrics read(
            Ledger ledger,
            TenantId tenant,
            CenterSettings settings,
            @Nullable Instant from,
            @Nullable Instant to,
            Map<String, String> where,
            @Nullable Window window,
            PipelineListener... also) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "from (%s) is not before to (%s). Maybe the other way round?".formatted(from, to));
        }
        LedgerMetrics metrics = new LedgerMetrics(settings, from, to, where, window);
        LedgerEvents.read(ledger, tenant, event -> {
            metrics.on(event);
            for (PipelineListener listener : also) {
                listener.on(event);
            }
        });
        metrics.end();
        return metrics;
    }

    /** The defined numbers of the whole stretch, for all and by each dimension that is wanted. */
    public List<MetricRow> rows(Predicate<String> by) {
        Reading compared = from == null ? null : before.total();
        List<MetricRow> rows = new Figures(now.total(), compared, until.total(), oldest).rows(by);
        return from == null && to == null
                ? rows
                : rows.stream().map(this::dated).toList();
    }

    /**
     * The same of the time of equal length before; of a stretch without an end, of everything before. Not what is of a moment
     * (backlog, open cases, oldest waiting), and no changes. Nothing when the stretch has no beginning.
     */
    public List<MetricRow> before(Predicate<String> by) {
        Instant end = from;
        if (end == null) {
            return List.of();
        }
        boolean complete = complete(end);
        Reading total = before.total();
        return new Figures(total, null, total, null)
                .rows(by).stream()
                        .filter(row -> !MOMENTS.contains(row.metric()))
                        .map(row -> Series.dated(row, before(), end, complete))
                        .toList();
    }

    /**
     * The same of each window that has something in it, oldest first; backlog and open cases are those at its end.
     *
     * @throws IllegalStateException when no window was told
     */
    public List<MetricRow> windows(Predicate<String> by) {
        if (series == null) {
            throw new IllegalStateException("read without a window. Maybe read(..., Window.DAY)?");
        }
        return series.rows(by, flow.watermark());
    }

    /**
     * What changed against the stretch before and which topics, countries and networks explain it: posts, negative posts,
     * cases opened. A post of several topics counts for the first of them.
     */
    public List<Insight> insights() {
        return crossed.values().stream().map(Comparison::explain).toList();
    }

    /** Everybody who wrote, whenever that was. */
    public List<Person> people(PeopleRules rules) {
        return flow.people().all(rules);
    }

    /** How many events were told. */
    public long events() {
        return events;
    }

    /** Earliest time of anything that counts; null when nothing has a time. */
    public @Nullable Instant first() {
        return first;
    }

    /** Latest time of anything that counts; null when nothing has a time. */
    public @Nullable Instant last() {
        return last;
    }

    private void on(Event event) {
        Instant at = event.at();
        if (!over && to != null && at != null && !at.isBefore(to)) {
            oldest = Measured.oldest(flow, to);
            over = true;
        }
        events++;
        flow.on(event);
    }

    private void end() {
        if (!over) {
            Instant watermark = flow.watermark();
            oldest = Measured.oldest(flow, to == null ? watermark : to);
        }
    }

    private void take(Point point) {
        if (!matches(point)) {
            return;
        }
        Instant at = point.at();
        if (in(at, from, to)) {
            if (series != null && at != null) {
                series.take(point, at);
            }
            now.record(Measured.timeless(point));
            cross(point, Comparison::now);
            if (at != null && point.values().containsKey(Measures.VOLUME)) {
                first = first == null || at.isBefore(first) ? at : first;
                last = last == null || at.isAfter(last) ? at : last;
            }
        } else if (from != null && at != null && in(at, before(), from)) {
            before.record(Measured.timeless(point));
            cross(point, Comparison::before);
        }
        if (STATES.containsAll(point.values().keySet()) && in(at, null, to)) {
            until.record(Measured.timeless(point));
            if (series != null && at != null) {
                series.state(point, at);
            }
        }
    }

    private interface Period {
        void add(Comparison comparison, Map<String, String> cell, double amount);
    }

    private void cross(Point point, Period period) {
        crossed.forEach((measure, comparison) -> {
            Double amount = point.values().get(measure);
            if (amount != null && amount != 0) {
                period.add(comparison, cell(point.tags()), amount);
            }
        });
    }

    private static Map<String, String> cell(Tags tags) {
        Map<String, String> cell = new TreeMap<>();
        for (String dimension : CROSSED) {
            String value = tags.first(dimension);
            if (value != null) {
                cell.put(dimension, value);
            }
        }
        return cell;
    }

    /** Untimed points are in no stretch of time, but in all time. */
    private static boolean in(@Nullable Instant at, @Nullable Instant from, @Nullable Instant to) {
        if (at == null) {
            return from == null && to == null;
        }
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }

    /** Where the stretch of equal length before begins; of one without an end, everything before. */
    private @Nullable Instant before() {
        return from == null || to == null ? null : from.minus(Duration.between(from, to));
    }

    private boolean matches(Point point) {
        return where.entrySet().stream()
                .allMatch(one -> point.tags().all(one.getKey()).contains(one.getValue()));
    }

    private MetricRow dated(MetricRow row) {
        return Series.dated(row, from != null ? from : first, to != null ? to : last, complete(to));
    }

    /** Is nothing of what comes still on time for a stretch with this end? */
    private boolean complete(@Nullable Instant end) {
        Instant watermark = flow.watermark();
        return end != null && watermark != null && !watermark.isBefore(end.plus(lateness));
    }
}
