package io.sccc.connectors.vendor.requesttracker;

import io.sccc.core.model.ActionKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What RT takes as text. It answers 500 to a NUL and to half a surrogate pair, and cuts subjects without a word. */
final class Texts {

    /** Characters of a ticket's subject. */
    static final int SUBJECT = 200;
    /** Characters of a message; RT takes more, and nobody reads more. */
    static final int MESSAGE = 100_000;
    /** Characters of a custom field's value. */
    static final int FIELD = 255;

    private static final String CUT = "…";
    private static final int BACK = 64;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss '+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Texts() {}

    /** Several lines, without what RT chokes on, cut to {@code most} characters between two signs. */
    static String lines(String text, int most) {
        StringBuilder clean = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                clean.append('\uFFFD');
            } else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                clean.appendCodePoint(c);
            }
        });
        return cut(clean.toString(), most);
    }

    /** One line: line breaks are spaces, so that no header can be smuggled in. */
    static String line(String text, int most) {
        return cut(
                lines(text, Integer.MAX_VALUE)
                        .replaceAll("[\\s\\p{Zl}\\p{Zp}]+", " ")
                        .strip(),
                most);
    }

    private static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int end = text.offsetByCodePoints(0, most - 1);
        int at = end;
        for (int steps = 0; steps < BACK && at > 0 && joined(text, at); steps++) {
            at = text.offsetByCodePoints(at, -1);
        }
        return text.substring(0, at > 0 && !joined(text, at) ? at : end) + CUT;
    }

    /** Would a cut here part a letter from its accent, or a family of emoji? */
    private static boolean joined(String text, int at) {
        int after = text.codePointAt(at);
        int type = Character.getType(after);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.MODIFIER_SYMBOL
                || after == ZERO_WIDTH_JOINER
                || text.codePointBefore(at) == ZERO_WIDTH_JOINER;
    }

    /** The address that a ticket refers to for an action's key. Other characters than those of keys are escaped. */
    static String link(ActionKey key) {
        String value = key.value().startsWith("sccc:") ? key.value() : "sccc:" + key.value();
        StringBuilder link = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || ":._-".indexOf(c) >= 0);
            link.append(plain ? String.valueOf(c) : "%" + String.format(Locale.ROOT, "%02X", (int) c));
        }
        return link.toString();
    }

    /** A text inside TicketSQL. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /**
     * A time inside TicketSQL, to the second, with its offset. RT reads one without an offset in the user's own zone, and
     * finds nothing at all, with status 200, when it is written in ISO 8601 with T and Z.
     */
    static String time(Instant when) {
        return "'" + DATE.format(when) + "'";
    }
}
