package io.sccc.connectors;

import io.sccc.core.spi.WebhookRequest;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a delivery came with. */
final class Requests {

    private Requests() {}

    /** The one value of a header named in lower case; null when it did not come. */
    static @Nullable String header(WebhookRequest request, String name) {
        List<String> values = request.headers().get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** Did a header come more than once? */
    static boolean doubled(WebhookRequest request, String name) {
        List<String> values = request.headers().get(name);
        return values != null && values.size() > 1;
    }

    /** The one value of a query parameter; null when it did not come, came twice or cannot be decoded. */
    static @Nullable String parameter(WebhookRequest request, String name) {
        int begin = request.target().indexOf('?');
        String found = null;
        for (String pair : begin < 0
                ? new String[0]
                : request.target().substring(begin + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                if (found != null) {
                    return null;
                }
                found = decoded(pair.substring(equals + 1));
            }
        }
        return found;
    }

    /** The last segment of the path. */
    static String lastSegment(WebhookRequest request) {
        String path = request.target().split("[?#]", 2)[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Is it one of the secrets? All are compared, each in the same time wherever they differ. */
    static boolean among(ActiveSecrets secrets, String value) {
        boolean fits = false;
        for (Secret secret : secrets.now()) {
            fits |= MessageDigest.isEqual(secret.bytes(), value.getBytes(StandardCharsets.UTF_8));
        }
        return fits;
    }

    /** Texts (in UTF-8) and bytes, one after the other. */
    static byte[] joined(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            bytes.writeBytes(part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static @Nullable String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
