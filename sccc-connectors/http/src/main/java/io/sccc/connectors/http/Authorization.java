package io.sccc.connectors.http;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One person's consent under way. Keep it on the server until they come back: its verifier proves that who began it ends it.
 *
 * @param uri where to send the person
 * @param redirect where the provider sends them back to
 * @param state comes back with them
 * @param verifier secret of PKCE (RFC 7636), sent with the code
 */
public record Authorization(URI uri, URI redirect, String state, String verifier) {

    private static final int ENTROPY = 32;

    /** What a consent begins with. */
    record Begin(URI at, URI redirect, Map<String, String> query, SecureRandom random) {}

    static Authorization begin(Begin parts) {
        String state = random(parts.random());
        String verifier = random(parts.random());
        Map<String, String> query = new LinkedHashMap<>(parts.query());
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        String text = query.entrySet().stream()
                .map(e -> e.getKey() + "=" + Encoding.escape(e.getValue()))
                .collect(Collectors.joining("&"));
        String mark = parts.at().getRawQuery() == null ? "?" : "&";
        return new Authorization(URI.create(parts.at() + mark + text), parts.redirect(), state, verifier);
    }

    private static String random(SecureRandom source) {
        byte[] bytes = new byte[ENTROPY];
        source.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The code in the address the person came back to. */
    String code(URI cameBackTo) {
        Map<String, String> query = query(cameBackTo.getRawQuery());
        if (!same(state, query.getOrDefault("state", ""))) {
            throw refused("the state that came back is not the one sent; begin again");
        }
        String error = query.get("error");
        if (error != null) {
            throw Fault.of(Kind.AUTH_REVOKED, "the consent was not given")
                    .scope(Scope.ACCOUNT)
                    .vendor(error, null)
                    .exception(Instant.EPOCH);
        }
        String code = query.get("code");
        if (code == null || code.isEmpty()) {
            throw refused("no code came back; begin again");
        }
        return code;
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static RuntimeException refused(String why) {
        return Fault.of(Kind.AUTH_REVOKED, why).scope(Scope.ACCOUNT).exception(Instant.EPOCH);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String part : (raw == null ? "" : raw).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                found.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            }
        }
        return found;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Says neither state nor verifier. */
    @Override
    public String toString() {
        return "Authorization[" + uri.getHost() + "]";
    }
}
