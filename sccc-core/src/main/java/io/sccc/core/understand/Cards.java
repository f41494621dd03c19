package io.sccc.core.understand;

/** Payment cards: issuer, length, Luhn, and a grouping or a neighborhood that makes sense. */
final class Cards {
    private static final long[] PRINTED = {
        Shape.of(4, 4, 4, 4), Shape.of(4, 6, 5), Shape.of(4, 6, 4), Shape.of(4, 4, 4, 4, 3), Shape.of(4, 4, 4, 3),
                Shape.of(4, 3, 3, 3),
        Shape.of(4, 4, 4, 2), Shape.of(4, 4, 4, 1), Shape.of(4, 4, 4, 4, 2), Shape.of(4, 4, 4, 4, 1), Shape.of(6, 13),
                Shape.of(4, 5, 6)
    };
    private static final int NEAR = 5;

    private Cards() {}

    /** How many numbers of the run make a card, or 0. */
    static int match(Run run) {
        for (int groups = run.count(); groups > 0; groups--) {
            int length = run.total(groups);
            if (length >= 13 && length <= 19 && isPlausible(run, groups, length) && CheckDigits.luhn(run, length)) {
                return groups;
            }
        }
        return 0;
    }

    private static boolean isPlausible(Run run, int groups, int length) {
        boolean named = isNamed(run, groups);
        return isIssued(run, length, named)
                && (groups == 1 ? isAlone(run, length, named) : isGrouped(run, groups, length, named));
    }

    /** A card's word before it, or its expiry right after: "4111... exp 09/28". */
    private static boolean isNamed(Run run, int groups) {
        return run.tokens().cueWithin(run.first(), NEAR) == Cue.CARD
                || run.tokens().word(run.first() + groups) == Cue.CARD;
    }

    private static boolean isAlone(Run run, int length, boolean named) {
        if (run.tokens().cueWithin(run.first(), NEAR).protectsFromCard() || isTied(run)) {
            return false;
        }
        return named || length != 13 || !CheckDigits.ean(run, length);
    }

    /** One number may only be followed by its expiry date, after a slash or a bar. */
    private static boolean isTied(Run run) {
        Joint after = run.after(1);
        boolean expires = after == Joint.SLASH || after == Joint.OTHER;
        return !run.isApart(1)
                && !(expires
                        && run.tokens().length(run.first() + 1) <= 2
                        && (run.before() == Joint.NONE || run.before() == Joint.SPACE));
    }

    private static boolean isGrouped(Run run, int groups, int length, boolean named) {
        if (isPrinted(run.shape(groups))) {
            boolean spaced = run.inner(groups) == Joint.SPACE || named;
            return run.isApart(groups)
                    && (spaced || !run.tokens().cueWithin(run.first(), 1).protectsFromCard());
        }
        return !run.tokens().cueWithin(run.first(), NEAR).protectsFromCard()
                && isWhole(run, groups)
                && (named || length == 16 || length == 15);
    }

    private static boolean isPrinted(long shape) {
        for (long printed : PRINTED) {
            if (shape == printed) {
                return true;
            }
        }
        return false;
    }

    /** Any grouping will do when all of a run of equal joints is taken, or what is left is the expiry date and code. */
    private static boolean isWhole(Run run, int groups) {
        Joint inner = run.inner(groups);
        boolean begins = run.before() == Joint.NONE || (inner != Joint.NONE && run.before() != inner);
        boolean ends = run.after(groups) == Joint.NONE
                || (inner != Joint.NONE && run.after(groups) != inner)
                || isExpiry(run, groups);
        return begins && ends && run.isApart(groups);
    }

    private static boolean isExpiry(Run run, int groups) {
        int month = run.first() + groups;
        Tokens tokens = run.tokens();
        if (tokens.length(month) == 2 && tokens.after(month) == Joint.SLASH) {
            return tokens.length(month + 1) == 2 || tokens.length(month + 1) == 4;
        }
        return tokens.length(month) == 3 && tokens.after(month) == Joint.NONE;
    }

    /** ISO/IEC 7812 ranges of the issuers that Latin America, Spain and the United States meet. */
    private static boolean isIssued(Run run, int length, boolean named) {
        int two = run.number(0, 2);
        int four = run.number(0, 4);
        return switch (length) {
            case 13 -> two / 10 == 4;
            case 14 -> (four >= 3000 && four <= 3059) || two == 36 || two == 38 || two == 39 || four == 3095;
            case 15 -> two == 34 || two == 37;
            case 16 -> isSixteen(two, four) || (named && two / 10 >= 2 && two / 10 <= 6);
            case 17, 18 -> named && (isMaestro(two) || two == 62 || two / 10 == 4);
            default -> two / 10 == 4 || isMaestro(two) || two == 35;
        };
    }

    private static boolean isSixteen(int two, int four) {
        return two / 10 == 4
                || (two >= 50 && two <= 58)
                || (four >= 2221 && four <= 2720)
                || (four >= 3528 && four <= 3589)
                || (two >= 60 && two <= 67)
                || four == 3841
                || four == 2869
                || two == 36
                || two == 30
                || two == 38;
    }

    private static boolean isMaestro(int two) {
        return two == 50 || (two >= 56 && two <= 58) || (two >= 60 && two <= 69);
    }
}
