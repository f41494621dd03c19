package io.sccc.examples.report;

/** HTML being written. What is text goes through {@link #text} or {@link #element}, which escape it. */
final class Markup {

    private final StringBuilder out = new StringBuilder(1 << 15);

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
        return tag("<" + open + ">").text(words).tag("</" + name + ">");
    }

    /** Control characters and signs that turn the direction of writing become a blank. */
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
