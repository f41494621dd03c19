package io.sccc.connectors;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A password, token or key. It does not show itself; not serializable, compared in constant time. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * A secret.
     *
     * @throws IllegalArgumentException when it is blank: an empty secret would let everybody in
     */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is blank");
        }
        return new Secret(value);
    }

    /** The secret itself, for the one place that sends or computes with it. */
    public String reveal() {
        return value;
    }

    /** Its bytes in UTF-8, likewise. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Three stars. */
    @Override
    public String toString() {
        return "***";
    }
}
