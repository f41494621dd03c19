package io.sccc.core.understand;

/** Whether a number is money or a quantity: a currency or a unit stands right beside it. */
final class Amounts {
    private Amounts() {}

    static boolean isAmount(Run run, int groups) {
        Symbols text = run.text();
        int before = skipBack(text, run.start() - 1);
        int after = text.at(run.end(groups)) == ' ' ? run.end(groups) + 1 : run.end(groups);
        if (isSign(text.at(before)) || isSign(text.at(after)) || text.at(after) == '%') {
            return true;
        }
        return isUnitBefore(run, before) || isUnitAfter(run, groups, after);
    }

    private static int skipBack(Symbols text, int i) {
        int at = text.at(i) == ' ' ? i - 1 : i;
        return text.at(at) == '-' && isSign(text.at(at - 1)) ? at - 1 : at;
    }

    private static boolean isUnitBefore(Run run, int before) {
        Symbols text = run.text();
        int last = text.at(before) == '/' || text.at(before) == '.' ? before - 1 : before;
        int word = run.first() - 1;
        return run.tokens().word(word) == Cue.AMOUNT && run.tokens().end(word) == last + 1;
    }

    private static boolean isUnitAfter(Run run, int groups, int after) {
        int word = run.first() + groups;
        Tokens tokens = run.tokens();
        if (tokens.word(word) == Cue.FILLER && tokens.start(word) == after) {
            return tokens.word(word + 1) == Cue.AMOUNT && tokens.length(word) == 2;
        }
        return tokens.word(word) == Cue.AMOUNT && tokens.start(word) == after;
    }

    private static boolean isSign(char sign) {
        return Character.getType(sign) == Character.CURRENCY_SYMBOL;
    }
}
