package io.sccc.connectors.vendor.bluesky;

import io.sccc.core.model.ActionKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * Names of records, as timestamp identifiers (TID): 53 bits of microseconds since 1970 and 10 of a clock's number, in
 * thirteen base32 letters that sort by time. See the AT Protocol's specification "Record Key", type {@code tid}.
 */
final class RecordKey {

    private static final String LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final Pattern TID = Pattern.compile("[234567abcdefghij][234567a-z]{12}");
    private static final int CLOCK_BITS = 10;
    private static final long WITHIN = 1L << 20;

    private RecordKey() {}

    /** Is it a well-formed TID? */
    static boolean isTid(String text) {
        return TID.matcher(text).matches();
    }

    /** The microseconds since 1970 in a TID. */
    static long micros(String tid) {
        return number(tid) >>> CLOCK_BITS;
    }

    /**
     * The name of what an action makes: the same for the same key and post. It lies within about a second after the post it
     * is about, so that records stay in the order of time; 30 bits of the key's hash tell neighbors apart. Where the post's
     * own name is no time, all 63 bits are the key's.
     */
    static String of(ActionKey key, AtUri about) {
        long hash = hash(key);
        if (!isTid(about.rkey())) {
            return tid(hash >>> 1);
        }
        long after = micros(about.rkey()) + 1 + (hash >>> CLOCK_BITS) % WITHIN;
        return tid((after << CLOCK_BITS) | (hash & ((1 << CLOCK_BITS) - 1)));
    }

    static long number(String tid) {
        long number = 0;
        for (int i = 0; i < tid.length(); i++) {
            number = number << 5 | LETTERS.indexOf(tid.charAt(i));
        }
        return number;
    }

    private static String tid(long number) {
        StringBuilder letters = new StringBuilder();
        for (int shift = 60; shift >= 0; shift -= 5) {
            letters.append(LETTERS.charAt((int) (number >>> shift & 31)));
        }
        return letters.toString();
    }

    private static long hash(ActionKey key) {
        return ByteBuffer.wrap(sha256(key.value())).getLong() & Long.MAX_VALUE;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
