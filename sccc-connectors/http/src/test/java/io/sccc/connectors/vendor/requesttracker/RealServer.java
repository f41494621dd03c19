package io.sccc.connectors.vendor.requesttracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running Request Tracker, described by the JSON line it printed when it started, and a plain way to it for looking. */
record RealServer(String url, String token, String adminToken, String tokenWithoutRights) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VARIABLE = "SCCC_REAL_REQUEST_TRACKER";

    /** The server that the environment names; fails where it names none, for these tests are only run on request. */
    static RealServer named() {
        @Nullable String file = System.getProperty(VARIABLE, System.getenv(VARIABLE));
        if (file == null) {
            throw new IllegalStateException(VARIABLE + " must name the file with the start line of the server");
        }
        try {
            JsonNode line = JSON.readTree(Path.of(file).toFile());
            return new RealServer(
                    line.at("/base_url").asText(),
                    line.at("/token").asText(),
                    line.at("/admin_token").asText(),
                    line.at("/token_without_rights").asText());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    RequestTrackerBuilder connector() {
        return RequestTracker.at(url)
                .token(token)
                .queue("Support")
                .allowPrivate(java.net.URI.create(url).getHost());
    }

    JsonNode get(String path) {
        return send(token, "GET", path, null);
    }

    JsonNode send(String as, String method, String path, @Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/REST/2.0" + path))
                .header("Authorization", "token " + as)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        try {
            return JSON.readTree(HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ids of the tickets a search finds, page by page until one is empty. */
    List<String> tickets(String sql) {
        List<String> ids = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode found = get("/tickets?per_page=100&page=" + page + "&query=" + encoded(sql));
            found.at("/items").forEach(item -> ids.add(item.at("/id").asText()));
            if (found.at("/items").isEmpty()) {
                return ids;
            }
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "RealServer[" + url + "]";
    }
}
