package io.sccc.core.understand;

/** What stands between two numbers that follow each other. */
enum Joint {
    /** Words, or too much: they have nothing to do with each other. */
    NONE,
    SPACE,
    DASH,
    DOT,
    SLASH,
    PARENTHESIS,
    /** A comma, colon, bar, star, underscore or line end. */
    OTHER;

    /** Longest text between two numbers that still joins them. */
    private static final int MAX = 3;

    /** What the signs from {@code start} to before {@code end} are. */
    static Joint of(Symbols text, int start, int end) {
        if (end - start > MAX || end <= start) {
            return NONE;
        }
        Joint found = SPACE;
        for (int i = start; i < end; i++) {
            Joint sign = of(text.at(i));
            if (sign == NONE || (sign != SPACE && found != SPACE && !(sign == DASH && found == PARENTHESIS))) {
                return NONE;
            }
            found = found == SPACE ? sign : found;
        }
        return found == DOT && end - start > 1 ? OTHER : found;
    }

    /** Whether numbers so joined can be the groups of one telephone number. */
    boolean isPhonetic() {
        return this == SPACE || this == DASH || this == DOT || this == PARENTHESIS;
    }

    private static Joint of(char sign) {
        return switch (sign) {
            case ' ' -> SPACE;
            case '-' -> DASH;
            case '.' -> DOT;
            case '/' -> SLASH;
            case '(', ')' -> PARENTHESIS;
            case ',', ':', '|', '*', '_', '\n', '+', ';' -> OTHER;
            default -> NONE;
        };
    }
}
