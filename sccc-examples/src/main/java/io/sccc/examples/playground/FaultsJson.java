package io.sccc.examples.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** {@link Faults} as {@code /faults} reads and shows them; a key that is left out means no such fault. */
final class FaultsJson {

    private static final List<String> RATES = List.of("drop_before", "too_many", "server_error", "drop_after");
    private static final Set<String> OTHERS =
            Set.of("seed", "latency_ms", "retry_after_seconds", "retry_after_as_date");

    private FaultsJson() {}

    /** Reads a plan; throws {@link IllegalArgumentException} naming every unknown key, or the value out of range. */
    static Faults read(JsonNode json) {
        List<String> unknown = unknownKeys(json);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown keys " + unknown + ". Known: " + OTHERS + " and " + RATES
                    + " each with _every or _probability");
        }
        return Faults.builder()
                .seed(json.path("seed").asLong(1))
                .latency(Duration.ofMillis(json.path("latency_ms").asLong(0)))
                .retryAfter(Duration.ofSeconds(json.path("retry_after_seconds").asLong(1)))
                .retryAfterAsDate(json.path("retry_after_as_date").asBoolean(false))
                .dropBefore(rate(json, "drop_before"))
                .tooMany(rate(json, "too_many"))
                .serverError(rate(json, "server_error"))
                .dropAfter(rate(json, "drop_after"))
                .build();
    }

    static ObjectNode write(Faults faults) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("seed", faults.seed());
        json.put("latency_ms", faults.latency().toMillis());
        json.put("retry_after_seconds", faults.retryAfter().toSeconds());
        json.put("retry_after_as_date", faults.retryAfterAsDate());
        put(json, "drop_before", faults.dropBefore());
        put(json, "too_many", faults.tooMany());
        put(json, "server_error", faults.serverError());
        put(json, "drop_after", faults.dropAfter());
        return json;
    }

    private static List<String> unknownKeys(JsonNode json) {
        List<String> unknown = new ArrayList<>();
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String rate = name.replaceFirst("_(every|probability)$", "");
            if (!OTHERS.contains(name) && (rate.equals(name) || !RATES.contains(rate))) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    private static Faults.Rate rate(JsonNode json, String name) {
        return new Faults.Rate(
                json.path(name + "_probability").asDouble(0),
                json.path(name + "_every").asInt(0));
    }

    private static void put(ObjectNode json, String name, Faults.Rate rate) {
        json.put(name + "_every", rate.every());
        json.put(name + "_probability", rate.probability());
    }
}
