package io.sccc.core.spi;

import io.sccc.core.model.DeliveryId;
import io.sccc.core.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page on its way into the ledger, personal data masked.
 *
 * @param tenant whose it is
 * @param source name of the source; null for posts handed in one by one
 * @param arrivals oldest first
 * @param next the source's cursor after this page; null where there is no source
 * @param delivery the kept delivery these arrivals are; null where they came otherwise
 * @param again whether it is read again on purpose: what was there before is no news then
 * @param recorded whether time is told by the posts
 * @param now arrival time on the host's clock; for recorded input the time at which it was first opened
 */
public record Intake(
        TenantId tenant,
        @Nullable String source,
        List<Masked> arrivals,
        @Nullable Cursor next,
        @Nullable DeliveryId delivery,
        boolean again,
        boolean recorded,
        Instant now) {

    /** Copies the list. */
    public Intake {
        arrivals = List.copyOf(arrivals);
    }

    /** This page with these arrivals, at this time. */
    public Intake with(List<Masked> masked, Instant at) {
        return new Intake(tenant, source, masked, next, delivery, again, recorded, at);
    }

    /**
     * An arrival whose personal data is masked.
     *
     * @param arrival the arrival
     * @param seen kinds of personal data its text held, by label
     * @param textKey a hash of its folded text, equal for equal texts; 0 when there is none
     */
    public record Masked(Arrival arrival, Set<String> seen, long textKey) {

        /** Copies the set. */
        public Masked {
            seen = Set.copyOf(seen);
        }
    }
}
