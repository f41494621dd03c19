package io.sccc.connectors.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are meant: everything that is told has to be so, everything else may be as it likes. Immutable; shared
 * freely among threads.
 *
 * <pre>{@code Request.get("/boards/acme/messages").query("after", "m/2==").header("Authorization", "Bearer t")}</pre>
 */
public final class Request {

    private final @Nullable String method;
    private final String path;
    private final Map<String, String> query;
    private final Set<String> without;
    private final Map<String, String> headers;
    private final Set<String> body;

    private Request(
            @Nullable String method,
            String path,
            Map<String, String> query,
            Set<String> without,
            Map<String, String> headers,
            Set<String> body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.without = without;
        this.headers = headers;
        this.body = body;
    }

    /** Every request. */
    public static Request any() {
        return new Request(null, "/**", Map.of(), Set.of(), Map.of(), Set.of());
    }

    /**
     * Requests of a method and path.
     *
     * @param method upper case
     * @param path begins with a slash, percent-encoded as it is sent, without a query; {@code *} stands for one segment,
     *     {@code **} at the end for any rest
     */
    public static Request of(String method, String path) {
        return new Request(method, path, Map.of(), Set.of(), Map.of(), Set.of());
    }

    /** {@code GET} of a path. */
    public static Request get(String path) {
        return of("GET", path);
    }

    /** {@code POST} to a path. */
    public static Request post(String path) {
        return of("POST", path);
    }

    /** {@code PUT} to a path. */
    public static Request put(String path) {
        return of("PUT", path);
    }

    /** With this parameter in the query, decoded. */
    public Request query(String name, String value) {
        return new Request(method, path, plus(query, name, value), without, headers, body);
    }

    /** Without this parameter, or with an empty one. */
    public Request without(String parameter) {
        return new Request(method, path, query, plus(without, parameter), headers, body);
    }

    /** With this header; its name in any case. */
    public Request header(String name, String value) {
        return new Request(method, path, query, without, plus(headers, name, value), body);
    }

    /** With these characters somewhere in its body. */
    public Request body(String part) {
        return new Request(method, path, query, without, headers, plus(body, part));
    }

    /** Is this one meant? */
    public boolean meets(Sent sent) {
        return (method == null || method.equals(sent.method()))
                && Paths.meet(path, sent.path())
                && query.entrySet().stream()
                        .allMatch(told -> told.getValue().equals(sent.query().get(told.getKey())))
                && without.stream()
                        .allMatch(name -> sent.query().getOrDefault(name, "").isEmpty())
                && headers.entrySet().stream().allMatch(told -> told.getValue().equals(sent.header(told.getKey())))
                && body.stream().allMatch(part -> sent.text().contains(part));
    }

    private static Map<String, String> plus(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return Map.copyOf(more);
    }

    private static Set<String> plus(Set<String> set, String value) {
        Set<String> more = new TreeSet<>(set);
        more.add(value);
        return Set.copyOf(more);
    }

    /** Method and path: headers hold tokens, bodies people's words. */
    @Override
    public String toString() {
        return (method == null ? "any" : method) + " " + path;
    }
}
