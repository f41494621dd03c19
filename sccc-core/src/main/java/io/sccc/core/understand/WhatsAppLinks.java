package io.sccc.core.understand;

/** The numbers in links that open a chat or a call: {@code wa.me/57300...}, {@code send?phone=57300...}, {@code tel:+57...}. */
final class WhatsAppLinks {
    private static final String[] BEGINNINGS = {"wa.me/", "phone=", "tel:", "t.me/+"};

    private WhatsAppLinks() {}

    /** First sign of the number when such a link begins at {@code i}, or -1. */
    static int numberAt(Symbols text, int i) {
        char first = text.at(i);
        if (first == 'w' || first == 'p' || first == 't') {
            for (String beginning : BEGINNINGS) {
                if (text.startsWith(beginning, i)) {
                    return afterSign(text, i + beginning.length());
                }
            }
        }
        return -1;
    }

    private static int afterSign(Symbols text, int i) {
        return text.startsWith("%2b", i) ? i + 3 : i;
    }

    /** End of the number that begins at {@code start}, or 0 when it is none. */
    static int end(Symbols text, int start) {
        int i = text.at(start) == '+' ? start + 1 : start;
        int digits = i;
        while (text.isDigit(i)) {
            i++;
        }
        return i - digits >= 8 && i - digits <= 15 ? i : 0;
    }
}
