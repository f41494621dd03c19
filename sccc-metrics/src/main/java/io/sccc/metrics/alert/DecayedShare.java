package io.sccc.metrics.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A part and its whole, where what is older weighs less. Not thread-safe. */
final class DecayedShare {

    private final double memorySeconds;
    private double part;
    private double whole;
    private @Nullable Instant last;

    /**
     * Empty.
     *
     * @param memory after which an entry weighs 1/e
     */
    DecayedShare(Duration memory) {
        this.memorySeconds = memory.toSeconds();
    }

    void add(Instant at, long morePart, long moreWhole) {
        if (last == null) {
            last = at;
        } else if (at.isAfter(last)) {
            double weight = Math.exp(-Duration.between(last, at).toSeconds() / memorySeconds);
            part *= weight;
            whole *= weight;
            last = at;
        }
        part += (double) morePart;
        whole += (double) moreWhole;
    }

    double part() {
        return part;
    }

    double whole() {
        return whole;
    }

    double share() {
        return whole <= 0 ? 0 : part / whole;
    }
}
