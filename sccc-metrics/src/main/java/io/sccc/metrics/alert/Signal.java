package io.sccc.metrics.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Alerts} is told: what one pane of event time held, or one thing that happened. A scope names what it is
 * about in words that may be shown ({@code brand acme}, {@code network bluesky}); never a person.
 */
public sealed interface Signal {

    /** Event time: the end of the pane, or when it happened. */
    Instant at();

    /** What it is about. */
    String scope();

    /**
     * Posts of a pane. Panes of a scope are all of one length, five minutes by preference, and come one after the other,
     * those with nothing in them too.
     *
     * @param source may its silence mean that a connection is broken?
     */
    record Volume(Instant at, String scope, long count, boolean source) implements Signal {

        /** Refuses a negative count. */
        public Volume {
            Faults.notNegative("count", count);
        }
    }

    /**
     * How posts of a pane felt.
     *
     * @param negative how many were negative
     * @param judged how many had a sentiment
     */
    record Sentiment(Instant at, String scope, long negative, long judged) implements Signal {

        /** Refuses parts larger than their whole. */
        public Sentiment {
            Faults.part("negative", negative, "judged", judged);
        }
    }

    /**
     * A complaint.
     *
     * @param about what tells this complaint's conversation from others; it is shown nowhere
     * @param followers how many follow who complains; null when unknown
     * @param influencer is its author known to be heard by many, whatever the number?
     */
    record Complaint(
            Instant at,
            String scope,
            String about,
            @Nullable Long followers,
            boolean influencer) implements Signal {

        /** Does not show what it is about: that may tell a person. */
        @Override
        public String toString() {
            return "Complaint[at=%s, scope=%s]".formatted(at, scope);
        }
    }

    /**
     * Cases that a rule opened and that were closed.
     *
     * @param scope the rule's id
     * @param closed how many were closed
     * @param notAnIssue how many of them were closed as not an issue
     */
    record CasesClosed(Instant at, String scope, long closed, long notAnIssue) implements Signal {

        /** Refuses parts larger than their whole. */
        public CasesClosed {
            Faults.part("notAnIssue", notAnIssue, "closed", closed);
        }
    }

    /**
     * What waits at the end of a pane.
     *
     * @param waiting how many wait
     * @param oldest how long the oldest has waited
     */
    record Backlog(Instant at, String scope, long waiting, Duration oldest) implements Signal {

        /** Refuses a negative number. */
        public Backlog {
            Faults.notNegative("waiting", waiting);
        }
    }

    /**
     * Attempts to answer without a person whose outcome became known.
     *
     * @param attempts how many
     * @param deflected after how many of them no case was opened
     */
    record Deflection(Instant at, String scope, long attempts, long deflected) implements Signal {

        /** Refuses parts larger than their whole. */
        public Deflection {
            Faults.part("deflected", deflected, "attempts", attempts);
        }
    }
}
