package io.sccc.core.understand;

import java.util.Set;

/** Telephone numbers: by a plus, by an area code in parentheses, by a grouping of their own, or by the words around. */
final class Phones {
    private static final int NEAR = 4;
    private static final int MIN = 7;
    private static final int MAX = 13;
    private static final int WORDS_AFTER = 4;
    private static final Set<String> LEADS = Set.of(
            "es", "is", "e", "eh", "mi", "my", "meu", "me", "este", "esta", "esse", "essa", "this", "o", "el", "te",
            "tu");
    private static final long DASHED_FOURS = Shape.of(2, 4, 4);
    private static final long SPACED_THREES = Shape.of(3, 3, 3);
    private static final long PAIRS = Shape.of(2, 2, 2, 2, 2);
    private static final long ISO_DATE = Shape.of(4, 2, 2);
    private static final long DATE = Shape.of(2, 2, 4);
    private static final Set<Long> BRAZILIAN = Set.of(Shape.of(2, 5, 4), Shape.of(2, 9));
    private static final Set<Long> WITH_ZERO = Set.of(
            Shape.of(2, 2, 4, 4),
            Shape.of(5, 7),
            Shape.of(6, 6),
            Shape.of(5, 3, 4),
            Shape.of(3, 4, 4),
            Shape.of(4, 3, 4),
            Shape.of(4, 7),
            Shape.of(4, 3, 3),
            Shape.of(4, 6),
            Shape.of(3, 5, 4),
            Shape.of(3, 3, 3),
            Shape.of(1, 3, 3, 4),
            Shape.of(2, 3, 3, 4),
            Shape.of(2, 3, 7),
            Shape.of(4, 3, 2, 2),
            Shape.of(3, 2, 4, 4),
            Shape.of(3, 3, 4),
            Shape.of(3, 7),
            Shape.of(2, 3, 4),
            Shape.of(2, 7),
            Shape.of(3, 3, 2, 2),
            Shape.of(2, 4, 4),
            Shape.of(2, 3, 2, 2));
    private static final Set<Long> NINES =
            Set.of(Shape.of(3, 2, 2, 2), Shape.of(2, 3, 2, 2), Shape.of(1, 4, 4), Shape.of(3, 3, 3), Shape.of(3, 6));
    private static final Set<Long> TENS = Set.of(Shape.of(3, 3, 4), Shape.of(3, 7), Shape.of(3, 3, 2, 2));

    private Phones() {}

    /** How many numbers of the run make a telephone number, or 0. */
    static int match(Run run) {
        if (!mayBegin(run)) {
            return 0;
        }
        if (run.text().at(run.start() - 1) == '+') {
            return longest(run, Phones::isAfterPlus);
        }
        Cue cue = run.tokens().cueWithin(run.first(), NEAR);
        int own = cue.protects() || cue == Cue.NATIONAL
                ? longest(run, Phones::isUnmistakable)
                : longest(run, Phones::isFree);
        return own > 0 || !isAnnounced(run, cue) ? own : announced(run);
    }

    /** First sign of the number that was found: its plus and parenthesis belong to it. */
    static int start(Run run) {
        int start = run.start();
        start -= run.text().at(start - 1) == '+' ? 1 : 0;
        boolean closed = run.after(1) == Joint.PARENTHESIS;
        return run.text().at(start - 1) == '(' && closed ? start - 1 : start;
    }

    private interface Test {
        boolean passes(Run run, int groups, int length);
    }

    private static int longest(Run run, Test test) {
        for (int groups = phonetic(run); groups > 0; groups--) {
            int length = run.total(groups);
            if (length >= MIN
                    && length <= 15
                    && test.passes(run, groups, length)
                    && run.isApart(groups)
                    && !Amounts.isAmount(run, groups)) {
                return groups;
            }
        }
        return 0;
    }

    /** How many numbers of the run blanks, dashes, dots and parentheses alone join. */
    private static int phonetic(Run run) {
        int groups = 1;
        while (groups < run.count() && run.after(groups).isPhonetic()) {
            groups++;
        }
        return groups;
    }

