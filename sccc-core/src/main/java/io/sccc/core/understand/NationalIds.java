package io.sccc.core.understand;

/** Identity documents, only right after a word that names one: their forms are too many to tell from other numbers. */
final class NationalIds {
    private static final int NEAR = 1;
    private static final int MIN = 6;
    private static final int MAX = 13;

    private NationalIds() {}

    static boolean isNamed(Tokens tokens, int token) {
        return tokens.cueWithin(token, NEAR) == Cue.NATIONAL;
    }

    /** How many numbers of the run make the document's, or 0. */
    static int match(Run run) {
        if (!isNamed(run.tokens(), run.first())) {
            return 0;
        }
        int groups = 1;
        while (groups < run.count() && isInside(run, groups)) {
            groups++;
        }
        int length = run.total(groups);
        return length >= MIN
                        && length <= MAX
                        && run.isSeparate(groups)
                        && !Amounts.isAmount(run, groups)
                        && !isDate(run, groups)
                ? groups
                : 0;
    }

    private static boolean isInside(Run run, int groups) {
        Joint joint = run.after(groups);
        boolean spaced = joint == Joint.SPACE
                && run.total(groups) < 10
                && run.tokens().length(run.first() + groups) >= 3
                && run.total(1) <= 4;
        return joint == Joint.DOT || joint == Joint.DASH || spaced;
    }

    private static boolean isDate(Run run, int groups) {
        return run.shape(groups) == Shape.of(2, 2, 4) || run.shape(groups) == Shape.of(4, 2, 2);
    }

    /** A check letter may follow the number: "12345678Z", "12345678-Z". */
    static int endWithLetter(Symbols text, int end) {
        int letter = text.at(end) == '-' ? end + 1 : end;
        return text.isLetter(letter) && !text.isLetterOrDigit(letter + 1) ? letter + 1 : end;
    }

    /** Whether a code named as a document has a document's digits: at least six of six to thirteen signs. */
    static boolean isDocument(Symbols text, int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += text.isDigit(i) ? 1 : 0;
        }
        return digits >= MIN && end - start <= MAX && text.at(start - 1) != '@';
    }
}
