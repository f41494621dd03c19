package io.sccc.rules;

import java.nio.file.Path;

/** Pieces of a rule file in messages: on one line, short, and without characters that change how the rest looks. */
final class Quote {

    private static final int LONGEST = 60;

    private Quote() {}

    /** In quotes. */
    static String of(String text) {
        return '"' + plain(text) + '"';
    }

    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> append(out, c));
        if (text.codePointCount(0, text.length()) > LONGEST) {
            out.append("...");
        }
        return out.toString();
    }

    /** A file's name, whole. */
    static String path(Path file) {
        StringBuilder out = new StringBuilder();
        file.toString().codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> out.append("\\u%04x".formatted(codePoint));
            default -> out.appendCodePoint(codePoint);
        }
    }
}
