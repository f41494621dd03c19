package io.sccc.core.ledger;

import io.sccc.core.error.PermanentException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must not be read in the store, with the host's key: AES-256-GCM (NIST SP 800-38D), a random nonce before each
 * text, and the row's place as associated data, so that a sealed text moved to another row does not open. Thread-safe.
 */
final class Vault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte VERSION = 1;

    private final SecretKeySpec seal;
    private final SecretKeySpec names;
    private final SecureRandom random = new SecureRandom();

    /** A vault of this key, any 16 bytes or more; each use has a key of its own derived from it. */
    Vault(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException(
                    "the ledger's key has %d bytes. Maybe hand in 32 random bytes that you keep?"
                            .formatted(key.length));
        }
        seal = new SecretKeySpec(derived(key, "seal"), "AES");
        names = new SecretKeySpec(derived(key, "names"), "HmacSHA256");
    }

    private static byte[] derived(byte[] key, String use) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(("sccc " + use + " ").getBytes(StandardCharsets.US_ASCII));
            return sha.digest(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] seal(byte[] open, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, open, 0, open.length, place);
        byte[] row = new byte[1 + NONCE + sealed.length];
        row[0] = VERSION;
        System.arraycopy(nonce, 0, row, 1, NONCE);
        System.arraycopy(sealed, 0, row, 1 + NONCE, sealed.length);
        return row;
    }

    /**
     * What {@link #seal} was given.
     *
     * @throws PermanentException when it was sealed with another key, or changed
     */
    byte[] open(byte[] row, String place) {
        if (row.length < 1 + NONCE || row[0] != VERSION) {
            throw new PermanentException("SCCC-5120 a sealed row (%s) is not one of ours".formatted(place));
        }
        return run(
                Cipher.DECRYPT_MODE,
                Arrays.copyOfRange(row, 1, 1 + NONCE),
                row,
                1 + NONCE,
                row.length - 1 - NONCE,
                place);
    }

    /** A name that only who has the key can make again: 32 lower-case hexadecimal digits. */
    String pseudonym(String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(names);
            byte[] digest = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(digest, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] in, int from, int length, String place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, seal, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(in, from, length);
        } catch (GeneralSecurityException e) {
            throw new PermanentException(
                    "SCCC-5120 a sealed row (%s) does not open: it was sealed with another key, or changed. Maybe hand in the key it was written with?"
                            .formatted(place),
                    e);
        }
    }
}
