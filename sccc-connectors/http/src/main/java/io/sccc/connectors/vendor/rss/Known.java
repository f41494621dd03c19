package io.sccc.connectors.vendor.rss;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An item that was seen.
 *
 * @param id hash of its identity
 * @param digest hash of what it said
 * @param revision how often it was seen changed
 */
record Known(String id, String digest, int revision) {

    private static final int BYTES = 6;
    private static final int LONG_BYTES = 15;

    static Known of(String identity, Item item) {
        return new Known(hash(identity, BYTES), hash(item.content(), BYTES), 0);
    }

    Known revised(int number) {
        return new Known(id, digest, number);
    }

    /** A name for what has none. */
    static String hash(String text) {
        return hash(text, LONG_BYTES);
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String write() {
        return id + digest + (revision == 0 ? "" : "." + revision);
    }

    static String write(Map<String, Known> all) {
        return all.values().stream().map(Known::write).collect(Collectors.joining(","));
    }

    /** What {@link #write(Map)} wrote; throws a RuntimeException where it did not. */
    static Map<String, Known> read(String text) {
        List<Known> all = Arrays.stream(text.split(","))
                .filter(one -> !one.isEmpty())
                .map(Known::one)
                .toList();
        return all.stream().collect(Collectors.toMap(Known::id, one -> one, (a, b) -> b, LinkedHashMap::new));
    }

    private static Known one(String text) {
        String[] parts = text.split("\\.");
        int half = parts[0].length() / 2;
        return new Known(
                parts[0].substring(0, half),
                parts[0].substring(half),
                parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }
}
