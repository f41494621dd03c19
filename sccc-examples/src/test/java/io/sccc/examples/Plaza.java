package io.sccc.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A forum on loopback: messages in pages of two behind opaque cursors, replies by key, refusals on request. */
final class Plaza implements AutoCloseable {

    private static final int PAGE = 2;

    private final HttpServer server;
    private final List<String> messages;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Refusal> refusals = new ArrayDeque<>();

    private record Refusal(int status, String retryAfter, String body) {}

    Plaza(List<String> messages) throws IOException {
        this.messages = messages;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next call is answered so. */
    void refuse(int status, String retryAfter, String body) {
        refusals.add(new Refusal(status, retryAfter, body));
    }

    /** Path and query of each call. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** Path to text of each reply. */
    Map<String, String> replies() {
        return Map.copyOf(replies);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(exchange.getRequestURI().toString());
            Refusal refusal = refusals.poll();
            if (refusal != null) {
                exchange.getResponseHeaders().set("Retry-After", refusal.retryAfter());
                answer(exchange, refusal.status(), refusal.body());
            } else if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{}");
            } else if (exchange.getRequestMethod().equals("POST")) {
                reply(exchange);
            } else {
                page(exchange);
            }
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        String after = exchange.getRequestURI().getQuery().replaceAll(".*after=([^&]*).*", "$1");
        int from =
                after.isEmpty() ? 0 : Integer.parseInt(after.replace("m/", "").replace("==", ""));
        int to = Math.min(from + PAGE, messages.size());
        answer(
                exchange,
                200,
                "{\"messages\":[%s],\"next\":\"m/%d==\",\"more\":%s}"
                        .formatted(String.join(",", messages.subList(from, to)), to, to < messages.size()));
    }

    private void reply(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String said = exchange.getRequestURI().getRawPath() + " " + text;
        boolean again = replies.putIfAbsent(key, said) != null;
        answer(exchange, again ? 200 : 201, "{\"id\":\"r-%d\",\"again\":%s}".formatted(replies.size(), again));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
