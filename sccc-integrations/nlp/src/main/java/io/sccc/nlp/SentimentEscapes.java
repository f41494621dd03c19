package io.sccc.nlp;

/** Some feeds leave characters as they stood in their JSON, a backslash, a u and four hexadecimal digits; read them so. */
final class SentimentEscapes {
    private static final int LENGTH = 6;

    private SentimentEscapes() {}

    /** The text with such escapes decoded; the same object when there are none. */
    static String decode(String text) {
        int at = text.indexOf("\\u");
        if (at < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int done = 0;
        for (; at >= 0; at = text.indexOf("\\u", at + 1)) {
            int value = value(text, at + 2);
            if (value >= 0 && at >= done) {
                decoded.append(text, done, at).append((char) value);
                done = at + LENGTH;
            }
        }
        return decoded.append(text, done, text.length()).toString();
    }

    private static int value(String text, int from) {
        if (from + 4 > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
