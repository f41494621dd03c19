package io.sccc.connectors;

import io.sccc.connectors.WebhookVerifier.Reason;
import io.sccc.connectors.WebhookVerifier.Result;
import io.sccc.core.spi.WebhookRequest;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds the verifier of a scheme that signs deliveries in a header, from parts: which header, how it is written, what is
 * signed, with a time or without, which ids tell repetitions, which handshake. Not thread-safe; what {@link #build} makes
 * is. The known schemes are in {@link WebhookVerifiers}; this is for a vendor's own.
 *
 * <p>Every active secret is tried, and each comparison takes the same time wherever signatures differ. A signature is read
 * strictly: lower-case hexadecimal or canonical Base64, exactly once.
 */
public final class SignedWebhook {

    /** How far a signed time may be off, either way. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int LARGEST = 4 << 20;

    private final String header;
    private final ActiveSecrets secrets;
    private final List<String> idHeaders = new ArrayList<>();
    private Digest digest = Digest.HMAC_SHA256;
    private Written written = Written.HEX;
    private String prefix = "";
    private Content content = (request, timestamp) -> request.body();
    private @Nullable String timeHeader;
    private Time time = Time.SECONDS;
    private Duration window = WINDOW;
    private int largest = LARGEST;
    private @Nullable Handshake handshake;

    private SignedWebhook(String header, ActiveSecrets secrets) {
        this.header = lower(header);
        this.secrets = secrets;
    }

    /** What is signed. Pure. */
    @FunctionalInterface
    public interface Content {

        /**
         * The bytes that are signed.
         *
         * @param timestamp the time header's value as it came; empty in a scheme without
         */
        byte[] of(WebhookRequest request, String timestamp);
    }

    /** How the signature's bytes are written in the header, after the prefix. */
    @FunctionalInterface
    public interface Written {

        /** Lower-case hexadecimal. */
        Written HEX = Digest::fromHex;

        /** Canonical Base64 with padding. */
        Written BASE64 = Digest::fromBase64;

        /** Reads a signature; null when it is not written so. Must not throw. */
        byte @Nullable [] read(String value);
    }

    /** How a signed time is written. */
    public enum Time {
        /** Seconds since 1970. */
        SECONDS,
        /** Milliseconds since 1970. */
        MILLIS,
        /** ISO-8601: {@code 2026-03-02T12:00:00Z}. */
        ISO;

        @Nullable
        Instant read(String value) {
            try {
                return switch (this) {
                    case SECONDS -> Instant.ofEpochSecond(Long.parseLong(value));
                    case MILLIS -> Instant.ofEpochMilli(Long.parseLong(value));
                    case ISO -> java.time.OffsetDateTime.parse(value).toInstant();
                };
            } catch (DateTimeException | NumberFormatException e) {
                return null;
            }
        }
    }

    /** Answers the request by which a network makes sure that the address is ours. */
    @FunctionalInterface
    public interface Handshake {

        /** The answer, or a rejection; null when this request is no handshake. Must not throw. */
        @Nullable
        Result answer(WebhookRequest request, ActiveSecrets secrets);
    }

    /** A scheme with an HMAC-SHA256 over the raw body, written as lower-case hexadecimal in this header. */
    public static SignedWebhook in(String header, ActiveSecrets secrets) {
        return new SignedWebhook(header, secrets);
    }

    /** What stands before the signature: {@code sha256=}. */
    public SignedWebhook prefix(String before) {
        prefix = before;
        return this;
    }

    /** How the signature is written; hexadecimal unless told. */
    public SignedWebhook written(Written how) {
        written = how;
        return this;
    }

    /** How it is computed; HMAC-SHA256 unless told. */
    public SignedWebhook digest(Digest how) {
        digest = how;
        return this;
    }

    /** What is signed; the raw body unless told. */
    public SignedWebhook over(Content what) {
        content = what;
        return this;
    }

    /** The header with the signed time; a delivery further off than {@link #window} is refused. */
    public SignedWebhook time(String inHeader, Time how) {
        timeHeader = lower(inHeader);
        time = how;
        return this;
    }

    /** How far the signed time may be off; five minutes unless told. */
    public SignedWebhook window(Duration most) {
        window = most;
        return this;
    }

    /** Headers whose values are the delivery's ids. */
    public SignedWebhook ids(String... headers) {
        for (String id : headers) {
            idHeaders.add(lower(id));
        }
        return this;
    }

    /** The scheme's handshake; none unless told. */
    public SignedWebhook handshake(Handshake how) {
        handshake = how;
        return this;
    }

    /** The largest body in bytes; 4 MiB unless told. */
    public SignedWebhook largest(int bytes) {
        largest = bytes;
        return this;
    }

    /**
     * The verifier.
     *
     * @throws IllegalArgumentException when no secret is active: nothing could ever be genuine
     */
    public WebhookVerifier build() {
        if (secrets.now().isEmpty()) {
            throw new IllegalArgumentException("no secret is told to verify " + header + " with");
        }
        return new Verifier(this);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What was built, out of the builder's reach. */
    private static final class Verifier implements WebhookVerifier {

        private final String header;
        private final ActiveSecrets secrets;
        private final List<String> idHeaders;
        private final Digest digest;
        private final Written written;
        private final String prefix;
        private final Content content;
        private final @Nullable String timeHeader;
        private final Time time;
        private final Duration window;
        private final int largest;
        private final @Nullable Handshake handshake;

        Verifier(SignedWebhook built) {
            header = built.header;
            secrets = built.secrets;
            idHeaders = List.copyOf(built.idHeaders);
            digest = built.digest;
            written = built.written;
            prefix = built.prefix;
            content = built.content;
            timeHeader = built.timeHeader;
            time = built.time;
            window = built.window;
            largest = built.largest;
            handshake = built.handshake;
        }

        @Override
        public Result verify(WebhookRequest request, InstantSource clock) {
            Result answer = handshake == null ? null : handshake.answer(request, secrets);
            if (answer != null) {
                return answer;
            }
            Reason reason = refusal(request, clock);
            return reason == null ? new Result.Verified(ids(request)) : new Result.Rejected(reason);
        }

        private @Nullable Reason refusal(WebhookRequest request, InstantSource clock) {
            if (!request.method().equals("POST")) {
                return Reason.WRONG_METHOD;
            }
            if (request.body().length > largest) {
                return Reason.TOO_LARGE;
            }
            if (Requests.doubled(request, header) || (timeHeader != null && Requests.doubled(request, timeHeader))) {
                return Reason.DOUBLED_HEADER;
            }
            String value = Requests.header(request, header);
            if (value == null) {
                return Reason.NO_SIGNATURE;
            }
            byte[] signature = value.startsWith(prefix) ? written.read(value.substring(prefix.length())) : null;
            if (signature == null || signature.length != digest.length()) {
                return Reason.MALFORMED_SIGNATURE;
            }
            return timed(request, signature, clock);
        }

        private @Nullable Reason timed(WebhookRequest request, byte[] signature, InstantSource clock) {
            if (timeHeader == null) {
                return signed(request, "", signature) ? null : Reason.WRONG_SIGNATURE;
            }
            String timestamp = Requests.header(request, timeHeader);
            if (timestamp == null) {
                return Reason.NO_TIMESTAMP;
            }
            if (!signed(request, timestamp, signature)) {
                return Reason.WRONG_SIGNATURE;
            }
            Instant at = time.read(timestamp);
            if (at == null) {
                return Reason.MALFORMED_TIMESTAMP;
            }
            Instant now = clock.instant();
            if (at.isBefore(now.minus(window))) {
                return Reason.TOO_OLD;
            }
            return at.isAfter(now.plus(window)) ? Reason.TOO_EARLY : null;
        }

        /** Tries every secret, whichever fits, so that the time taken tells nothing. */
        private boolean signed(WebhookRequest request, String timestamp, byte[] signature) {
            byte[] bytes = content.of(request, timestamp);
            boolean fits = false;
            for (Secret secret : secrets.now()) {
                fits |= MessageDigest.isEqual(digest.of(secret, bytes), signature);
            }
            return fits;
        }

        private List<String> ids(WebhookRequest request) {
            return idHeaders.stream()
                    .map(name -> Requests.header(request, name))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }
}
