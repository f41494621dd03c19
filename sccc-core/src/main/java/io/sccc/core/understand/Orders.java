package io.sccc.core.understand;

/** Order, ticket, case and tracking numbers: what a word like "pedido" leads to with nothing of weight in between. */
final class Orders {
    private static final int MIN_LENGTH = 4;
    private static final int MAX_LENGTH = 40;

    private Orders() {}

    /** End of the order number that begins with {@code token}, or 0. */
    static int end(Tokens tokens, int token) {
        boolean follows = tokens.cue(token) == Cue.ORDER && tokens.distance(token) == 0;
        if (!follows || !(tokens.isNumber(token) || tokens.isCode(token))) {
            return 0;
        }
        Symbols text = tokens.text();
        int end = tokens.end(token);
        while (isInside(text, end) && end - tokens.start(token) < MAX_LENGTH) {
            end++;
        }
        return isNumber(text, tokens.start(token), end) ? end : 0;
    }

    /** First sign: letters tied to the number by a dash are part of it, as in "INV-2024". */
    static int start(Symbols text, int start) {
        int i = start;
        while (isInside(text, i - 1) && start - i < MAX_LENGTH) {
            i--;
        }
        return text.isLetterOrDigit(i) ? i : start;
    }

    private static boolean isInside(Symbols text, int i) {
        return text.isLetterOrDigit(i)
                || ((text.at(i) == '-' || text.at(i) == '/')
                        && text.isLetterOrDigit(i + 1)
                        && text.isLetterOrDigit(i - 1));
    }

    private static boolean isNumber(Symbols text, int start, int end) {
        char before = text.at(start - 1) == ' ' ? text.at(start - 2) : text.at(start - 1);
        boolean money = Character.getType(before) == Character.CURRENCY_SYMBOL || before == '@';
        boolean decimal = (text.at(end) == '.' || text.at(end) == ',') && text.isDigit(end + 1);
        return end - start >= MIN_LENGTH
                && !money
                && !decimal
                && !isQuantity(text, start, end)
                && !isDateOrYear(text, start, end)
                && text.at(end) != '%'
                && text.at(end) != ':';
    }

    /** "45minutos", "8hrs", "30abril": digits and then nothing but letters. */
    private static boolean isQuantity(Symbols text, int start, int end) {
        int i = start;
        while (i < end && text.isDigit(i)) {
            i++;
        }
        int letters = i;
        while (i < end && text.isLetter(i)) {
            i++;
        }
        return i == end && letters > start && letters < start + 5 && end - letters >= 2;
    }

    private static boolean isDateOrYear(Symbols text, int start, int end) {
        int length = end - start;
        boolean year = length == 4
                && (text.startsWith("19", start) || text.startsWith("20", start))
                && text.isDigit(start + 2)
                && text.isDigit(start + 3);
        boolean slashes = length <= 10
                && (isSlash(text, start + 1) || isSlash(text, start + 2))
                && (isSlash(text, end - 5) || isSlash(text, end - 3));
        boolean iso = length == 10 && text.at(start + 4) == '-' && text.at(start + 7) == '-';
        return year || slashes || iso;
    }

    private static boolean isSlash(Symbols text, int i) {
        return text.at(i) == '/';
    }
}
