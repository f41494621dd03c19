package io.sccc.core.model;

import java.nio.charset.StandardCharsets;

/**
 * The name of a delivery: a function of its source and body, so that the same one sent again is the same one.
 *
 * @param value {@code d-} and a hash
 */
public record DeliveryId(String value) {

    /** Refuses a blank id. */
    public DeliveryId {
        Names.require("delivery id", value);
    }

    /** The id of this body from this source. */
    public static DeliveryId of(TenantId tenant, String source, byte[] body) {
        return new DeliveryId(
                "d-" + Hash.of("delivery", tenant.value(), source, new String(body, StandardCharsets.ISO_8859_1)));
    }

    @Override
    public String toString() {
        return value;
    }
}
