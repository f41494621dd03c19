package io.sccc.connectors;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How a webhook's signature is computed. HMAC is RFC 2104 over the hashes of FIPS 180-4. */
public enum Digest {
    /** HMAC with SHA-256. */
    HMAC_SHA256("HmacSHA256", 32),
    /** HMAC with SHA-1, as some still sign. */
    HMAC_SHA1("HmacSHA1", 20),
    /** SHA-256 over the secret followed by the content. */
    SHA256_OF_SECRET_AND_CONTENT("SHA-256", 32);

    private final String algorithm;
    private final int length;

    Digest(String algorithm, int length) {
        this.algorithm = algorithm;
        this.length = length;
    }

    /** How many bytes a signature has. */
    public int length() {
        return length;
    }

    /** The signature that this secret makes over this content. */
    public byte[] of(Secret secret, byte[] content) {
        try {
            if (this == SHA256_OF_SECRET_AND_CONTENT) {
                MessageDigest hash = MessageDigest.getInstance(algorithm);
                hash.update(secret.bytes());
                return hash.digest(content);
            }
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.bytes(), algorithm));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + algorithm, e);
        }
    }

    /** Bytes from lower-case hexadecimal; null when it is not. */
    static byte @Nullable [] fromHex(String value) {
        return value.matches("([0-9a-f]{2})+") ? HexFormat.of().parseHex(value) : null;
    }

    /** Bytes from Base64 as an encoder would write it; null when it is not. */
    static byte @Nullable [] fromBase64(String value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(bytes).equals(value) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
