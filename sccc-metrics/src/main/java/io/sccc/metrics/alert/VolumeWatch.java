package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import java.util.Map;

/** Spikes and drops of a scope's posts, by a {@link SeriesDetector} each. */
final class VolumeWatch implements Watch {

    /** A spike this many times the usual, of this many posts, is critical. */
    private static final double CRITICAL_TIMES = 5;

    private static final long CRITICAL_POSTS = 50;

    private static final double WELL_TIMES = 2;
    private static final double WELL_SHARE = 0.6;
    private static final int SLACK = 3;

    private final Scopes<SeriesDetector> scopes = new Scopes<>(SeriesDetector::new);

    @Override
    public void look(Signal signal, Findings findings) {
        if (signal instanceof Signal.Volume volume) {
            SeriesDetector detector = scopes.of(volume.scope());
            if (detector != null) {
                look(volume, detector, findings);
            }
        }
    }

    private static void look(Signal.Volume volume, SeriesDetector detector, Findings findings) {
        double score = detector.observe(volume.at().getEpochSecond() - 1, (double) volume.count());
        double usual = detector.expected();
        if (detector.spiked()) {
            boolean worst = volume.count() >= CRITICAL_POSTS && volume.count() >= CRITICAL_TIMES * usual;
            Severity severity = worst ? Severity.CRITICAL : Severity.WARNING;
            findings.bad(Kind.VOLUME_SPIKE, severity, volume.scope(), "", volume.at(), numbers(volume, usual, score));
        } else if (volume.count() <= WELL_TIMES * usual + SLACK) {
            findings.well(Kind.VOLUME_SPIKE, volume.scope(), volume.at());
        }
        if (detector.dropped()) {
            findings.bad(
                    Kind.VOLUME_DROP,
                    Severity.WARNING,
                    volume.scope(),
                    "",
                    volume.at(),
                    numbers(volume, usual, detector.drop()));
        } else if (volume.count() >= WELL_SHARE * usual - SLACK) {
            findings.well(Kind.VOLUME_DROP, volume.scope(), volume.at());
        }
    }

    private static Map<String, Double> numbers(Signal.Volume volume, double usual, double score) {
        return Map.of("count", (double) volume.count(), "usual", usual, "score", score);
    }
}
