package io.sccc.nlp;

import java.util.Locale;
import java.util.Set;

/** Finds links, those without a scheme included. */
final class CueLinks {

    private static final Set<String> ENDINGS = Set.of(
            "com", "net", "org", "io", "ly", "app", "shop", "info", "xyz", "example", "club", "online", "site", "store",
            "gg", "link", "top", "biz", "br", "mx", "ar", "cl", "pe", "uk", "tv", "be");

    private CueLinks() {}

    /** Where the link that begins at {@code from} ends; {@code from} if none begins there. {@code chars} are the text's. */
    static int end(String raw, char[] chars, int from) {
        char c = chars[from];
        boolean scheme = (c == 'h' || c == 'H')
                && (raw.regionMatches(true, from, "http://", 0, 7) || raw.regionMatches(true, from, "https://", 0, 8));
        if (scheme || ((c == 'w' || c == 'W') && raw.regionMatches(true, from, "www.", 0, 4))) {
            return wordEnd(chars, from);
        }
        return bare(chars, from);
    }

    /** {@code name.ending} with an ending that is known, alone or before a path. */
    private static int bare(char[] chars, int from) {
        int i = from;
        int dot = -1;
        while (i < chars.length && isName(chars[i])) {
            dot = chars[i] == '.' && i + 1 < chars.length && isName(chars[i + 1]) && Character.isLetter(chars[i + 1])
                    ? i
                    : dot;
            i++;
        }
        if (dot < from + 2) {
            return from;
        }
        int end = i;
        while (chars[end - 1] == '.') {
            end--;
        }
        boolean known = ENDINGS.contains(new String(chars, dot + 1, end - dot - 1).toLowerCase(Locale.ROOT));
        return known ? wordEnd(chars, from) : from;
    }

    private static boolean isName(char c) {
        return (c < 0x80 && Letters.isWordPart(c)) || c == '-' || c == '.' || c == '_';
    }

    private static int wordEnd(char[] chars, int from) {
        int i = from;
        while (i < chars.length && !Character.isWhitespace(chars[i])) {
            i++;
        }
        return i;
    }
}
