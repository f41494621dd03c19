package io.sccc.metrics.alert;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes alerts to the log, in English: WARN when one is raised or worsens, INFO otherwise. */
public final class LogSink implements AlertSink {

    private static final Logger LOG = LoggerFactory.getLogger(LogSink.class);

    /** One that writes to the logger of this class's name. */
    public LogSink() {}

    @Override
    public void on(Change change, Alert alert) {
        String what = change.name().toLowerCase(Locale.ROOT);
        if (change == Change.RAISED || change == Change.WORSENED) {
            LOG.warn("alert {} {} {}: {}", what, alert.severity(), alert.kind(), alert.line("en"));
        } else {
            LOG.info("alert {} {} {}: {}", what, alert.severity(), alert.kind(), alert.line("en"));
        }
    }
}
