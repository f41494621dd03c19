package io.sccc.core.internal.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON being written, from left to right; it puts the commas. Every Java string comes back from it as it was. */
final class JsonText {

    private static final Pattern OWN_ESCAPE = Pattern.compile("\\x00([0-9a-f]{4})");

    private final StringBuilder out = new StringBuilder(1024);

    /** Opens an object or array. */
    void open(char bracket) {
        out.append(bracket);
    }

    /** Closes an object or array. */
    void close(char bracket) {
        out.append(bracket);
    }

    /** To be called before each element of an array. */
    void element() {
        char last = out.charAt(out.length() - 1);
        if (last != '{' && last != '[') {
            out.append(',');
        }
    }

    /** A key that {@link #quoted} has made. */
    void key(String quoted) {
        element();
        out.append(quoted);
    }

    /** Any key; {@link #nameOf} gives it back. */
    void name(String name) {
        element();
        string(name, true);
        out.append(':');
    }

    /** The name that a key was written for. Jackson reads no lone surrogate in keys: NUL and four digits stand for it. */
    static String nameOf(String key) {
        return key.indexOf(0) < 0
                ? key
                : OWN_ESCAPE
                        .matcher(key)
                        .replaceAll(own -> Matcher.quoteReplacement(
                                Character.toString((char) Integer.parseInt(own.group(1), 16))));
    }

    void number(long value) {
        out.append(value);
    }

    /** A number; JSON has no word for what is none, which reads as missing. */
    void number(double value) {
        if (Double.isNaN(value)) {
            out.append("null");
        } else if (Double.isInfinite(value)) {
            out.append(value > 0 ? "1e999" : "-1e999");
        } else {
            out.append(value);
        }
    }

    void bool(boolean value) {
        out.append(value);
    }

    /** A string of characters that need no escape. */
    void plain(String text) {
        out.append('"').append(text).append('"');
    }

    /** A string, with escapes for what JSON reserves, control characters (NUL is one) and lone surrogates. */
    void string(String text) {
        string(text, false);
    }

    private void string(String text, boolean key) {
        out.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '\\' ? c < Character.MIN_SURROGATE : c >= ' ' && c != '"' && c != '\\') {
                continue; // nearly every one: a test as short as can be
            }
            if (paired(c, i, text)) {
                i++;
            } else if (c <= Character.MAX_SURROGATE) {
                out.append(text, done, i);
                escape(c, key);
                done = i + 1;
            }
        }
        if (done == 0) {
            out.append(text); // in one piece: several times as fast as a range
        } else {
            out.append(text, done, text.length());
        }
        out.append('"');
    }

    /** A key as it stands in the text, for {@link #key}. */
    static String quoted(String name) {
        JsonText text = new JsonText();
        text.string(name);
        return text + ":";
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static boolean paired(char c, int at, String text) {
        return Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private void escape(char c, boolean key) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append(key && (c == 0 || Character.isSurrogate(c)) ? "\\u0000" : "\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(Character.forDigit((c >> shift) & 15, 16));
                }
            }
        }
    }
}
