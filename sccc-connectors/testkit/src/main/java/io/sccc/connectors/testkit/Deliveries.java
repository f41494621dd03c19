package io.sccc.connectors.testkit;

import io.sccc.core.spi.WebhookRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a vendor delivers, as recorded, and how it signs. Written by the vendor. */
public interface Deliveries {

    /** The vendor's id of an item in a delivery. */
    default String id(int number) {
        return Integer.toString(number);
    }

    /** The body that tells of these items, byte for byte as the vendor writes it. */
    byte[] body(List<Item> items);

    /**
     * A delivery of a body, signed as the vendor does.
     *
     * @param body raw
     * @param secret one of {@link #secrets()}, or a wrong one
     * @param at when it was sent, for schemes that sign a time
     */
    WebhookRequest signed(byte[] body, String secret, Instant at);

    /** The secrets that are active at the connector; two where the scheme lets them be changed. */
    List<String> secrets();

    /** Name of the header that holds the signature, lower case. */
    String signatureHeader();

    /** Does the signature cover a time, so that an old delivery is refused? */
    default boolean timed() {
        return false;
    }

    /** A handshake as the vendor makes it; null when it makes none. */
    default @Nullable WebhookRequest handshake() {
        return null;
    }

    /** What the handshake is answered with. */
    default String handshakeAnswer() {
        return "";
    }

    /** The same handshake of somebody who does not know the secret; null when handshakes prove nothing. */
    default @Nullable WebhookRequest forgedHandshake() {
        return null;
    }
}
