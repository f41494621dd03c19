package io.sccc.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one vendor says "not before". Put together from the small pieces here, or written as a lambda. Called on the thread of
 * the call; pure.
 */
@FunctionalInterface
public interface RateDialect {

    /**
     * The time before which the vendor wants no more calls.
     *
     * @param reply what it answered, a fault or not
     * @param refused whether the answer refuses the call for now
     * @return null when it does not say
     */
    @Nullable
    Instant until(Reply reply, boolean refused, Instant now);

    /** How a vendor writes the time. */
    enum Form {
        /** Seconds to wait; a fraction counts. */
        SECONDS,
        /** Seconds, or milliseconds, since 1970. */
        EPOCH,
        /** A number below 100,000,000 is seconds to wait, one above is since 1970. */
        SECONDS_OR_EPOCH,
        /** A date: ISO 8601 or that of HTTP. */
        DATE,
        /** Any of them. */
        ANY;

        private static final double EARLIEST_EPOCH = 100_000_000;

        /** The time a text means; null when it is not of this form. */
        @Nullable
        Instant read(String text, Instant now) {
            Double number = Times.number(text.strip());
            if (number == null) {
                return this == DATE || this == ANY ? Times.date(text.strip()) : null;
            }
            boolean epoch = this == EPOCH || (this != SECONDS && number >= EARLIEST_EPOCH);
            if (this == DATE || number < 0) {
                return null;
            }
            return epoch ? Times.epoch(number) : now.plusMillis((long) Math.min(number * 1000, 1e15));
        }
    }

    /** Says nothing: the default wait applies. */
    static RateDialect silent() {
        return (reply, refused, now) -> null;
    }

    /** A header of refusals: {@code Retry-After}, {@code x-rate-limit-reset}. */
    static RateDialect header(String name, Form form) {
        return (reply, refused, now) -> {
            String value = refused ? reply.header(name) : null;
            return value == null ? null : form.read(value, now);
        };
    }

    /** A number in the body, in any answer: {@code backoff}, {@code parameters/retry_after}. */
    static RateDialect body(String pointer, Form form) {
        return (reply, refused, now) -> {
            JsonNode json = reply.jsonOrNull();
            String value = json == null ? null : Json.text(json, pointer);
            return value == null ? null : form.read(value, now);
        };
    }

    /** {@code Retry-After} in any form it is seen in: seconds, HTTP date, and time since 1970. */
    static RateDialect retryAfter() {
        return header("Retry-After", Form.ANY);
    }

    /** {@link #retryAfter()}, else {@code RateLimit-Reset}, else {@code X-RateLimit-Reset}, the latter two also when spent. */
    static RateDialect standard() {
        return retryAfter()
                .or(header("RateLimit-Reset", Form.ANY).whenSpent("RateLimit-Remaining"))
                .or(header("X-RateLimit-Reset", Form.ANY).whenSpent("X-RateLimit-Remaining"));
    }

    /** Asks another where this one has nothing to say. */
    default RateDialect or(RateDialect other) {
        return (reply, refused, now) -> {
            Instant mine = until(reply, refused, now);
            return mine == null ? other.until(reply, refused, now) : mine;
        };
    }

    /**
     * Counts when this header says that nothing remains, in an answer that is fine too, and does not count when it says that
     * something does: the server's own trouble is no limit. Without the header it counts in refusals.
     */
    default RateDialect whenSpent(String remaining) {
        return (reply, refused, now) -> {
            String left = reply.header(remaining);
            Double number = left == null ? null : Times.number(left.strip());
            return until(reply, number == null ? refused : number <= 0, now);
        };
    }
}
