package io.sccc.core.spi;

import io.sccc.core.model.DeliveryId;
import java.time.Instant;

/**
 * A genuine delivery of a network, kept from before it was answered until its posts are taken in.
 *
 * @param id the same for the same body of the same source
 * @param source name of the source it was made to
 * @param received when it came, on the host's clock
 * @param body the raw body; never changed, never logged
 */
@SuppressWarnings("ArrayRecordComponent") // as the wire gave it
public record Delivery(DeliveryId id, String source, Instant received, byte[] body) {

    /** Id and size only. */
    @Override
    public String toString() {
        return "Delivery[" + id + ", " + body.length + " bytes]";
    }
}
