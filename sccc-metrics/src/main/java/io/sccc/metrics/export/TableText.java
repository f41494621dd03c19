package io.sccc.metrics.export;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Texts as a key column can hold them: whatever people write, two that differ stay two. */
final class TableText {

    private static final int HASH = 16;
    private static final Pattern LIKE_SHORTENED = Pattern.compile("(?s).*~[0-9a-f]{32}");

    private TableText() {}

    /**
     * The text itself where it fits; else its beginning, a tilde and the first 128 bits of its SHA-256. Also for a text
     * that ends with a blank, which MySQL takes for one without, and for one that looks like a shortened one.
     */
    static String key(String text, int most) {
        String storable = storable(text);
        boolean fits = text.length() <= most
                && storable.equals(text)
                && !text.endsWith(" ")
                && !LIKE_SHORTENED.matcher(text).matches();
        if (fits) {
            return text;
        }
        String hash = "~" + HexFormat.of().formatHex(sha256().digest(utf16(text)), 0, HASH);
        return beginning(storable, most - hash.length()) + hash;
    }

    /** Without what PostgreSQL or UTF-8 cannot hold: zero characters and halves of surrogate pairs. */
    static String storable(String text) {
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Not UTF-8, where halves of surrogate pairs are all alike. */
    private static byte[] utf16(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> Byte.SIZE);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
