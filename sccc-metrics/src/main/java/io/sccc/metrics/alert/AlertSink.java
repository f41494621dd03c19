package io.sccc.metrics.alert;

/**
 * Hears of alerts. Called on the thread that told {@link Alerts} the signal, one change after the other; must not block
 * for long. What it throws is logged by its class alone and reaches nobody else.
 */
@FunctionalInterface
public interface AlertSink {

    /** What became of an alert. */
    enum Change {
        /** There is a new one. */
        RAISED,
        /** An open one is more severe now. */
        WORSENED,
        /** Somebody took it. */
        ACKNOWLEDGED,
        /** It is over. */
        RESOLVED
    }

    /** An alert changed. */
    void on(Change change, Alert alert);
}
