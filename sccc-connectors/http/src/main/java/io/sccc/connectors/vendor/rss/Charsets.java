package io.sccc.connectors.vendor.rss;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a feed to text. Labels lie, so each is tried: the byte order mark, the header's charset (RFC 7303), the look of the
 * first bytes (XML 1.0, appendix F), the prolog's encoding, UTF-8; the first in which all bytes mean something wins.
 */
final class Charsets {

    private static final int HEAD = 400;
    private static final Pattern PROLOG =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);

    /** Labels that in practice mean something larger (WHATWG Encoding, section 4.2). */
    private static final Map<String, String> LARGER = Map.of(
            "iso-8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "gb2312", "gb18030",
            "gbk", "gb18030",
            "shift_jis", "windows-31j",
            "euc-kr", "x-windows-949",
            "u16", "utf-16");

    /** Byte order marks, the longer first. */
    private static final List<Map.Entry<byte[], String>> MARKS = List.of(
            Map.entry(new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF}, "UTF-32BE"),
            Map.entry(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0}, "UTF-32LE"),
            Map.entry(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, "UTF-8"),
            Map.entry(new byte[] {(byte) 0xFE, (byte) 0xFF}, "UTF-16BE"),
            Map.entry(new byte[] {(byte) 0xFF, (byte) 0xFE}, "UTF-16LE"));

    private Charsets() {}

    /** The text without a byte order mark. */
    static String decode(byte[] body, @Nullable String contentType) {
        List<Charset> tried = candidates(body, contentType);
        for (Charset charset : tried) {
            String text = strictly(body, charset);
            if (text != null) {
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            }
        }
        String text = new String(body, tried.get(0));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static List<Charset> candidates(byte[] body, @Nullable String contentType) {
        List<Charset> found = new ArrayList<>();
        for (Map.Entry<byte[], String> mark : MARKS) {
            if (found.isEmpty() && begins(body, mark.getKey())) {
                found.add(Charset.forName(mark.getValue()));
            }
        }
        add(found, label(LABEL, contentType == null ? "" : contentType));
        add(found, look(body));
        add(found, label(PROLOG, head(body)));
        found.add(StandardCharsets.UTF_8);
        found.add(Charset.forName("windows-1252"));
        found.add(StandardCharsets.ISO_8859_1);
        return found;
    }

    private static String head(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
        return head.replace("\0", "");
    }

    /** What a first {@code <} looks like in the wide encodings. */
    private static @Nullable String look(byte[] body) {
        if (body.length < 4) {
            return null;
        }
        int first = (body[0] & 0xFF) << 24 | (body[1] & 0xFF) << 16 | (body[2] & 0xFF) << 8 | (body[3] & 0xFF);
        return switch (first) {
            case 0x0000003C -> "UTF-32BE";
            case 0x3C000000 -> "UTF-32LE";
            case 0x003C003F, 0x003C0021, 0x003C0072, 0x003C0066 -> "UTF-16BE";
            case 0x3C003F00, 0x3C002100, 0x3C007200, 0x3C006600 -> "UTF-16LE";
            default -> null;
        };
    }

    private static boolean begins(byte[] body, byte[] mark) {
        return body.length >= mark.length && java.util.Arrays.equals(body, 0, mark.length, mark, 0, mark.length);
    }

    private static @Nullable String label(Pattern where, String text) {
        Matcher label = where.matcher(text);
        return label.find() ? label.group(1) : null;
    }

    private static void add(List<Charset> found, @Nullable String label) {
        try {
            if (label != null) {
                String name = label.toLowerCase(Locale.ROOT);
                found.add(Charset.forName(LARGER.getOrDefault(name, name)));
            }
        } catch (IllegalArgumentException unknown) {
            return; // a charset nobody knows is no label at all
        }
    }

    private static @Nullable String strictly(byte[] body, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
