package io.sccc.connectors.http;

/** Words as they are put together: runs of white space are one space or as many lines as were asked for. */
final class HtmlWords {

    private final StringBuilder out = new StringBuilder();
    private final boolean lines;
    private int breaks;
    private boolean space;
    private int pre;

    HtmlWords(boolean lines) {
        this.lines = lines;
    }

    /** Adds words, whose own white space counts as little as HTML says. */
    void add(String text) {
        boolean kept = lines || pre > 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && kept) {
                newline();
            } else if (Character.isWhitespace(c) || c == '\u00A0') {
                space = true;
            } else if (c >= ' ' && c != 0x7F) {
                flush();
                out.append(c);
            }
        }
    }

    /** One more line, at most one of them empty. */
    void newline() {
        breaks = Math.min(2, breaks + 1);
    }

    /** At least so many line ends before what follows. */
    void breaks(int least) {
        breaks = Math.max(breaks, least);
    }

    /** Into or out of preformatted text. */
    void pre(int change) {
        pre = Math.max(0, pre + change);
    }

    int length() {
        return out.length();
    }

    /** What was added after that length. */
    String since(int length) {
        return out.substring(Math.min(length, out.length()));
    }

    String text() {
        return out.toString();
    }

    private void flush() {
        if (!out.isEmpty()) {
            out.append("\n".repeat(breaks)).append(breaks == 0 && space ? " " : "");
        }
        breaks = 0;
        space = false;
    }
}
