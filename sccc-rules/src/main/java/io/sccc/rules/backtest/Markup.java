package io.sccc.rules.backtest;

/** HTML being written. What is text goes through {@link #text}, which escapes it. */
final class Markup {

    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Tags of ours. */
    Markup tag(String html) {
        out.append(html);
        return this;
    }

    /** Anybody's words. */
    Markup text(String words) {
        out.append(escaped(words));
        return this;
    }

    /** An element of ours with anybody's words in it. */
    Markup element(String open, String words) {
        String name = open.split(" ", 2)[0];
        out.append('<')
                .append(open)
                .append('>')
                .append(escaped(words))
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    /** Control characters, which HTML forbids, and what turns the direction of writing around become a blank. */
    static String escaped(String words) {
        StringBuilder safe = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(harmless(c) ? c : ' ');
            }
        });
        return safe.toString();
    }

    /** At most so many characters, cut between whole ones. */
    static String cut(String words, int most) {
        if (words.length() <= most) {
            return words;
        }
        int end = most - 1;
        return words.substring(0, Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean harmless(int c) {
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean half = c >= 0xD800 && c <= 0xDFFF;
        return !turns && !half && (!Character.isISOControl(c) || c == '\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
