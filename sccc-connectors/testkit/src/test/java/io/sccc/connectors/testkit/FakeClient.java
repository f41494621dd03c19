package io.sccc.connectors.testkit;

import static io.sccc.connectors.testkit.Defect.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A sound HTTP client of the fake vendor, and the mistakes that clients make. */
final class FakeClient {

    static final String OLD = "t0ken-old-5ecret";
    static final String NEW = "t0ken-new-5ecret";

    private static final Duration CAP = Duration.ofMinutes(15);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final HttpClient http;
    private final URI base;
    private final InstantSource clock;
    private final Duration patience;
    private final Duration busy;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String token = OLD;

    FakeClient(Wire wire) {
        this(wire, Duration.ZERO);
    }

    FakeClient(Wire wire, Duration busy) {
        this.busy = busy;
        base = wire.url();
        clock = wire.clock();
        patience = is(Defect.F19) || is(Defect.E03) ? wire.late().multipliedBy(2) : wire.patience();
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(wire.patience())
                .followRedirects(is(Defect.F18) ? HttpClient.Redirect.ALWAYS : HttpClient.Redirect.NEVER)
                .build();
    }

    Instant now() {
        return clock.instant();
    }

    /** Reads; a missing node where there is nothing (204). */
    JsonNode get(String path) {
        return call("GET", path, null, null);
    }

    /** Writes; a missing node where there is nothing (204). */
    JsonNode post(String path, String key, JsonNode body) {
        return call("POST", path, key, body);
    }

    private JsonNode call(String method, String path, @Nullable String key, @Nullable JsonNode body) {
        if (is(Defect.F25)) {
            Logger.getLogger("fake").finest("calling with " + token);
        }
        String used = token;
        HttpResponse<byte[]> answer = exchange(method, path, key, body, used);
        if (answer.statusCode() == 401 && renewed(used)) {
            answer = exchange(method, path, key, body, token);
        }
        if (is(Defect.F22) && answer.statusCode() == 503) {
            answer = exchange(method, path, key, body, token);
        }
        return read(method, answer);
    }

    private boolean renewed(String used) {
        if (is(Defect.F23)) {
            return renew();
        }
        synchronized (this) {
            return !token.equals(used) || renew();
        }
    }

    private boolean renew() {
        HttpResponse<byte[]> answer = exchange("POST", "/token", null, JSON.createObjectNode(), OLD);
        if (answer.statusCode() != 200) {
            return false;
        }
        token = NEW;
        return true;
    }

