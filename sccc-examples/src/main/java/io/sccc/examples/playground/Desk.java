package io.sccc.examples.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the calls of one target: lets faults happen, reads, does, answers. Thread-safe. */
final class Desk implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BODY_LIMIT = 16 << 20;
    private static final int KEY_LIMIT = 255;
    private static final int PAGE_LIMIT = 200;
    private static final int PAGE_DEFAULT = 50;
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private record Answer(int status, ObjectNode body) {}

    private final String target;
    private final World world;
    private final Supplier<FaultPlan> faults;
    private final Executor executor;
    private final InstantSource clock;

    Desk(String target, World world, Supplier<FaultPlan> faults, Executor executor, InstantSource clock) {
        this.target = target;
        this.world = world;
        this.faults = faults;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        FaultPlan plan = faults.get();
        long wait = plan.faults().latency().toMillis();
        if (wait == 0) {
            serve(exchange, plan);
        } else {
            CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS, executor)
                    .execute(() -> serve(exchange, plan));
        }
    }

    // Closing an exchange that was not answered closes its connection: that is how a connection is dropped.
    private void serve(HttpExchange exchange, FaultPlan plan) {
        try (exchange) {
            FaultPlan.Mishap mishap = plan.next();
            byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
            switch (mishap) {
                case DROP_BEFORE -> {}
                case TOO_MANY -> {
                    exchange.getResponseHeaders().set("Retry-After", retryAfter(plan.faults()));
                    send(exchange, error(429, "too_many_requests"));
                }
                case SERVER_ERROR -> send(exchange, error(500, "server_error"));
                case DROP_AFTER -> answer(exchange, body);
                case NONE -> send(exchange, answer(exchange, body));
            }
        } catch (IOException e) {
            LOG.debug("{}: the caller is gone: {}", target, e.toString());
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        try {
            return exchange.getRequestMethod().equals("GET") ? list(exchange) : perform(exchange, body);
        } catch (Refusal e) {
            return error(e.status(), e.code());
        } catch (IOException e) {
            LOG.error("{}: the journal cannot be written", target, e);
            return error(500, "journal_unavailable");
        } catch (RuntimeException e) {
            LOG.error("{}: {} failed", target, exchange.getRequestMethod(), e);
            return error(500, "fault");
        }
    }

    private Answer perform(HttpExchange exchange, byte[] body) throws IOException {
        Routes.Found found = Routes.call(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        JsonNode json = read(body);
        for (String name : found.route().required()) {
            if (!json.hasNonNull(name)) {
                throw new Refusal(422, name + "_missing");
            }
        }
        Effect.Call call = new Effect.Call(target, found.route().kind().label(), key(exchange));
        Ask ask = new Ask(found.route().kind(), call, Effect.Who.of(json), found.id(), json);
        World.Receipt receipt = world.perform(ask);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", receipt.effect().made().id()).put("again", receipt.again());
        Boolean created = receipt.effect().made().created();
        if (created != null) {
            answer.put("created", created);
        }
        return new Answer(receipt.again() ? 200 : 201, answer);
    }

    private Answer list(HttpExchange exchange) throws IOException {
        Query query = Query.of(exchange.getRequestURI().getRawQuery());
        World.Page page = world.page(
                Routes.list(exchange.getRequestURI().getPath()),
                query.number("after", 0),
                Math.min(query.number("limit", PAGE_DEFAULT), PAGE_LIMIT));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("items").addAll(page.items());
        json.put("next", page.next()).put("more", page.next() < page.total());
        return new Answer(200, json.put("total", page.total()));
    }

    private static String key(HttpExchange exchange) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > KEY_LIMIT) {
            throw new Refusal(400, "idempotency_key_missing");
        }
        return key;
    }

    /** A JSON object; throws a {@link Refusal} for anything else. */
    static JsonNode read(byte[] body) {
        if (body.length > BODY_LIMIT) {
            throw new Refusal(413, "body_too_large");
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "body_malformed");
        } catch (IOException e) {
            throw new IllegalStateException("reading memory failed", e);
        }
        throw new Refusal(400, "body_malformed");
    }

    private String retryAfter(Faults wish) {
        return wish.retryAfterAsDate()
                ? HTTP_DATE.format(clock.instant().plus(wish.retryAfter()).atOffset(ZoneOffset.UTC))
                : Long.toString(wish.retryAfter().toSeconds());
    }

    private static Answer error(int status, String code) {
        return new Answer(status, JsonNodeFactory.instance.objectNode().put("error", code));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        send(exchange, answer.status(), answer.body());
    }

    static void send(HttpExchange exchange, int status, ObjectNode json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
