package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sccc.connectors.http.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event of a Jetstream, in either form it is sent: version 1 with {@code kind} and {@code time_us}, version 2 with {@code
 * $type} and {@code seq}, alone or in its envelope.
 *
 * @param kind commit, identity, account, sync, info or error
 * @param seq the instance's number of it; 0 where there is none (version 1, info)
 * @param at when the instance saw it; null for info
 * @param did whose event; null for info
 * @param body what the kind has to tell
 */
record Frame(
        String kind,
        long seq,
        @Nullable Instant at,
        @Nullable String did,
        JsonNode body) {

    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 64;
    private static final ObjectMapper READER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(100)
                    .build())
            .build());

    /** The event in a text frame; null when it cannot be read. */
    static @Nullable Frame read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            JsonNode node = READER.readTree(text);
            return node.isObject() ? of(payload(node)) : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** An envelope says {@code message} or {@code error} and holds the event in the one member with a type of its own. */
    private static JsonNode payload(JsonNode node) {
        String type = Json.textOr(node, "", "/$type");
        if (!type.equals("message")) {
            return node;
        }
        for (JsonNode member : node) {
            if (member.isObject() && member.has("$type")) {
                return member;
            }
        }
        return node;
    }

    private static @Nullable Frame of(JsonNode event) {
        String type = Json.text(event, "/$type");
        String kind = type == null ? Json.text(event, "/kind") : type.substring(type.indexOf('#') + 1);
        if (kind == null) {
            return null;
        }
        long micros = Json.number(event, "/time_us", 0);
        Instant at = micros > 0 ? Instant.EPOCH.plus(micros, ChronoUnit.MICROS) : Json.instant(event, "/time");
        JsonNode body = event.at("/" + kind);
        return new Frame(
                kind, Json.number(event, "/seq", 0), at, Json.text(event, "/did"), body.isObject() ? body : event);
    }

    /** Says something about the stream, not about the network. */
    boolean notice() {
        return kind.equals("info") || kind.equals("error");
    }

    /** Of a kind that stands at a place in the stream, and lacks what gives it one. */
    boolean broken() {
        return !notice() && (did == null || at == null);
    }

    /** The post a commit is about; null when it is about something else. */
    @Nullable
    AtUri post() {
        boolean post = kind.equals("commit") && AtUri.POST.equals(Json.text(body, "/collection"));
        return post ? AtUri.read("at://" + did + "/" + AtUri.POST + "/" + Json.textOr(body, "", "/rkey")) : null;
    }

    /** {@code create}, {@code update} or {@code delete} of a commit. */
    String operation() {
        return Json.textOr(body, "", "/operation");
    }

    /** Says that an account is gone for good. */
    boolean accountDeleted() {
        return kind.equals("account") && !Json.flag(body, "/active") && "deleted".equals(Json.text(body, "/status"));
    }
}
