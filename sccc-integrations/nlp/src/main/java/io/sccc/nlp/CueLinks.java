package io.sccc.nlp;

import java.util.Locale;
import java.util.Set;

/** Finds links, those without a scheme included. */
final class CueLinks {

    private static final Set<String> ENDINGS = Set.of(
            "com", "net", "org", "io", "ly", "app", "shop", "info", "xyz", "example", "club", "online", "site", "store",
            "gg", "link", "top", "biz", "br", "mx", "ar", "cl", "pe", "uk", "tv", "be");

    private CueLinks() {}

    /** Where the link that begins at {@code from} ends; {@code from} if none begins there. */
    static int end(String raw, int from) {
        char c = raw.charAt(from);
        boolean scheme = (c == 'h' || c == 'H')
                && (raw.regionMatches(true, from, "http://", 0, 7) || raw.regionMatches(true, from, "https://", 0, 8));
        if (scheme || ((c == 'w' || c == 'W') && raw.regionMatches(true, from, "www.", 0, 4))) {
            return wordEnd(raw, from);
        }
        return bare(raw, from);
    }

    /** {@code name.ending} with an ending that is known, alone or before a path. */
    private static int bare(String raw, int from) {
        int i = from;
        int dot = -1;
        while (i < raw.length() && isName(raw.charAt(i))) {
            dot = raw.charAt(i) == '.'
                            && i + 1 < raw.length()
                            && isName(raw.charAt(i + 1))
                            && Character.isLetter(raw.charAt(i + 1))
                    ? i
                    : dot;
            i++;
        }
        if (dot < from + 2) {
            return from;
        }
        int end = i;
        while (raw.charAt(end - 1) == '.') {
            end--;
        }
        boolean known = ENDINGS.contains(raw.substring(dot + 1, end).toLowerCase(Locale.ROOT));
        return known ? wordEnd(raw, from) : from;
    }

    private static boolean isName(char c) {
        return (c < 0x80 && Letters.isWordPart(c)) || c == '-' || c == '.' || c == '_';
    }

    private static int wordEnd(String raw, int from) {
        int i = from;
        while (i < raw.length() && !Character.isWhitespace(raw.charAt(i))) {
            i++;
        }
        return i;
    }
}
