package io.sccc.connectors;

import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * Tells whether a delivery was sent by who it says, over its raw bytes. Stateless and thread-safe; called on the host's
 * request threads, never blocks and never throws for what is in a request. Ready ones for every known scheme: {@link
 * WebhookVerifiers}.
 */
@FunctionalInterface
public interface WebhookVerifier {

    /**
     * Is it genuine and fresh, or a handshake?
     *
     * @param request method, path with query, headers with names in lower case, and the raw body
     * @param clock for the replay window
     */
    Result verify(WebhookRequest request, InstantSource clock);

    /** What became of a delivery. */
    sealed interface Result {

        /** What the core does about it: a connector's {@code verify} returns this. */
        WebhookSource.Verdict verdict();

        /**
         * Genuine and fresh.
         *
         * @param eventIds the ids under which the network would send it again, for telling repetitions; empty when the
         *     scheme has none, and then the body itself tells
         */
        record Verified(List<String> eventIds) implements Result {

            /** Copies the list. */
            public Verified {
                eventIds = List.copyOf(eventIds);
            }

            @Override
            public WebhookSource.Verdict verdict() {
                return new WebhookSource.Verdict.Genuine();
            }
        }

        /**
         * A handshake, to be answered 200 with {@code body}; nothing is stored.
         *
         * @param body the answer: text, or JSON when it begins with a brace
         */
        record Handshake(String body) implements Result {
            @Override
            public WebhookSource.Verdict verdict() {
                return new WebhookSource.Verdict.Handshake(body);
            }
        }

        /** Not genuine or not fresh; to be answered 401 with an empty body whatever the reason. */
        record Rejected(Reason reason) implements Result {
            @Override
            public WebhookSource.Verdict verdict() {
                return new WebhookSource.Verdict.Forged(reason.label());
            }
        }
    }

    /** Why a delivery was refused; for logs and counters, never for the sender. */
    enum Reason {
        /** No signature or secret came with it. */
        NO_SIGNATURE,
        /** A header that decides came twice. */
        DOUBLED_HEADER,
        /** The signature is not written as the scheme writes it. */
        MALFORMED_SIGNATURE,
        /** No active secret makes this signature over this body. */
        WRONG_SIGNATURE,
        /** The scheme signs a time and none came. */
        NO_TIMESTAMP,
        /** The time cannot be read. */
        MALFORMED_TIMESTAMP,
        /** It is older than the replay window. */
        TOO_OLD,
        /** It is from further in the future than the replay window. */
        TOO_EARLY,
        /** A handshake with the wrong token or without a readable challenge. */
        BAD_HANDSHAKE,
        /** The body is larger than the scheme allows. */
        TOO_LARGE,
        /** Neither a POST nor a handshake of the scheme. */
        WRONG_METHOD;

        /** Lower case with underscores. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
