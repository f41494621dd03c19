package io.sccc.connectors;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether something may be done to an item now. */
public sealed interface Permit {

    /**
     * It may be done.
     *
     * @param cost what the call costs; null when nothing or unknown
     * @param closesAt until when it may be done, such as the end of a reply window; null when it stays open
     */
    record Allowed(@Nullable Cost cost, @Nullable Instant closesAt) implements Permit {

        /** With no known cost or end. */
        public static final Allowed FREELY = new Allowed(null, null);
    }

    /**
     * It may not be done, and the vendor would refuse it.
     *
     * @param why for people, without secrets or people's words: {@code "the reply window closed at ..."}
     */
    record Refused(String why) implements Permit {}

    /**
     * What a call costs.
     *
     * @param amount how much
     * @param unit of what: a currency code ({@code USD}) or the vendor's budget ({@code quota units})
     */
    record Cost(BigDecimal amount, String unit) {

        /** An amount as written: {@code Cost.of("0.015", "USD")}. */
        public static Cost of(String amount, String unit) {
            return new Cost(new BigDecimal(amount), unit);
        }
    }

    /** May it be done? */
    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** Allowed until an instant, and refused from then on: a reply window. */
    static Permit until(Instant closesAt, Instant now) {
        return now.isBefore(closesAt)
                ? new Allowed(null, closesAt)
                : new Refused("the reply window closed at " + closesAt);
    }
}
