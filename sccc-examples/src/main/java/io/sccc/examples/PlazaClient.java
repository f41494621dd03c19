package io.sccc.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.core.error.PermanentException;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.ActionKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Plaza's API, and the one place that says what each failure means. No message of an error holds the token, an
 * answer or a person's words.
 */
final class PlazaClient {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CALL_TIMEOUT).build();
    private final URI address;
    private final String token;

    PlazaClient(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Reads. */
    JsonNode get(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        return call("GET " + path, request(path + "?" + parameters).GET());
    }

    /** Writes. Plaza remembers keys, so that asking again, after a lost answer, has no second effect. */
    JsonNode post(List<String> path, ActionKey key, String text) {
        ObjectNode body = JSON.createObjectNode().put("text", text);
        String encoded = path.stream().map(PlazaClient::encoded).collect(Collectors.joining("/"));
        return call(
                "POST " + key,
                request(encoded)
                        .header("Idempotency-Key", key.value())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/" + path))
                .timeout(CALL_TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode call(String what, HttpRequest.Builder request) {
        try {
            return answer(what, http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new TransientException("plaza: " + what + " was answered with no JSON");
        } catch (IOException e) {
            throw new TransientException("plaza: " + what + " got no answer", null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientException("plaza: " + what + " was interrupted", null, e);
        }
    }

    private static JsonNode answer(String what, HttpResponse<String> response) throws JsonProcessingException {
        int status = response.statusCode();
        String failure = "plaza: " + what + " was answered " + status;
        if (status == 408 || status == 429 || status >= 500) {
            throw new TransientException(failure, wish(response), null);
        }
        if (status >= 300) {
            throw new PermanentException(failure);
        }
        return JSON.readTree(response.body());
    }

    /** Plaza tells {@code Retry-After} in seconds. */
    private static @Nullable Duration wish(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
