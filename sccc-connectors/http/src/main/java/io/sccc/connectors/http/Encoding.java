package io.sccc.connectors.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text to bytes and back. What goes out is always valid UTF-8: half a surrogate pair becomes U+FFFD. What comes in may be
 * labeled wrongly, and then loses as little as can be.
 */
final class Encoding {

    private static final byte[] UNKNOWN = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Pattern LABEL =
            Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']{1,40})", Pattern.CASE_INSENSITIVE);
    private static final String UNRESERVED = "-._~";

    private Encoding() {}

    /** UTF-8 of a text of any origin. */
    static byte[] bytes(String text) {
        try {
            ByteBuffer out = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(UNKNOWN)
                    .encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[out.remaining()];
            out.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("replacing encoder refused a text", e);
        }
    }

    /** For one path segment or one query part: everything but letters, digits and {@code -._~} is escaped. */
    static String escape(String part) {
        StringBuilder out = new StringBuilder(part.length() + 16);
        for (byte b : bytes(part)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    /** As a form would write it, which is how RFC 6749 wants a client's name and secret. */
    static String form(String text) {
        return escape(text).replace("%20", "+").replace("~", "%7E");
    }

    /**
     * The text of a body: in the charset of its label when the bytes fit it, else in UTF-8, else in the western charset
     * most mislabeled pages are in. Bytes that are mostly UTF-8 stay so, with U+FFFD for the broken ones.
     */
    static String decode(byte[] body, @Nullable String contentType) {
        Charset labeled = labeled(contentType);
        String strict = strictly(body, labeled);
        if (strict == null && !labeled.equals(StandardCharsets.UTF_8)) {
            strict = strictly(body, StandardCharsets.UTF_8);
        }
        if (strict != null) {
            return withoutMark(strict);
        }
        String lenient = new String(body, StandardCharsets.UTF_8);
        boolean mostly = lenient.chars().anyMatch(c -> c > 0x7F && c != 0xFFFD);
        return withoutMark(mostly ? lenient : new String(body, WESTERN));
    }

    private static Charset labeled(@Nullable String contentType) {
        Matcher label = LABEL.matcher(contentType == null ? "" : contentType);
        try {
            return label.find() ? Charset.forName(label.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static @Nullable String strictly(byte[] body, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
