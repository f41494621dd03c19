package io.sccc.examples.playground;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids made of what they stand for: the same in every run. 80 bits of a SHA-256 over the parts. */
final class Ids {

    private static final int BYTES = 10;

    private Ids() {}

    static String of(String prefix, String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return prefix + "-" + HexFormat.of().formatHex(sha.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
