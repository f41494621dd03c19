package io.sccc.connectors.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows the secrets of one account, to keep them out of every text. A token stays known for a while after it was replaced.
 * Thread-safe.
 */
final class Secrets {

    private static final int KEPT = 64;
    private static final int SHORTEST = 4;
    private static final String MASK = "***";

    private final Map<String, Boolean> known = new LinkedHashMap<>();

    /** Learns secrets, in the forms they travel in; what is shorter than four characters would blank half a message. */
    synchronized void learn(Collection<String> secrets) {
        for (String secret : secrets) {
            learn(secret);
            int space = secret.indexOf(' ');
            String token = space < 0 ? "" : secret.substring(space + 1);
            learn(token);
            learn(secret.startsWith("Basic ") ? password(token) : "");
        }
        while (known.size() > KEPT) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private void learn(String secret) {
        if (secret.length() >= SHORTEST && known.remove(secret) == null) {
            String encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
            String escaped = Encoding.escape(secret);
            known.remove(encoded);
            known.remove(escaped);
            known.put(encoded, true);
            known.put(escaped, true);
        }
        if (secret.length() >= SHORTEST) {
            known.put(secret, true);
        }
    }

    private static String password(String pair) {
        try {
            String plain = new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
            return plain.substring(plain.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The text without what is known to be secret. */
    synchronized String clean(String text) {
        String clean = text;
        for (String secret : known.keySet()) {
            clean = clean.replace(secret, MASK);
        }
        return clean;
    }

    /** The fault below with the words of its chain cleaned, and with the places it came through. */
    IOException clean(Throwable cause) {
        return clean(cause, 0);
    }

    private IOException clean(Throwable cause, int depth) {
        @Nullable String message = cause.getMessage();
        @Nullable Throwable below = cause.getCause();
        IOException copy = new IOException(
                cause.getClass().getSimpleName() + (message == null ? "" : ": " + clean(message)),
                below == null || depth > 5 ? null : clean(below, depth + 1));
        copy.setStackTrace(cause.getStackTrace());
        return copy;
    }

    @Override
    public synchronized String toString() {
        return "Secrets[" + known.size() + "]";
    }
}
