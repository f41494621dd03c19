package io.sccc.connectors.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What proves to a host who calls. The gateway asks for a {@link Stamp} on the thread of each call and puts it on requests
 * to its own host only. Implementations are safe for many threads, and tell no secret in {@code toString()}.
 */
public interface Credentials {

    /** What goes with a request now; may ask the provider for a fresh token first, and then throws as a call does. */
    Stamp stamp();

    /**
     * Called when the host did not accept a stamp any more.
     *
     * @return the stamp to try once more with; null when there is no other
     */
    default @Nullable Stamp renew(Stamp refused) {
        return null;
    }

    /** No credentials. */
    static Credentials none() {
        return new Fixed("none", Stamp.NONE);
    }

    /** {@code Authorization: Bearer token}. */
    static Credentials bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** {@code Authorization: Basic}, as for application passwords. */
    static Credentials basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** A secret in a header of the vendor's own. */
    static Credentials header(String name, String value) {
        return new Fixed(name, new Stamp(Map.of(name, value), Map.of()));
    }

    /** A secret in the query, where a vendor knows no better. */
    static Credentials query(String name, String value) {
        return new Fixed(name, new Stamp(Map.of(), Map.of(name, value)));
    }

    /**
     * Headers and query parts that carry secrets.
     *
     * @param headers by name
     * @param query by name, not yet escaped
     */
    record Stamp(Map<String, String> headers, Map<String, String> query) {

        /** Nothing. */
        public static final Stamp NONE = new Stamp(Map.of(), Map.of());

        /** Copies. */
        public Stamp {
            headers = Map.copyOf(headers);
            query = Map.copyOf(query);
        }

        /** Whether nothing goes along. */
        public boolean isEmpty() {
            return headers.isEmpty() && query.isEmpty();
        }

        /** Names only. */
        @Override
        public String toString() {
            return "Stamp" + headers.keySet() + query.keySet();
        }
    }

    /**
     * Credentials that do not change.
     *
     * @param name what they are called in a text
     * @param stamp the same each time
     */
    record Fixed(String name, Stamp stamp) implements Credentials {

        /** The name only. */
        @Override
        public String toString() {
            return "Credentials[" + name + "]";
        }
    }
}
