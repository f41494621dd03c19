package io.sccc.core.understand;

/**
 * The numbers from one token on, as far as they are joined: for each length their digits, how they are grouped and what
 * joins them. One run is filled again and again, so that a text of a million numbers costs no memory for each.
 */
final class Run {
    /** More digits than any number searched for. */
    static final int MAX_DIGITS = 24;

    private final Tokens tokens;
    private final char[] digits = new char[MAX_DIGITS];
    private final int[] total = new int[MAX_DIGITS];
    private final long[] shape = new long[MAX_DIGITS];
    private final Joint[] inner = new Joint[MAX_DIGITS];
    private int first;
    private int count;

    Run(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads the run that begins with {@code token}. */
    Run from(int token) {
        first = token;
        count = 0;
        while (fits()) {
            append(first + count);
        }
        return this;
    }

    int first() {
        return first;
    }

    /** Whether the run begins amid digits that stand one by one: such a row is read from its first digit only. */
    boolean isAmidDigits() {
        return before() != Joint.NONE
                && tokens.length(first) == 1
                && tokens.length(first - 1) == 1
                && after(1) != Joint.NONE
                && tokens.length(first + 1) == 1;
    }

    /** How many numbers the run has. */
    int count() {
        return count;
    }

    /** Digits of the first {@code groups} numbers. */
    int total(int groups) {
        return total[groups - 1];
    }

    long shape(int groups) {
        return shape[groups - 1];
    }

    char digit(int i) {
        return digits[i];
    }

    int value(int i) {
        return digits[i] - '0';
    }

    /** The number that the digits from {@code start} to before {@code end} make. */
    int number(int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = value * 10 + value(i);
        }
        return value;
    }

    /** What joins the first {@code groups} numbers when it is the same everywhere; NONE when it differs. One number: NONE. */
    Joint inner(int groups) {
        return inner[groups - 1];
    }

    int start() {
        return tokens.start(first);
    }

    int end(int groups) {
        return tokens.end(first + groups - 1);
    }

    Joint before() {
        return tokens.before(first);
    }

    Joint after(int groups) {
        return tokens.after(first + groups - 1);
    }

    Tokens tokens() {
        return tokens;
    }

    Symbols text() {
        return tokens.text();
    }

    /** Whether the first {@code groups} numbers are cut off from what stands around them by more than a dot, dash or slash. */
    boolean isApart(int groups) {
        return isSeparate(groups) && !isPartOfCode(groups);
    }

    /** As {@link #isApart}, but a letter may be tied to the number: "V-12345678", "12.345.678-X". */
    boolean isSeparate(int groups) {
        boolean handle = text().at(start() - 1) == '@';
        return !handle && isLoose(before(), start() - 1) && isLoose(after(groups), end(groups));
    }

    private boolean isLoose(Joint joint, int sign) {
        return switch (joint) {
            case DASH, DOT, SLASH -> text().at(sign) == ' ';
            case OTHER -> !isInsideNumber(sign);
            default -> true;
        };
    }

    private boolean isInsideNumber(int sign) {
        boolean between = text().isDigit(sign + 1) && text().isDigit(sign - 1);
        return between && (text().at(sign) == ',' || text().at(sign) == ':');
    }

    /** "INV-4111...", "4111...-A", "#hash_300...": a sign without blanks ties the number to letters that are no label. */
    private boolean isPartOfCode(int groups) {
        int left = start() - 1;
        int right = end(groups);
        boolean letters = text().isLetter(left - 1) && tokens.word(first - 1) == Cue.NONE;
        boolean before = isTie(text().at(left))
                && (letters || text().at(left - 1) == '>' || text().at(left - 1) == Symbols.OPAQUE);
        boolean after = isTie(text().at(right)) && text().at(right) != '.' && text().isLetter(right + 1);
        return before || after || text().at(left) == '@' || (text().at(right) == '@' && text().isLetter(right + 1));
    }

    private static boolean isTie(char sign) {
        return sign == '-' || sign == '_' || sign == '.' || sign == '/' || sign == '=';
    }

    private boolean fits() {
        int next = first + count;
        if (!tokens.isNumber(next) || count == MAX_DIGITS || (count > 0 && tokens.before(next) == Joint.NONE)) {
            return false;
        }
        return (count == 0 ? 0 : total[count - 1]) + tokens.length(next) <= MAX_DIGITS;
    }

    private void append(int token) {
        int at = count == 0 ? 0 : total[count - 1];
        for (int i = tokens.start(token); i < tokens.end(token); i++) {
            digits[at++] = text().at(i);
        }
        total[count] = at;
        shape[count] = Shape.then(count == 0 ? 0 : shape[count - 1], tokens.length(token));
        Joint joint = tokens.before(token);
        inner[count] = count == 0 ? Joint.NONE : count == 1 || inner[count - 1] == joint ? joint : Joint.NONE;
        count++;
    }

    /**
     * Whether the run lies in a Brazilian invoice key (44 digits in fours) or payment slip (47 or 48 digits), parts of which
     * look like cards and telephones. Three cards in fours have 48 digits too and are none.
     */
    boolean isPaymentSlip() {
        if (count < 3 && before() == Joint.NONE) {
            return false;
        }
        int from = first;
        while (from > first - 11 && tokens.before(from) != Joint.NONE) {
            from--;
        }
        int sum = tokens.length(from);
        int to = from;
        while (to < from + 12 && tokens.after(to) != Joint.NONE) {
            sum += tokens.length(++to);
        }
        return sum == 44 || sum == 47 || (sum == 48 && tokens.length(from) != 4);
    }
}
