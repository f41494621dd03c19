package io.sccc.connectors.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An OAuth provider that rotates refresh tokens, and kills the whole family when an old one comes a second time. */
final class FakeProvider implements AutoCloseable {

    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> refreshable = new HashSet<>();
    private final List<String> accepted = new ArrayList<>();
    private int count;
    volatile String challenge = "";
    volatile int expiresIn = 600;
    volatile boolean down;
    volatile boolean mute;
    volatile int refuses;
    volatile boolean refreshless;
    volatile Runnable whileGranting = () -> {};
    volatile boolean dead;

    FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        server.setExecutor(threads);
        server.createContext("/token", this::token);
        server.createContext("/api", this::api);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    GatewayBuilder gateway() {
        return Gateway.at(uri()).allowPrivate("127.0.0.1");
    }

    synchronized String first() {
        return issue();
    }

    private String issue() {
        String refresh = "refresh-canary-" + ++count;
        refreshable.add(refresh);
        return refresh;
    }

    synchronized void forgetAccess() {
        accepted.clear();
    }

    synchronized void acceptAgain(String access) {
        accepted.add(access);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        asked.add(form);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (mute) {
            exchange.close();
        } else if (refuses > 0) {
            say(exchange, refuses, "{}");
        } else if (down) {
            say(exchange, 500, "{}");
        } else {
            grant(exchange, form);
        }
    }

    private synchronized void grant(HttpExchange exchange, Map<String, String> form) throws IOException {
        String type = form.get("grant_type");
        boolean known = !dead
                && switch (type) {
                    case "refresh_token" -> refreshable.remove(form.get("refresh_token"));
                    case "authorization_code" ->
                        form.get("code").equals("code-1")
                                && Authorization.challenge(form.get("code_verifier"))
                                        .equals(challenge);
                    default -> true;
                };
        if (!known) {
            dead = true;
            say(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"" + form + "\"}");
            return;
        }
        String access = "access-canary-" + ++count;
        accepted.add(access);
        whileGranting.run();
        String refresh =
                type.equals("client_credentials") || refreshless ? "" : ",\"refresh_token\":\"" + issue() + "\"";
        say(
                exchange,
                200,
                "{\"access_token\":\"" + access + "\",\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn
                        + ",\"scope\":\"read write\"" + refresh + "}");
    }

    private void api(HttpExchange exchange) throws IOException {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean fine;
        synchronized (this) {
            fine = accepted.contains(header.replace("Bearer ", ""));
        }
        say(exchange, fine ? 200 : 401, "{}");
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String part : body.split("&")) {
            String[] pair = part.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
