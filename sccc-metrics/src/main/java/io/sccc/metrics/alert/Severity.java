package io.sccc.metrics.alert;

/** How bad, least first. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** Somebody should look today. */
    WARNING,
    /** Somebody should look now. */
    CRITICAL
}
