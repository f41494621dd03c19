package io.sccc.core.understand;

/** E-mail addresses around an at sign: RFC 5321 lengths, local parts as people have them, a name that ends in letters. */
final class Emails {
    private static final int LOCAL_MAX = 64;
    private static final int DOMAIN_MAX = 253;
    private static final String FILE_ENDINGS = " png jpg jpeg gif webp svg mp4 pdf ";

    private Emails() {}

    /** First sign of the address whose at sign stands at {@code at}, or -1. */
    static int start(Symbols text, int at) {
        int i = at;
        while (i > 0 && at - i < LOCAL_MAX && isLocal(text, i - 1)) {
            i--;
        }
        while (i < at && !text.isLetterOrDigit(i) && text.at(i) != '_' && text.at(i) != '+') {
            i++;
        }
        boolean handle = text.at(i - 1) == '@' || text.at(at - 1) == '.' || text.at(i - 1) == Symbols.OPAQUE;
        return i == at || handle ? -1 : i;
    }

    /** End of the address whose at sign stands at {@code at}, or 0. */
    static int end(Symbols text, int at) {
        int end = 0;
        int label = at + 1;
        int i = at + 1;
        for (; i - at <= DOMAIN_MAX && (text.isLetterOrDigit(i) || text.at(i) == '-' || text.at(i) == '.'); i++) {
            if (text.at(i) == '.') {
                if (i == label || !text.isLetterOrDigit(i + 1)) {
                    break;
                }
                label = i + 1;
            }
            if (label > at + 1 && isNameEnd(text, label, i)) {
                end = i + 1;
            }
        }
        return end;
    }

    /** Whether letters alone fill {@code label} up to {@code last} and nothing but a new label or the end follows. */
    private static boolean isNameEnd(Symbols text, int label, int last) {
        int length = last + 1 - label;
        if (text.isLetterOrDigit(last + 1)
                || (text.at(last + 1) == '-' && text.isLetterOrDigit(last + 2))
                || length < 2
                || length > 24) {
            return false;
        }
        StringBuilder name = new StringBuilder(" ");
        for (int i = label; i <= last; i++) {
            if (!text.isLetter(i)) {
                return false;
            }
            name.append(text.at(i));
        }
        return !FILE_ENDINGS.contains(name.append(' '));
    }

    private static boolean isLocal(Symbols text, int i) {
        char c = text.at(i);
        return text.isLetterOrDigit(i) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%' || c == '\'';
    }
}
