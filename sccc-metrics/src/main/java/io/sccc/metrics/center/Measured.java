package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.metrics.Metric;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Reading;
import io.sccc.metrics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One tenant's events as they come, in a store of its own. */
final class Measured {

    /** Values of a dimension that are told apart. */
    private static final int KEYS = 5_000;

    /** A store closes nothing more often. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MetricStore store;
    private final Flow flow;
    private @Nullable Instant told;

    Measured(CenterSettings settings) {
        this.store = store(settings);
        this.flow = new Flow(settings, point -> store.record(sample(point)));
    }

    static MetricStore store(CenterSettings settings) {
        Metric[] metrics = Formulas.measured();
        return MetricStore.builder()
                .zone(settings.zone())
                .lateness(settings.lateness())
                .keys(KEYS)
                .metrics(metrics)
                .build();
    }

    static Sample sample(Point point) {
        return filled(point.at() == null ? Sample.untimed() : Sample.at(point.at()), point);
    }

    /** For a store of which only the total is read: minutes that nobody closes would pile up. */
    static Sample timeless(Point point) {
        return filled(Sample.untimed(), point);
    }

    private static Sample filled(Sample sample, Point point) {
        point.tags().forEach(sample::tag);
        point.values().forEach(sample::value);
        return point.author() == null ? sample : sample.id(Measures.AUTHOR, point.author());
    }

    void on(Event event) {
        flow.on(event);
        Instant watermark = flow.watermark();
        if (watermark != null && (told == null || !watermark.isBefore(told.plus(MINUTE)))) {
            told = watermark.truncatedTo(ChronoUnit.MINUTES);
            store.advanceTo(told);
        }
    }

    MetricStore store() {
        return store;
    }

    Flow flow() {
        return flow;
    }

    /** How long the oldest of the backlog waits at a time; null when nobody does. */
    static @Nullable Duration oldest(Flow flow, @Nullable Instant at) {
        Instant[] oldest = new Instant[1];
        flow.talks()
                .forEach((id, talk) -> talk.customers.values().forEach(one -> {
                    if (one.backlog != null
                            && one.since != null
                            && (oldest[0] == null || one.since.isBefore(oldest[0]))) {
                        oldest[0] = one.since;
                    }
                }));
        return oldest[0] == null || at == null || at.isBefore(oldest[0]) ? null : Duration.between(oldest[0], at);
    }

    Figures figures(Reading now, @Nullable Reading before) {
        return new Figures(now, before, store.total(), oldest(flow, flow.watermark()));
    }
}
