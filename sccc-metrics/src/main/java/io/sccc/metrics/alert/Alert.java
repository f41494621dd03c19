package io.sccc.metrics.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at, from when it began to when it was over. Plain data: it may be stored, sent and
 * given back to {@link Alerts#restore}.
 *
 * @param id the same whenever the same signals raise it
 * @param kind what
 * @param scope what it is about, in words that may be shown
 * @param severity how bad at worst
 * @param state where in its life
 * @param since event time of what raised it
 * @param seen event time of what last spoke for it
 * @param by who acknowledged or resolved it; null when nobody did
 * @param resolved event time of its end; null while it is open
 * @param numbers what is behind it, by name
 */
public record Alert(
        String id,
        Kind kind,
        String scope,
        Severity severity,
        State state,
        Instant since,
        Instant seen,
        @Nullable String by,
        @Nullable Instant resolved,
        Map<String, Double> numbers) {

    /** Copies the numbers. */
    public Alert {
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
    }

    /** What an alert tells. */
    public enum Kind {
        /** Many more posts than usual. Numbers: {@code count, usual, score}. */
        VOLUME_SPIKE,
        /** Far fewer posts than usual. Numbers: {@code count, usual, score}. */
        VOLUME_DROP,
        /** Nothing came of a source where something always came. Numbers: {@code expected, minutes}. */
        SILENCE,
        /** More negative posts than usual. Numbers: {@code negative, judged, share, usual}. */
        SENTIMENT_DROP,
        /** Somebody complains whom many hear. Numbers: {@code followers}, 0 when unknown. */
        INFLUENCER_COMPLAINT,
        /** Cases a rule opened are closed as not an issue. Numbers: {@code closed, not_an_issue, share}. */
        RULE_WRONG,
        /** More waits than usual, or for too long. Numbers: {@code waiting, usual, oldest_hours}. */
        BACKLOG,
        /** Answers without a person stopped helping. Numbers: {@code attempts, deflected, share, usual}. */
        DEFLECTION_COLLAPSE
    }

    /** Where an alert is in its life. */
    public enum State {
        /** Nobody has taken it yet. */
        RAISED,
        /** Somebody has. */
        ACKNOWLEDGED,
        /** It is over. */
        RESOLVED
    }

    /** Is it not over yet? */
    public boolean open() {
        return state != State.RESOLVED;
    }

    /**
     * What it says, with its numbers, in one line.
     *
     * @param language {@code es} or {@code pt}; English for any other
     */
    public String line(String language) {
        return AlertText.line(this, language);
    }

    Alert with(State next, @Nullable String who, @Nullable Instant end) {
        return new Alert(id, kind, scope, severity, next, since, seen, who, end, numbers);
    }

    Alert seen(Severity worst, Instant at, Map<String, Double> now) {
        return new Alert(id, kind, scope, worst, state, since, at, by, resolved, now);
    }
}
