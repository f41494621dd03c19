package io.sccc.metrics.center;

import io.sccc.core.CommandCenter;
import io.sccc.core.model.TenantId;
import io.sccc.metrics.alert.Alert;
import io.sccc.metrics.alert.AlertSink;
import io.sccc.metrics.alert.Severity;

/**
 * Proposes a crisis for every critical alert about what people outside do: posts, sentiment, complaints, and how many wait.
 * What is wrong with a rule, a source or our own answers is no crisis, however bad.
 *
 * <p>The same alert proposes the same crisis, which the center keeps once: events told again after a restart add nothing.
 */
public final class CrisisSink implements AlertSink {

    private static final int LONGEST_SCOPE = 200;

    private final CommandCenter center;
    private final TenantId tenant;

    /** One that proposes to this center, for this tenant. */
    public CrisisSink(CommandCenter center, TenantId tenant) {
        this.center = center;
        this.tenant = tenant;
    }

    @Override
    public void on(Change change, Alert alert) {
        boolean worse = change == Change.RAISED || change == Change.WORSENED;
        if (worse && alert.severity() == Severity.CRITICAL && outside(alert.kind())) {
            String scope = alert.scope();
            String named = scope.length() <= LONGEST_SCOPE ? scope : scope.substring(0, LONGEST_SCOPE);
            boolean unused = center.proposeCrisis(tenant, named, why(alert));
        }
    }

    private static String why(Alert alert) {
        return "%s, since %s (alert %s)".formatted(alert.line("en"), alert.since(), alert.id());
    }

    private static boolean outside(Alert.Kind kind) {
        return switch (kind) {
            case VOLUME_SPIKE, SENTIMENT_DROP, INFLUENCER_COMPLAINT, BACKLOG -> true;
            default -> false;
        };
    }
}