    private static boolean mayBegin(Run run) {
        return run.total(run.count()) >= MIN && run.text().at(run.start() - 1) != '@';
    }

    private static boolean isAfterPlus(Run run, int groups, int length) {
        return run.value(0) != 0
                && (PhoneNumbers.isInternational(run, 0, length)
                        || (length >= 10 && groups == phonetic(run) && !isRound(run, groups)));
    }

    /** "+10.000.000.000 views" is no telephone. */
    private static boolean isRound(Run run, int groups) {
        return run.inner(groups) == Joint.DOT && run.tokens().length(run.first() + groups - 1) == 3;
    }

    private static boolean isUnmistakable(Run run, int groups, int length) {
        return isInParentheses(run, groups, length) || (groups > 2 && isBrazilianGrouped(run, groups, length));
    }

    private static boolean isInParentheses(Run run, int groups, int length) {
        boolean open = run.text().at(run.start() - 1) == '(' && run.after(1) == Joint.PARENTHESIS;
        int area = run.total(1);
        boolean sane = area == 2 || area == 3 || (area == 4 && run.value(0) == 0);
        return open && sane && groups > 1 && length - area >= 6 && length - area <= 10 && length <= 12;
    }

    private static boolean isFree(Run run, int groups, int length) {
        return isUnmistakable(run, groups, length)
                || isBrazilianGrouped(run, groups, length)
                || (groups == 1 ? isBare(run, length) : isGrouped(run, groups, length));
    }

    private static boolean isBrazilianGrouped(Run run, int groups, int length) {
        return length == 11
                && groups > 1
                && BRAZILIAN.contains(run.shape(groups))
                && PhoneNumbers.isBrazilianMobile(run, 0);
    }

    /** Digits on end that only a mobile number of Colombia or Brazil, or one with its country code, begins like. */
    private static boolean isBare(Run run, int length) {
        return switch (length) {
            case 10 -> PhoneNumbers.isColombianMobile(run.number(0, 3));
            case 11 -> PhoneNumbers.isBrazilianMobile(run, 0) || run.number(0, 3) == 569 || run.number(0, 3) == 519;
            case 12 -> run.number(0, 2) == 57 && PhoneNumbers.isColombianMobile(run.number(2, 5));
            case 13 ->
                (run.number(0, 2) == 55 && PhoneNumbers.isBrazilianMobile(run, 2))
                        || run.number(0, 3) == 549
                        || run.number(0, 3) == 521;
            case 14 ->
                run.number(0, 2) == 0 && run.number(2, 4) == 57 && PhoneNumbers.isColombianMobile(run.number(4, 7));
            default -> false;
        };
    }

    private static boolean isGrouped(Run run, int groups, int length) {
        long shape = run.shape(groups);
        int first = run.value(0);
        if (first == 0) {
            return (WITH_ZERO.contains(shape) && run.value(1) != 0 && run.inner(groups) != Joint.DOT)
                    || isZeroZero(run, length);
        }
        if (isWithCountry(run, length)) {
            return true;
        }
        return switch (length) {
            case 9 -> NINES.contains(shape) && isNine(run, groups, shape);
            case 10 -> isTen(run, groups, shape, first);
            case 11 -> (shape == Shape.of(1, 3, 3, 4) && first == 1) || (shape == Shape.of(2, 4, 5) && first == 9);
            default -> false;
        };
    }

    private static boolean isZeroZero(Run run, int length) {
        return length > 12 && run.value(1) == 0 && PhoneNumbers.isInternational(run, 2, length);
    }

    /** The first number is the country code alone: "57 300 123 4567", "1-800-123-4567", "503 7123 4567". */
    private static boolean isWithCountry(Run run, int length) {
        int code = run.total(1);
        boolean fits = switch (code) {
            case 1 -> run.value(0) == 1;
            case 2 -> run.value(0) == 5 || run.number(0, 2) == 34;
            case 3 -> run.value(0) == 5;
            default -> false;
        };
        return fits && run.total(2) <= 8 && PhoneNumbers.isInternational(run, 0, length);
    }

