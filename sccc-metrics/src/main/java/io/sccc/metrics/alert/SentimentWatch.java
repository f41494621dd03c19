package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import java.time.Duration;
import java.util.Map;

/**
 * More negative posts than usual: the share of the last hours, as low as the sample allows ({@link Wilson}), against that of
 * the last weeks. Two negative posts of two prove nothing and page nobody.
 */
final class SentimentWatch implements Watch {

    private static final Duration LATELY = Duration.ofHours(2);
    private static final Duration USUALLY = Duration.ofDays(14);

    /** Fewer posts with a sentiment than this are no sample. */
    private static final double LEAST_LATELY = 10;

    private static final double LEAST_USUALLY = 100;

    /** The share must have grown for certain by this. */
    private static final double GROWN = 0.1;

    private static final double GROWN_BADLY = 0.35;

    private final Scopes<Feeling> scopes = new Scopes<>(Feeling::new);

    private static final class Feeling {
        private final DecayedShare lately = new DecayedShare(LATELY);
        private final DecayedShare usually = new DecayedShare(USUALLY);
    }

    @Override
    public void look(Signal signal, Findings findings) {
        if (signal instanceof Signal.Sentiment sentiment) {
            Feeling feeling = scopes.of(sentiment.scope());
            if (feeling != null) {
                look(sentiment, feeling, findings);
            }
        }
    }

    private static void look(Signal.Sentiment sentiment, Feeling feeling, Findings findings) {
        DecayedShare lately = feeling.lately;
        double usual = feeling.usually.share();
        boolean known = feeling.usually.whole() >= LEAST_USUALLY;
        lately.add(sentiment.at(), sentiment.negative(), sentiment.judged());
        double grown = Wilson.low(lately.part(), lately.whole()) - usual;
        if (known && lately.whole() >= LEAST_LATELY && grown >= GROWN) {
            Severity severity = grown >= GROWN_BADLY ? Severity.CRITICAL : Severity.WARNING;
            Map<String, Double> numbers = Map.of(
                    "negative",
                    (double) Math.round(lately.part()),
                    "judged",
                    (double) Math.round(lately.whole()),
                    "share",
                    lately.share(),
                    "usual",
                    usual);
            findings.bad(Kind.SENTIMENT_DROP, severity, sentiment.scope(), "", sentiment.at(), numbers);
        } else if (lately.share() <= usual + GROWN / 2 || lately.whole() < 1) {
            findings.well(Kind.SENTIMENT_DROP, sentiment.scope(), sentiment.at());
        }
        feeling.usually.add(sentiment.at(), sentiment.negative(), sentiment.judged());
    }
}
