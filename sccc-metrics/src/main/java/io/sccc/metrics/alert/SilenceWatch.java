package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sources from which nothing comes though something always came at these hours of the week. How surprising a silence is
 * grows with the posts that were usual while it lasts, so that a quiet night raises nothing.
 */
final class SilenceWatch implements Watch {

    private static final int HOURS = 7 * 24;

    /** As many posts would usually have come by now. */
    private static final double MISSED = 12;

    private static final double MISSED_BADLY = 100;

    /** Silence shorter than this is never one. */
    private static final Duration LEAST = Duration.ofMinutes(15);

    /** A week's mean counts this much against the weeks before. */
    private static final double NEWEST_WEEK = 0.4;

    private final Scopes<Source> scopes = new Scopes<>(Source::new);

    private static final class Source {
        private final float[] usual = new float[HOURS];
        private final boolean[] known = new boolean[HOURS];
        private long hour = Long.MIN_VALUE;
        private double sum;
        private int panes;
        private double missed;
        private @Nullable Instant silentSince;
    }

    @Override
    public void look(Signal signal, Findings findings) {
        if (signal instanceof Signal.Volume volume && volume.source()) {
            Source source = scopes.of(volume.scope());
            if (source != null) {
                look(volume, source, findings);
            }
        }
    }

    private static void look(Signal.Volume volume, Source source, Findings findings) {
        long hour = Math.floorDiv(volume.at().getEpochSecond() - 1, 3600L);
        if (hour != source.hour) {
            learn(source);
            source.hour = hour;
        }
        source.sum += volume.count();
        source.panes++;
        if (volume.count() > 0) {
            source.missed = 0;
            source.silentSince = null;
            findings.well(Kind.SILENCE, volume.scope(), volume.at());
            return;
        }
        int slot = (int) Math.floorMod(hour, (long) HOURS);
        if (source.silentSince == null) {
            source.silentSince = volume.at();
        }
        source.missed += source.known[slot] ? source.usual[slot] : 0;
        Duration silent = Duration.between(source.silentSince, volume.at());
        if (source.missed >= MISSED && silent.compareTo(LEAST) >= 0) {
            Severity severity = source.missed >= MISSED_BADLY ? Severity.CRITICAL : Severity.WARNING;
            Map<String, Double> numbers =
                    Map.of("expected", (double) Math.round(source.missed), "minutes", (double) silent.toMinutes());
            findings.bad(Kind.SILENCE, severity, volume.scope(), "", volume.at(), numbers);
        }
    }

    /** An hour is over; one that was silent against the usual teaches nothing: it would make silence usual. */
    private static void learn(Source source) {
        int slot = (int) Math.floorMod(source.hour, (long) HOURS);
        boolean outage = source.missed >= MISSED;
        if (source.panes > 0 && !outage) {
            float mean = (float) (source.sum / source.panes);
            source.usual[slot] = source.known[slot]
                    ? (float) (source.usual[slot] + NEWEST_WEEK * (mean - source.usual[slot]))
                    : mean;
            source.known[slot] = true;
        }
        source.sum = 0;
        source.panes = 0;
    }
}
