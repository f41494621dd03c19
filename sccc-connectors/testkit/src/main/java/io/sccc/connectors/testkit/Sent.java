package io.sccc.connectors.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in at the {@link Wire}.
 *
 * @param method upper case
 * @param path percent-encoded as it was sent, without the query
 * @param query parameters, decoded; the last of those with one name
 * @param headers names in lower case to the first value
 * @param body raw bytes
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, compared nowhere
public record Sent(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    /** Copies the maps. */
    public Sent {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A header's first value; null when it was not sent. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Method and path. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
