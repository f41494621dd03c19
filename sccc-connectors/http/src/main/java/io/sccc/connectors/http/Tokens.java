package io.sccc.connectors.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider gave; the credential store keeps it as one line of JSON. Immutable.
 *
 * @param access goes with each call; empty once revoked
 * @param refresh gets the next one; null when there is none
 * @param got when it came
 * @param expires when it is over; null when the provider did not tell
 * @param scope what it may do, as the provider said it; null when it said nothing
 * @param revoked whether the provider does not know it any more, and a person has to authorize again
 */
public record Tokens(
        String access,
        @Nullable String refresh,
        Instant got,
        @Nullable Instant expires,
        @Nullable String scope,
        boolean revoked) {

    private static final ObjectMapper PLAIN = Json.reader(Limits.DEFAULT);
    private static final int SHARE_OF_LIFE = 5;

    /** Of an answer of a token endpoint; null when it holds no token. What it leaves out stays as it was. */
    static @Nullable Tokens of(JsonNode answer, @Nullable Tokens before, Instant now) {
        String access = Json.text(answer, "/access_token");
        if (access == null) {
            return null;
        }
        long seconds = Json.number(answer, "/expires_in", -1);
        Instant expires = seconds < 0 ? null : now.plusSeconds(Math.min(seconds, 3_000_000_000L));
        String refresh = Json.text(answer, "/refresh_token");
        String scope = Json.text(answer, "/scope");
        return new Tokens(
                access,
                refresh == null && before != null ? before.refresh : refresh,
                now,
                expires,
                scope == null && before != null ? before.scope : scope,
                false);
    }

    /** Of a line of the store; null when it is empty or none of ours. */
    static @Nullable Tokens read(@Nullable String line) {
        JsonNode node = line == null || line.isBlank() ? null : Json.readOrNull(PLAIN, line);
        Instant got = node == null ? null : Json.instant(node, "/got");
        if (node == null || got == null) {
            return null;
        }
        return new Tokens(
                Json.textOr(node, "", "/access"),
                Json.text(node, "/refresh"),
                got,
                Json.instant(node, "/expires"),
                Json.text(node, "/scope"),
                Json.flag(node, "/revoked"));
    }

    /** The line to store. */
    String line() {
        ObjectNode node = Json.object().put("access", access).put("got", got.toString());
        if (refresh != null) {
            node.put("refresh", refresh);
        }
        if (expires != null) {
            node.put("expires", expires.toString());
        }
        if (scope != null) {
            node.put("scope", scope);
        }
        try {
            return PLAIN.writeValueAsString(node.put("revoked", revoked));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts was not written", e);
        }
    }

    /** Whether it can still go with a call: not revoked, and not in its last fifth or its last moments of {@code skew}. */
    boolean usable(Instant now, Duration skew) {
        if (revoked || expires == null) {
            return !revoked;
        }
        Duration fifth = Duration.between(got, expires).dividedBy(SHARE_OF_LIFE);
        return now.isBefore(expires.minus(fifth.compareTo(skew) < 0 ? fifth : skew));
    }

    /** The mark that keeps every other thread and node from asking again with a dead token. */
    Tokens dead(Instant now) {
        return new Tokens("", null, now, null, scope, true);
    }

    /** Says nothing of the tokens. */
    @Override
    public String toString() {
        return "Tokens[expires=" + expires + ", revoked=" + revoked + "]";
    }
}
