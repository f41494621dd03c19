package io.sccc.examples.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import io.sccc.core.spi.ActionHandler;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Acts on a {@link Playground} over HTTP: every kind of action of a network, a community or a CRM, on every account.
 * Thread-safe; a call blocks for at most 10 s.
 *
 * <p>A lost answer is thrown as transient rather than told as unknown: the playground honors keys, so asking again with
 * the same key cannot have a second effect.
 */
public final class PlaygroundActions implements ActionHandler, AutoCloseable {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final int IDLE_CONNECTIONS = 32;
    private static final long IDLE_SECONDS = 15; // less than the 30 s after which the server hangs up
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpUrl base;
    private final InstantSource clock;
    private final OkHttpClient client;

    private PlaygroundActions(HttpUrl base, InstantSource clock) {
        this.base = base;
        this.clock = clock;
        this.client = new OkHttpClient.Builder()
                .callTimeout(CALL_TIMEOUT)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .build();
    }

    /**
     * The actions of the playground at this address.
     *
     * @param baseUrl {@link Playground#baseUrl()}
     * @throws IllegalArgumentException when it is not plain HTTP on loopback
     */
    public static PlaygroundActions at(URI baseUrl) {
        return at(baseUrl, InstantSource.system());
    }

    /** As {@link #at(URI)}, with the clock that a {@code Retry-After} date is compared with. */
    public static PlaygroundActions at(URI baseUrl, InstantSource clock) {
        HttpUrl url = HttpUrl.parse(baseUrl.toString());
        if (url == null || url.isHttps() || !LOOPBACK.contains(url.host())) {
            throw new IllegalArgumentException(
                    "playground address (%s) is not http on loopback. Maybe use baseUrl() of a running playground?"
                            .formatted(baseUrl));
        }
        return new PlaygroundActions(url, clock);
    }

    @Override
    public boolean handles(ActionKind kind, AccountId account) {
        return kind.target() != ActionKind.Target.CENTER;
    }

    @Override
    public Outcome handle(Action action, ActionKey key) {
        if (action.kind().target() == ActionKind.Target.CENTER) {
            return new Outcome.Rejected(
                    "the playground does not take " + action.kind().label());
        }
        Calls.Call call = Calls.of(action, key);
        if (call == null) {
            return new Outcome.Rejected(action.kind().label() + ": the case has no id yet");
        }
        String what = action.kind().label() + " " + key;
        try (Response response = client.newCall(request(call, key)).execute()) {
            return outcome(what, response);
        } catch (IOException e) {
            throw new TransientException("playground: " + what + " got no answer", null, e);
        }
    }

    /** Asks the same again: the playground honors keys. */
    @Override
    public Outcome reconcile(Action action, ActionKey key) {
        return handle(action, key);
    }

    /** Lets go of idle connections. */
    @Override
    public void close() {
        client.connectionPool().evictAll();
    }

    private Request request(Calls.Call call, ActionKey key) throws IOException {
        HttpUrl.Builder url = base.newBuilder();
        call.path().forEach(url::addPathSegment);
        return new Request.Builder()
                .url(url.build())
                .header("Idempotency-Key", key.value())
                .method(call.method(), new OneShotJson(JSON.writeValueAsBytes(call.body())))
                .build();
    }

    private Outcome outcome(String what, Response response) throws IOException {
        int status = response.code();
        if (status == 429 || status == 408 || status >= 500) {
            Duration wish = RetryAfter.read(response.header("Retry-After"), clock.instant());
            throw new TransientException("playground: " + what + " was answered " + status, wish, null);
        }
        JsonNode body = read(response);
        if (!response.isSuccessful()) {
            return new Outcome.Rejected("playground: " + what + " was answered " + status + " " + code(body));
        }
        String id = body.path("id").asText("");
        if (id.isEmpty()) {
            throw new TransientException("playground: " + what + " was answered without an id");
        }
        return body.path("again").asBoolean() ? new Outcome.AlreadyDone(id) : new Outcome.Sent(id);
    }

    private static JsonNode read(Response response) throws IOException {
        byte[] bytes = response.body().bytes();
        try {
            @Nullable JsonNode json = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    // Codes are our own words; anything else might be somebody's.
    private static String code(JsonNode body) {
        String code = body.path("error").asText("");
        return code.matches("[a-z_]{1,40}") ? code : "without a code";
    }
}