    private HttpResponse<byte[]> exchange(
            String method, String path, @Nullable String key, @Nullable JsonNode body, String used) {
        calls.incrementAndGet();
        if (patience.compareTo(busy) < 0) {
            throw fault(Kind.TRANSIENT, Scope.HOST, "connecting in time").exception(now());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + used)
                .header("Content-Type", "application/json");
        if (key != null) {
            request.header("X-Client", is(Defect.E11) ? "r" + calls.get() : "fake");
        }
        HttpRequest.BodyPublisher sent = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(bytes(body));
        try {
            return http.send(request.method(method, sent).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            if (is(Defect.F21)) {
                throw new AnswerLostException("connecting", e);
            }
            throw fault(Kind.TRANSIENT, Scope.HOST, "connecting").exception(now());
        } catch (IOException e) {
            throw broken(method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault(Kind.TRANSIENT, Scope.ITEM, "interrupted").exception(now());
        }
    }

    private byte[] bytes(JsonNode body) {
        String text = body.toString();
        if (is(Defect.E13)) {
            return Words.escaped(text).getBytes(StandardCharsets.UTF_8);
        }
        return text.getBytes(is(Defect.E12) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private RuntimeException broken(String method, IOException e) {
        if (is(Defect.F14) && method.equals("GET") && e.toString().contains("chunk")) {
            throw new EmptyAnswer();
        }
        boolean wrong = is(Defect.F20) || is(Defect.E04) || is(Defect.E05) || is(Defect.E06);
        if (method.equals("GET")) {
            return fault(wrong ? Kind.PAYLOAD : Kind.TRANSIENT, Scope.HOST, "reading")
                    .exception(now());
        }
        return wrong || is(Defect.E10)
                ? fault(Kind.TRANSIENT, Scope.HOST, "writing").exception(now())
                : new AnswerLostException("writing", null);
    }

    /** For the mistake of taking a cut answer for an empty one. */
    static final class EmptyAnswer extends RuntimeException {}

    private JsonNode read(String method, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status / 100 != 2 && !(is(Defect.F18) && status / 100 == 3)) {
            throw refused(method, status, answer);
        }
        boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        if (status == 204) {
            return MissingNode.getInstance();
        }
        if ((!json && is(Defect.F16)) || (answer.body().length == 0 && is(Defect.F17))) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode tree = JSON.readTree(answer.body());
            if (json && tree.isObject()) {
                return tree;
            }
        } catch (IOException e) {
            if (is(Defect.F15)) {
                return JSON.createObjectNode();
            }
        }
        if (method.equals("GET")) {
            throw fault(Kind.VENDOR_BUG, Scope.ITEM, "reading an answer").exception(now());
        }
        throw new AnswerLostException("an answer that cannot be read", null);
    }

    private RuntimeException refused(String method, int status, HttpResponse<byte[]> answer) {
        if (status >= 500 && status != 503 && !method.equals("GET") && !is(Defect.F12)) {
            return new AnswerLostException("writing", null);
        }
        Fault fault =
                fault(kind(status), status == 401 && !is(Defect.F01) ? Scope.ACCOUNT : Scope.ITEM, "status " + status);
        if (is(Defect.F25) && status == 403) {
            fault = fault(Kind.POLICY_DENIED, Scope.ITEM, new String(answer.body(), StandardCharsets.UTF_8));
        }
        boolean waits = status == 429 || (status == 503 && !is(Defect.F13));
        return (waits ? fault.until(now().plus(told(answer))) : fault).exception(now());
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.AUTH_REVOKED;
            case 403 -> is(Defect.F02) ? Kind.PAYLOAD : Kind.POLICY_DENIED;
            case 404 -> is(Defect.F03) ? Kind.TRANSIENT : Kind.NOT_FOUND;
            case 408 -> is(Defect.F04) ? Kind.PAYLOAD : Kind.TRANSIENT;
            case 409 -> is(Defect.F05) ? Kind.PAYLOAD : Kind.CONFLICT;
            case 410 -> is(Defect.F06) ? Kind.PAYLOAD : Kind.NOT_FOUND;
            case 422 -> is(Defect.F07) ? Kind.TRANSIENT : Kind.PAYLOAD;
            case 429 -> Kind.THROTTLED;
            case 500, 502, 504 -> is(Defect.F12) ? Kind.PAYLOAD : Kind.TRANSIENT;
            case 503 -> Kind.TRANSIENT;
            default -> Kind.PAYLOAD;
        };
    }

    private Duration told(HttpResponse<byte[]> answer) {
        String after = answer.headers().firstValue("Retry-After").orElse("");
        String epoch = answer.headers().firstValue("X-Fake-Reset").orElse("");
        if (!epoch.isEmpty() && !is(Defect.F10)) {
            return Duration.between(now(), Instant.ofEpochSecond(Long.parseLong(epoch)));
        }
        if (after.matches("\\d{1,6}") && !is(Defect.F08)) {
            return Duration.ofSeconds(Long.parseLong(after));
        }
        Duration wait = is(Defect.F11) ? Duration.ofSeconds(Long.parseLong(after)) : Duration.ofSeconds(45);
        try {
            Instant date = is(Defect.F09)
                    ? now()
                    : ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            wait = date.isAfter(now()) ? Duration.between(now(), date) : wait;
        } catch (DateTimeException notADate) {
            return wait;
        }
        return wait.compareTo(CAP) > 0 ? CAP : wait;
    }

    static Fault fault(Kind kind, Scope scope, String what) {
        return Fault.of(kind, what).scope(scope);
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw fault(Kind.VENDOR_BUG, Scope.ITEM, "reading a delivery").exception(Instant.EPOCH);
        }
    }

    static JsonMapper json() {
        return JSON;
    }
}
