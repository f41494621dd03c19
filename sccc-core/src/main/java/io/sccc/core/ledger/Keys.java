package io.sccc.core.ledger;

import io.sccc.core.model.PostId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short ASCII keys for columns, whatever the ids are made of: the first 128 bits of a SHA-256, in hex. */
final class Keys {

    private static final int BYTES = 16;

    private Keys() {}

    static String of(String... parts) {
        MessageDigest sha = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
            sha.update(bytes);
        }
        return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    }

    static String post(PostId id) {
        return of(id.network(), id.account(), id.nativeId());
    }

    /** A name as a key of at most this many characters: itself where it fits. */
    static String name(String name, int most) {
        return name.length() <= most ? name : of(name);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
