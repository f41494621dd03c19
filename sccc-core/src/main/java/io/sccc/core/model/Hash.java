package io.sccc.core.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Short names made of input: the first 130 bits of a SHA-256 over length-prefixed parts, in lower-case base 32. */
final class Hash {

    private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int LENGTH = 26;
    /** Only ever copied: asking the security providers again for each hash costs more than the hash. */
    private static final MessageDigest UNUSED = sha256();

    private Hash() {}

    static String of(String... parts) {
        MessageDigest sha = fresh();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha.update(new byte[] {
                (byte) (bytes.length >>> 24),
                (byte) (bytes.length >>> 16),
                (byte) (bytes.length >>> 8),
                (byte) bytes.length
            });
            sha.update(bytes);
        }
        return base32(sha.digest());
    }

    private static MessageDigest fresh() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String base32(byte[] digest) {
        char[] out = new char[LENGTH];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (bits < 5) {
                buffer = (buffer << 8) | (digest[next++] & 0xff);
                bits += 8;
            }
            bits -= 5;
            out[i] = ALPHABET[(buffer >> bits) & 31];
        }
        return new String(out);
    }
}