    private static boolean isNine(Run run, int groups, long shape) {
        boolean mobile = run.value(0) == 6
                || run.value(0) == 7
                || run.value(0) == 9
                || (run.value(0) == 8 && shape != SPACED_THREES);
        boolean plain = shape != SPACED_THREES || run.inner(groups) == Joint.SPACE || run.inner(groups) == Joint.DASH;
        return mobile && plain && (shape != Shape.of(1, 4, 4) || run.value(0) == 9);
    }

    private static boolean isTen(Run run, int groups, long shape, int first) {
        if (shape == DASHED_FOURS) {
            boolean years = isYear(run.number(2, 6)) && (isYear(run.number(6, 10)) || run.number(0, 2) <= 12);
            return first > 0 && run.inner(groups) != Joint.DOT && !years;
        }
        if (shape == PAIRS) {
            int area = run.number(0, 2);
            return area == 55 || area == 56 || area == 33 || area == 81;
        }
        boolean colombian = first == 3 && PhoneNumbers.isColombianMobile(run.number(0, 3));
        return TENS.contains(shape) && (colombian || (shape == Shape.of(3, 3, 4) && first > 1));
    }

    private static boolean isYear(int four) {
        return four >= 1900 && four < 2100;
    }

    private static boolean isAnnounced(Run run, Cue cue) {
        return cue == Cue.PHONE
                || (cue == Cue.NUMBER && run.tokens().distance(run.first()) <= 2)
                || (!cue.protects() && isAnnouncedAfter(run));
    }

    /** "... es mi celular": a telephone's word soon after the number, but not "... en la línea". */
    private static boolean isAnnouncedAfter(Run run) {
        int token = run.first() + phonetic(run);
        Symbols text = run.text();
        if (run.tokens().word(token) == Cue.FILLER
                && !LEADS.contains(
                        text.word(run.tokens().start(token), run.tokens().end(token)))) {
            return false;
        }
        for (int i = 0; i < WORDS_AFTER && run.tokens().isWord(token + i); i++) {
            Cue word = run.tokens().word(token + i);
            if (word == Cue.PHONE) {
                return true;
            }
            if (word.protects()) {
                return false;
            }
        }
        return false;
    }

    /** After a telephone's word any number of a telephone's length is one, unless it is a date. */
    private static int announced(Run run) {
        int most = phonetic(run);
        if (run.total(1) >= MIN) {
            return run.total(1) <= MAX && isPlain(run, 1) ? 1 : 0;
        }
        if (run.total(most) <= MAX && isPlain(run, most)) {
            return most;
        }
        for (int groups = 2; groups <= most; groups++) {
            if (run.total(groups) >= MIN + 1 && run.total(groups) <= MAX && isPlain(run, groups)) {
                return groups;
            }
        }
        return 0;
    }

    /** "8.4.23.784", "192.168.100.200": dots between numbers of one to three digits. */
    private static boolean isVersion(Run run, int groups) {
        if (groups == 1 || run.inner(groups) != Joint.DOT) {
            return false;
        }
        int longest = 0;
        int shortest = Integer.MAX_VALUE;
        for (int i = run.first(); i < run.first() + groups; i++) {
            longest = Math.max(longest, run.tokens().length(i));
            shortest = Math.min(shortest, run.tokens().length(i));
        }
        return shortest == 1 || longest < 4;
    }

    private static boolean isPlain(Run run, int groups) {
        long shape = run.shape(groups);
        boolean date = shape == DATE
                || shape == ISO_DATE
                || (shape == Shape.of(8) && isYear(run.number(0, 4)) && run.number(4, 6) <= 12)
                || (shape == Shape.of(4, 4) && isYear(run.number(0, 4)) && isYear(run.number(4, 8)));
        return !date
                && !isVersion(run, groups)
                && run.total(groups) >= MIN
                && run.isApart(groups)
                && !Amounts.isAmount(run, groups);
    }
}
