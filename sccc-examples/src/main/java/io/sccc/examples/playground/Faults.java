package io.sccc.examples.playground;

import java.time.Duration;

/**
 * What should go wrong on the playground. Rates are tried in the order of the components and the first that hits wins;
 * everything but {@code dropAfter} happens before the call could have an effect.
 *
 * @param seed of the random numbers behind probabilities
 * @param latency how long each call waits before it is served
 * @param dropBefore the connection is closed without an answer, without an effect
 * @param tooMany the answer is 429
 * @param retryAfter the wish told with a 429; whole seconds
 * @param retryAfterAsDate tell that wish as an HTTP date rather than as seconds
 * @param serverError the answer is 500
 * @param dropAfter the connection is closed without an answer, after the effect
 */
public record Faults(
        long seed,
        Duration latency,
        Rate dropBefore,
        Rate tooMany,
        Duration retryAfter,
        boolean retryAfterAsDate,
        Rate serverError,
        Rate dropAfter) {

    /** Nothing goes wrong. */
    public static final Faults NONE = builder().build();

    /** Refuses negative times. */
    public Faults {
        if (latency.isNegative() || retryAfter.isNegative()) {
            throw new IllegalArgumentException("latency (%s) or retryAfter (%s) is negative. Maybe a sign slipped in?"
                    .formatted(latency, retryAfter));
        }
    }

    /** Begins with nothing going wrong. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How often something goes wrong.
     *
     * @param probability chance of each call, 0..1
     * @param every each so-many-th call besides; 0 for none
     */
    public record Rate(double probability, int every) {

        /** Not at all. */
        public static final Rate NEVER = new Rate(0, 0);

        /** Refuses what is no rate. */
        public Rate {
            if (!(probability >= 0 && probability <= 1) || every < 0) {
                throw new IllegalArgumentException(
                        "rate (probability %s, every %d) is out of range. Maybe a percentage?"
                                .formatted(probability, every));
            }
        }

        /** Each {@code n}-th call; 1 for all. */
        public static Rate every(int n) {
            return new Rate(0, n);
        }

        /** Each call with this chance. */
        public static Rate of(double probability) {
            return new Rate(probability, 0);
        }
    }

    /** Collects faults. Not thread-safe. */
    public static final class Builder {

        private long seed = 1;
        private Duration latency = Duration.ZERO;
        private Rate dropBefore = Rate.NEVER;
        private Rate tooMany = Rate.NEVER;
        private Duration retryAfter = Duration.ofSeconds(1);
        private boolean retryAfterAsDate;
        private Rate serverError = Rate.NEVER;
        private Rate dropAfter = Rate.NEVER;

        private Builder() {}

        /** Seed of the random numbers behind probabilities; 1 unless told. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Each call waits so long before it is served. */
        public Builder latency(Duration value) {
            latency = value;
            return this;
        }

        /** The connection is closed before the effect. */
        public Builder dropBefore(Rate rate) {
            dropBefore = rate;
            return this;
        }

        /** The answer is 429 with {@code Retry-After}. */
        public Builder tooMany(Rate rate) {
            tooMany = rate;
            return this;
        }

        /** The wish told with a 429; 1 s unless told. */
        public Builder retryAfter(Duration value) {
            retryAfter = value;
            return this;
        }

        /** Tell {@code Retry-After} as an HTTP date. */
        public Builder retryAfterAsDate(boolean value) {
            retryAfterAsDate = value;
            return this;
        }

        /** The answer is 500. */
        public Builder serverError(Rate rate) {
            serverError = rate;
            return this;
        }

        /** The connection is closed after the effect. */
        public Builder dropAfter(Rate rate) {
            dropAfter = rate;
            return this;
        }

        /** The faults as collected. */
        public Faults build() {
            return new Faults(seed, latency, dropBefore, tooMany, retryAfter, retryAfterAsDate, serverError, dropAfter);
        }
    }
}
