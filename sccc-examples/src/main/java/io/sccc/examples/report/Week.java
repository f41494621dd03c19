package io.sccc.examples.report;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import io.sccc.examples.trends.PostMentions;
import io.sccc.metrics.MetricRow;
import io.sccc.metrics.Window;
import io.sccc.metrics.alert.Alert;
import io.sccc.metrics.alert.Alerts;
import io.sccc.metrics.center.CenterAlerts;
import io.sccc.metrics.center.CenterSettings;
import io.sccc.metrics.center.LedgerMetrics;
import io.sccc.metrics.insight.Insight;
import io.sccc.metrics.trend.Mention;
import io.sccc.metrics.trend.Trend;
import io.sccc.metrics.trend.Trends;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a week.
 *
 * @param from its first moment
 * @param to the first moment after it
 * @param now its numbers
 * @param before the numbers of the week before
 * @param days the numbers of each day
 * @param insights what changed and why
 * @param trends what trended, what stood out most first
 * @param alerts alerts of the week, the latest first
 */
record Week(
        Instant from,
        Instant to,
        Figures now,
        Figures before,
        Map<LocalDate, Figures> days,
        List<Insight> insights,
        List<Seen> trends,
        List<Alert> alerts) {

    private static final Duration LENGTH = Duration.ofDays(7);

    /** How long before the week trends begin to learn what is usual. */
    private static final Duration LEARNING = Duration.ofDays(21);

    private static final Set<String> BY =
            Set.of("network", "topic", "hashtag", "sentiment", "rule", "queue", "language", "country");

    /**
     * A trend of the week at its height.
     *
     * @param trend as it was at its height
     * @param last the end of the last pane it trended in
     */
    record Seen(Trend trend, Instant last) {}

    /**
     * Reads a week of a ledger.
     *
     * @param end the first moment after it; null for the day after the last post
     * @return null when the ledger has seen nothing with a time
     */
    static @Nullable Week read(Ledger ledger, TenantId tenant, @Nullable Instant end) {
        Instant clock = ledger.clock(tenant);
        if (end == null && clock == null) {
            return null;
        }
        Instant to = end == null ? midnightAfter(clock) : end;
        Instant from = to.minus(LENGTH);
        CenterSettings settings = CenterSettings.DEFAULT.remembering(Integer.MAX_VALUE);
        Alerts alerts = Alerts.standard();
        LedgerMetrics metrics = LedgerMetrics.read(
                ledger, tenant, settings, from, to, Map.of(), Window.DAY, new CenterAlerts(tenant, alerts));
        return new Week(
                from,
                to,
                new Figures(metrics.rows(BY::contains)),
                new Figures(metrics.before("sentiment"::equals)),
                days(metrics.windows(BY::contains), from, to),
                metrics.insights(),
                trends(ledger, tenant, from, to),
                alerts(alerts, from, to));
    }

    /** Each day of the week, also one on which nobody wrote. */
    private static Map<LocalDate, Figures> days(List<MetricRow> daily, Instant from, Instant to) {
        Map<LocalDate, List<MetricRow>> rows = new LinkedHashMap<>();
        for (Instant day = from; day.isBefore(to); day = day.plus(Duration.ofDays(1))) {
            rows.put(LocalDate.ofInstant(day, ZoneOffset.UTC), new ArrayList<>());
        }
        daily.forEach(row -> rows.computeIfAbsent(
                        LocalDate.ofInstant(row.windowStart(), ZoneOffset.UTC), missing -> new ArrayList<>())
                .add(row));
        Map<LocalDate, Figures> days = new LinkedHashMap<>();
        rows.forEach((day, some) -> days.put(day, new Figures(some)));
        return days;
    }

    private static Instant midnightAfter(@Nullable Instant last) {
        Instant at = last == null ? Instant.EPOCH : last;
        return LocalDate.ofInstant(at, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    private static List<Seen> trends(Ledger ledger, TenantId tenant, Instant from, Instant to) {
        List<Mention> mentions = new ArrayList<>();
        ledger.judgments(tenant, judgment -> {
            Mention mention =
                    judgment.byTimer() ? null : PostMentions.of(judgment.row().post());
            if (mention != null && in(mention.at(), from.minus(LEARNING), to)) {
                mentions.add(mention);
            }
        });
        mentions.sort(Comparator.comparing(Mention::at));
        Map<String, Seen> seen = new LinkedHashMap<>();
        Trends trends = Trends.builder()
                .listener(pane -> {
                    if (in(pane.at(), from, to.plusSeconds(1))) {
                        pane.trends()
                                .forEach(trend -> seen.merge(trend.topic(), new Seen(trend, pane.at()), Week::higher));
                    }
                })
                .build();
        for (Mention mention : mentions) {
            trends.advanceTo(mention.at());
            trends.add(mention);
        }
        trends.advanceTo(to);
        return seen.values().stream()
                .sorted(Comparator.comparingDouble((Seen one) -> one.trend().score())
                        .reversed()
                        .thenComparing(one -> one.trend().topic()))
                .toList();
    }

    private static Seen higher(Seen one, Seen later) {
        Trend high = later.trend().score() > one.trend().score() ? later.trend() : one.trend();
        return new Seen(high, later.last());
    }

    private static List<Alert> alerts(Alerts alerts, Instant from, Instant to) {
        return alerts.all().stream()
                .filter(alert -> in(alert.since(), from, to))
                .sorted(Comparator.comparing(Alert::since).reversed().thenComparing(Alert::id))
                .toList();
    }

    private static boolean in(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Did nobody write? */
    boolean empty() {
        return now.sum("volume") == 0;
    }
}
