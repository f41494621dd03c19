package io.sccc.core.spi;

import java.util.List;
import java.util.Map;

/**
 * A delivery as it came in, byte for byte: signatures are made over raw bytes.
 *
 * @param method HTTP method, upper case
 * @param target path and query
 * @param headers header names in lower case to their values in order
 * @param body the raw body; never changed, never logged
 */
@SuppressWarnings("ArrayRecordComponent") // as the wire gives it; copying or boxing megabytes helps nobody
public record WebhookRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {

    /** Method and size only. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + body.length + " bytes]";
    }
}
