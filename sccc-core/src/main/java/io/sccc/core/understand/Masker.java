package io.sccc.core.understand;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes personal data out of texts. Each value gives way to a placeholder like {@code [card:kzvtrbqm]}, whose last part is
 * a keyed pseudonym: equal values stay equal under one key, and without the key nobody can tell or guess the value. No
 * character of the value remains. Masking a masked text changes nothing. Immutable, safe on any thread.
 */
public final class Masker {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private Masker(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * A masker whose pseudonyms depend on {@code key}.
     *
     * @param key any secret bytes, best 32 random ones; copied
     * @throws IllegalArgumentException when the key is empty
     */
    public static Masker withKey(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("the masking key is empty. Maybe hand in 32 random bytes that you keep");
        }
        return new Masker(new SecretKeySpec(key, ALGORITHM));
    }

    /**
     * The text with a placeholder in place of each personal datum but order numbers.
     *
     * @param text any string, broken surrogates included
     * @return the very same string inside when there was nothing to mask
     */
    public MaskedText mask(String text) {
        List<PersonalDatum> found = PersonalData.find(text);
        return new MaskedText(found.isEmpty() ? text : replace(text, found), found);
    }

    private String replace(String text, List<PersonalDatum> found) {
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        int codePoint = 0;
        for (PersonalDatum datum : found) {
            if (datum.kind().masked()) {
                int start = text.offsetByCodePoints(at, datum.start() - codePoint);
                int end = text.offsetByCodePoints(start, datum.end() - datum.start());
                masked.append(text, at, start).append(placeholder(datum.kind(), text.substring(start, end)));
                at = end;
                codePoint = datum.end();
            }
        }
        return masked.append(text, at, text.length()).toString();
    }

    private String placeholder(PersonalDataKind kind, String value) {
        byte[] digest = hmac(kind.label() + '\n' + essence(kind, value));
        StringBuilder pseudonym = new StringBuilder(Placeholder.PSEUDONYM_LENGTH);
        long bits = java.nio.ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
        for (int i = 0; i < Placeholder.PSEUDONYM_LENGTH; i++, bits /= Placeholder.ALPHABET.length()) {
            pseudonym.append(Placeholder.ALPHABET.charAt((int) (bits % Placeholder.ALPHABET.length())));
        }
        return Placeholder.of(kind, pseudonym.toString());
    }

    /** What two spellings of one value have in common: letters and digits without blanks, dots and dashes. */
    private static String essence(PersonalDataKind kind, String value) {
        return kind == PersonalDataKind.EMAIL
                ? Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                : Symbols.of(value).essence();
    }

    private byte[] hmac(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(value.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM + ", which every Java must have", e);
        }
    }
}
