package io.sccc.metrics.alert;

import io.sccc.metrics.alert.Alert.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Ids of alerts: what they are about as a hash, so that nobody can read a person in it, and when they began. */
final class AlertId {

    private static final int BYTES = 10;

    private AlertId() {}

    /** The same for all alerts of a kind about the same. */
    static String key(Kind kind, String scope, String detail) {
        String text = kind + "\n" + scope.length() + "\n" + scope + detail;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(String key, Instant since) {
        return key + "-" + since.getEpochSecond();
    }

    /** The key in an id; the id itself when it is none of ours. */
    static String key(String id) {
        int dash = id.indexOf('-');
        return dash < 0 ? id : id.substring(0, dash);
    }
}
