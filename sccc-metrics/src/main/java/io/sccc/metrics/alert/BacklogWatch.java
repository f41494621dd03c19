package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import java.time.Duration;
import java.util.Map;

/** More waits than usual, or something waits for more than a day. */
final class BacklogWatch implements Watch {

    private static final Duration USUALLY = Duration.ofDays(7);
    private static final Duration TOO_LONG = Duration.ofHours(24);

    /** Panes before more than usual means anything; a day of five minutes. */
    private static final double LEAST_PANES = 288;

    private static final long LEAST_WAITING = 20;
    private static final double TIMES = 2;
    private static final double TIMES_BADLY = 4;
    private static final double WELL_TIMES = 1.5;

    /** So many panes in a row: a queue that fills and empties within minutes is no backlog. */
    private static final int IN_A_ROW = 3;

    private final Scopes<Queue> scopes = new Scopes<>(Queue::new);

    private static final class Queue {
        private final DecayedShare usually = new DecayedShare(USUALLY);
        private int row;
    }

    @Override
    public void look(Signal signal, Findings findings) {
        if (signal instanceof Signal.Backlog backlog) {
            Queue queue = scopes.of(backlog.scope());
            if (queue != null) {
                look(backlog, queue, findings);
            }
        }
    }

    private static void look(Signal.Backlog backlog, Queue queue, Findings findings) {
        double usual = queue.usually.share();
        boolean known = queue.usually.whole() >= LEAST_PANES;
        long waiting = backlog.waiting();
        boolean many = known && waiting >= LEAST_WAITING && waiting >= TIMES * usual;
        boolean old = waiting > 0 && backlog.oldest().compareTo(TOO_LONG) >= 0;
        queue.row = many || old ? queue.row + 1 : 0;
        if (queue.row >= IN_A_ROW) {
            boolean worst = many && waiting >= TIMES_BADLY * usual;
            Map<String, Double> numbers = Map.of(
                    "waiting",
                    (double) waiting,
                    "usual",
                    usual,
                    "oldest_hours",
                    backlog.oldest().toMinutes() / 60.0);
            Severity severity = worst ? Severity.CRITICAL : Severity.WARNING;
            findings.bad(Kind.BACKLOG, severity, backlog.scope(), "", backlog.at(), numbers);
        } else if (!old && waiting <= WELL_TIMES * usual + 1) {
            findings.well(Kind.BACKLOG, backlog.scope(), backlog.at());
        }
        queue.usually.add(backlog.at(), waiting, 1);
    }
}
