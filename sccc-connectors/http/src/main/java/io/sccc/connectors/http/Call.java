package io.sccc.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One request, written step by step and given to {@link Gateway#send}. A path is a pattern, {@code "/tickets/{id}"}: faults
 * and logs show the pattern and never what was put in. Not thread-safe; may be sent again.
 */
public final class Call {

    /** What goes out as the body. */
    record Payload(ByteString bytes, String type) {}

    private final String method;
    private final String pattern;
    private final List<String> parts;
    private final @Nullable URI link;
    private final List<String> query = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Set<Integer> accepted = new TreeSet<>();
    private @Nullable Payload payload;
    private boolean repeatable;
    private int units = 1;

    private Call(String method, String pattern, @Nullable URI link, List<String> parts) {
        this.method = method;
        this.pattern = pattern;
        this.link = link;
        this.parts = parts;
        this.repeatable = method.equals("GET");
    }

    /**
     * Reads.
     *
     * @param pattern path below the gateway's base address, with {@code {names}} for the parts
     * @param parts what takes the place of the names, in their order; escaped here
     */
    public static Call get(String pattern, Object... parts) {
        return of("GET", pattern, parts);
    }

    /** Reads where a link of the host leads, such as the next page; a link to another host is refused. */
    public static Call get(URI link) {
        return new Call("GET", "(link)", link, List.of());
    }

    /** Writes; see {@link #get(String, Object...)}. */
    public static Call post(String pattern, Object... parts) {
        return of("POST", pattern, parts);
    }

    /** Writes; see {@link #get(String, Object...)}. */
    public static Call put(String pattern, Object... parts) {
        return of("PUT", pattern, parts);
    }

    /** Writes; see {@link #get(String, Object...)}. */
    public static Call patch(String pattern, Object... parts) {
        return of("PATCH", pattern, parts);
    }

    /** Deletes; see {@link #get(String, Object...)}. */
    public static Call delete(String pattern, Object... parts) {
        return of("DELETE", pattern, parts);
    }

    private static Call of(String method, String pattern, Object... parts) {
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            texts.add(part.toString());
        }
        long names = pattern.chars().filter(c -> c == '{').count();
        if (names != texts.size() || !pattern.startsWith("/")) {
            throw new IllegalArgumentException("path \"" + pattern + "\" must start with / and was given "
                    + texts.size() + " parts for " + names + " names");
        }
        return new Call(method, pattern, null, texts);
    }

    /** Adds a query part; null adds nothing. */
    public Call query(String name, @Nullable Object value) {
        if (value != null) {
            query.add(Encoding.escape(name) + "=" + Encoding.escape(value.toString()));
        }
        return this;
    }

    /** Sets a header that holds no secret; secrets belong to {@link Credentials}. */
    public Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sends JSON. */
    public Call json(JsonNode body) {
        return body(Encoding.bytes(body.toString()), "application/json");
    }

    /** Sends a form, in the order of the map. */
    public Call form(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(e -> Encoding.escape(e.getKey()) + "=" + Encoding.escape(e.getValue()))
                .collect(Collectors.joining("&"));
        return body(Encoding.bytes(text), "application/x-www-form-urlencoded");
    }

    /** Sends text in UTF-8. */
    public Call text(String body, String type) {
        return body(Encoding.bytes(body), type + "; charset=utf-8");
    }

    private Call body(byte[] bytes, String type) {
        if (method.equals("GET")) {
            throw new IllegalArgumentException("GET " + pattern + " takes no body");
        }
        payload = new Payload(ByteString.of(bytes), type);
        return this;
    }

    /** Takes these statuses as answers, not as faults: {@code 304}, {@code 404} of a look-up, {@code 301} of a feed. */
    public Call accept(int... statuses) {
        for (int status : statuses) {
            accepted.add(status);
        }
        return this;
    }

    /**
     * Says that the effect is the same however often the request arrives, thanks to a key in it. A lost answer is then a
     * fault that may pass, and not {@link io.sccc.connectors.AnswerLostException}. The gateway still sends once.
     */
    public Call repeatable() {
        repeatable = true;
        return this;
    }

    /** What the call takes from the {@link Budget}s of the account; 1 unless said. */
    public Call units(int cost) {
        if (cost < 0) {
            throw new IllegalArgumentException("units (" + cost + ") of " + this + " are negative");
        }
        units = cost;
        return this;
    }

    String method() {
        return method;
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean isRepeatable() {
        return repeatable;
    }

    boolean accepts(int status) {
        return accepted.contains(status);
    }

    int units() {
        return units;
    }

    @Nullable
    Payload payload() {
        return payload;
    }

    @Nullable
    URI link() {
        return link;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The path with its parts, escaped; null when a part is empty or climbs, and so would lead to another place. */
    @Nullable
    String path() {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (String part : parts) {
            int open = pattern.indexOf('{', from);
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return null;
            }
            out.append(pattern, from, open).append(Encoding.escape(part));
            from = pattern.indexOf('}', open) + 1;
        }
        return out.append(pattern.substring(from)).toString();
    }

    List<String> query() {
        return query;
    }

    /** Method and pattern, without what was put in. */
    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
