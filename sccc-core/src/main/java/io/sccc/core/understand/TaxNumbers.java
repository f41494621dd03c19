package io.sccc.core.understand;

import org.jspecify.annotations.Nullable;

/** Tax numbers made of digits (CPF, CNPJ, CUIT, RUT): the groups they are written in and their check digits. */
final class TaxNumbers {
    private static final int NEAR = 5;
    private static final long[] CPF = {Shape.of(3, 3, 3, 2), Shape.of(9, 2), Shape.of(3, 3, 5), Shape.of(11)};
    private static final long[] CNPJ = {
        Shape.of(2, 3, 3, 4, 2), Shape.of(8, 4, 2), Shape.of(12, 2), Shape.of(8, 6), Shape.of(2, 3, 3, 6), Shape.of(14)
    };
    private static final long[] CUIT = {
        Shape.of(2, 8, 1), Shape.of(2, 2, 3, 3, 1), Shape.of(10, 1), Shape.of(2, 9), Shape.of(11)
    };
    private static final long[] RUT = {Shape.of(2, 3, 3, 1), Shape.of(1, 3, 3, 1), Shape.of(8, 1), Shape.of(7, 1)};
    private static final long[] NAMED_RUT = {Shape.of(9), Shape.of(8), Shape.of(2, 3, 4), Shape.of(1, 3, 4)};
    private static final long[] RUT_BODY = {Shape.of(2, 3, 3), Shape.of(1, 3, 3), Shape.of(8), Shape.of(7)};

    private TaxNumbers() {}

    /** The tax number that the run's first {@code groups} numbers are, if any. */
    static @Nullable PersonalDataKind kind(Run run, int groups) {
        if (!run.isApart(groups)) {
            return null;
        }
        long shape = run.shape(groups);
        Cue cue = run.tokens().cueWithin(run.first(), NEAR);
        if (groups == 1 && cue.protects()) {
            return null;
        }
        return switch (run.total(groups)) {
            case 14 -> among(CNPJ, shape) && CheckDigits.cnpj(run) ? PersonalDataKind.CNPJ : null;
            case 11 -> eleven(run, groups, shape, cue);
            case 8, 9 -> isRut(run, groups, shape, cue) ? PersonalDataKind.RUT : null;
            default -> null;
        };
    }

    /** Fourteen digits on end with a CNPJ's check digits are a card only where a card's word says so. */
    static boolean isBareCnpj(Run run) {
        Cue cue = run.tokens().cueWithin(run.first(), NEAR);
        return run.total(1) == 14 && cue != Cue.CARD && !cue.protects() && CheckDigits.cnpj(run);
    }

    private static @Nullable PersonalDataKind eleven(Run run, int groups, long shape, Cue cue) {
        boolean mobile =
                groups == 1 && (cue == Cue.PHONE || cue == Cue.NUMBER) && PhoneNumbers.isBrazilianMobile(run, 0);
        if (mobile || Amounts.isAmount(run, groups)) {
            return null;
        }
        boolean cuit = among(CUIT, shape) && hasCuitPrefix(run) && CheckDigits.cuit(run);
        boolean address = run.inner(groups) == Joint.DOT && cue != Cue.CPF;
        boolean cpf = among(CPF, shape) && !address && CheckDigits.cpf(run);
        if (cuit && (!cpf || cue == Cue.CUIT || groups > 1)) {
            return groups > 1 || cue == Cue.CUIT || !PhoneNumbers.isBrazilianMobile(run, 0)
                    ? PersonalDataKind.CUIT
                    : null;
        }
        return cpf ? PersonalDataKind.CPF : null;
    }

    private static boolean hasCuitPrefix(Run run) {
        return switch (run.number(0, 2)) {
            case 20, 23, 24, 25, 26, 27, 30, 33, 34 -> true;
            default -> false;
        };
    }

    /** With its dash a RUT speaks for itself; without, only after the word. */
    private static boolean isRut(Run run, int groups, long shape, Cue cue) {
        int body = run.total(groups) - 1;
        boolean dashed = among(RUT, shape)
                && run.tokens().before(run.first() + groups - 1) == Joint.DASH
                && !cue.protects()
                && cue != Cue.NATIONAL;
        boolean named = cue == Cue.RUT && (among(RUT, shape) || among(NAMED_RUT, shape));
        return (dashed || named)
                && CheckDigits.rut(run::value, body) == run.digit(body)
                && run.number(0, body) >= 1_000_000;
    }

    /** End of a RUT whose check digit is the letter K after the run's first {@code groups} numbers, or 0. */
    static int endOfRutWithK(Run run, int groups) {
        int length = run.total(groups);
        if ((length != 7 && length != 8)
                || !among(RUT_BODY, run.shape(groups))
                || CheckDigits.rut(run::value, length) != 'k') {
            return 0;
        }
        Symbols text = run.text();
        int k = run.end(groups);
        while (k < run.end(groups) + 2 && (text.at(k) == '-' || text.at(k) == ' ' || text.at(k) == '.')) {
            k++;
        }
        boolean dashed = text.at(k - 1) == '-' || run.tokens().cueWithin(run.first(), NEAR) == Cue.RUT;
        return text.at(k) == 'k' && !text.isLetterOrDigit(k + 1) && dashed ? k + 1 : 0;
    }

    /** Whether a word of digits and a final K, such as "12345678k", is a RUT. */
    static boolean isRutWithK(Symbols text, int start, int end) {
        int length = end - start - 1;
        for (int i = start; i < end - 1; i++) {
            if (!text.isDigit(i)) {
                return false;
            }
        }
        return (length == 7 || length == 8)
                && text.at(end - 1) == 'k'
                && CheckDigits.rut(i -> text.at(start + i) - '0', length) == 'k';
    }

    private static boolean among(long[] shapes, long shape) {
        for (long known : shapes) {
            if (known == shape) {
                return true;
            }
        }
        return false;
    }
}
