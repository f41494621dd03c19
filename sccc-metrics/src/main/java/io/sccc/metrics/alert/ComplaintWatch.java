package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import java.util.Map;

/** Complaints of those whom many hear: one alert a conversation. */
final class ComplaintWatch implements Watch {

    private static final long MANY = 10_000;
    private static final long VERY_MANY = 1_000_000;

    @Override
    public void look(Signal signal, Findings findings) {
        if (signal instanceof Signal.Complaint complaint) {
            long followers = complaint.followers() == null ? 0 : complaint.followers();
            if (complaint.influencer() || followers >= MANY) {
                Severity severity = followers >= VERY_MANY ? Severity.CRITICAL : Severity.WARNING;
                findings.bad(
                        Kind.INFLUENCER_COMPLAINT,
                        severity,
                        complaint.scope(),
                        complaint.about(),
                        complaint.at(),
                        Map.of("followers", (double) followers));
            }
        }
    }
}
