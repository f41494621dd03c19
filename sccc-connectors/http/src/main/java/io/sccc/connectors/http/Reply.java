package io.sccc.connectors.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Fault;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer that is no fault, read to its end. Thread-safe. */
public final class Reply {

    private static final Pattern LINK = Pattern.compile("<([^>]{1,2000})>([^,<]*)");

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final URI from;
    private final Failures failures;
    private volatile @Nullable JsonNode read;

    Reply(int status, Map<String, List<String>> headers, byte[] body, URI from, Failures failures) {
        this.status = status;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body;
        this.from = from;
        this.failures = failures;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The first value of a header; null when it was not sent. */
    public @Nullable String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    /** The bytes as they came, decompressed. */
    public byte[] bytes() {
        return body.clone();
    }

    /** The body in the charset of its label, or in UTF-8 where the label is missing or wrong. */
    public String text() {
        return Encoding.decode(body, header("Content-Type"));
    }

    /**
     * The body as JSON.
     *
     * @throws io.sccc.connectors.VendorPermanentException a {@link Fault.Kind#VENDOR_BUG} when it is none (HTML, empty) or
     *     goes past the {@link Limits}, and the call only read
     * @throws io.sccc.connectors.VendorTransientException when it ends too early and the call only read
     * @throws io.sccc.connectors.AnswerLostException when it cannot be read and the call wrote: it had its effect
     */
    public JsonNode json() {
        JsonNode before = read;
        if (before != null) {
            return before;
        }
        String text = text().strip();
        if (text.isEmpty()) {
            throw failures.unreadable(this, Fault.Kind.VENDOR_BUG, "an empty body instead of JSON", null);
        }
        if (text.startsWith("<")) {
            throw failures.unreadable(this, Fault.Kind.VENDOR_BUG, type() + " instead of JSON", null);
        }
        try {
            JsonNode now = failures.reader().readTree(text);
            read = now;
            return now;
        } catch (JsonProcessingException e) {
            if (endsEarly(text, e)) {
                throw failures.unreadable(this, Fault.Kind.TRANSIENT, "JSON that ends too early", null);
            }
            if (e instanceof StreamConstraintsException) {
                throw failures.tooMuch(this, "JSON past the limits of depth, length or number");
            }
            throw failures.unreadable(this, Fault.Kind.VENDOR_BUG, "a body that is not JSON (" + type() + ")", null);
        }
    }

    /** The parser came to the end of something that began as JSON does. */
    private static boolean endsEarly(String text, JsonProcessingException e) {
        boolean began = !(e instanceof StreamConstraintsException) && (text.startsWith("{") || text.startsWith("["));
        return began && e.getLocation() != null && e.getLocation().getCharOffset() >= text.length();
    }

    /** The JSON, or null where there is none; for looking at answers that are faults. */
    @Nullable
    JsonNode jsonOrNull() {
        JsonNode before = read;
        if (before != null) {
            return before;
        }
        String text = text();
        boolean other = text.isBlank() || text.stripLeading().startsWith("<");
        JsonNode now = other ? null : Json.readOrNull(failures.reader(), text);
        read = now;
        return now;
    }

    private String type() {
        String type = header("Content-Type");
        return type == null ? "no content type" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Where the {@code Link} header leads for a relation such as {@code "next"}; null when it does not. */
    public @Nullable URI link(String rel) {
        for (String value : headers.getOrDefault("Link", List.of())) {
            Matcher each = LINK.matcher(value);
            while (each.find()) {
                if (relates(each.group(2), rel)) {
                    return resolve(each.group(1));
                }
            }
        }
        return null;
    }

    private static boolean relates(String parameters, String rel) {
        return Pattern.compile("(?i)rel=\"?([^\";]*\\s)?" + Pattern.quote(rel) + "(\\s[^\";]*)?\"?\\s*(;.*)?$")
                .matcher(parameters.strip())
                .find();
    }

    /** Where the {@code Location} header leads; null when there is none that can be read. */
    public @Nullable URI location() {
        String location = header("Location");
        return location == null ? null : resolve(location);
    }

    private @Nullable URI resolve(String reference) {
        try {
            return from.resolve(reference);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The address that answered, after redirects; it may hold secrets, so it is not shown. */
    URI from() {
        return from;
    }

    /** Status and size only. */
    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length + " bytes]";
    }
}
