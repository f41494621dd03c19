package io.sccc.core.understand;

import java.util.function.IntUnaryOperator;

/** The check digits of cards and tax numbers. Each is given the digits of a {@link Run} or the signs of a text. */
final class CheckDigits {
    private static final String CURP_SIGNS = "0123456789abcdefghijklmn\u00f1opqrstuvwxyz";
    private static final int[] CUIT_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    private CheckDigits() {}

    /** ISO/IEC 7812-1 annex B: every second digit from the right doubled, the sum of all digits a multiple of ten. */
    static boolean luhn(Run run, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int d = run.value(length - 1 - i);
            sum += i % 2 == 0 ? d : d < 5 ? 2 * d : 2 * d - 9;
        }
        return sum % 10 == 0;
    }

    /** GS1's check digit, which a bar code of 13 digits ends with. */
    static boolean ean(Run run, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += run.value(length - 1 - i) * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    /** Receita Federal: two digits modulo 11 with weights 10..2 and 11..2. Eleven equal digits pass the sum but are no CPF. */
    static boolean cpf(Run run) {
        return !allEqual(run, 11) && cpfDigit(run, 9) == run.value(9) && cpfDigit(run, 10) == run.value(10);
    }

    private static int cpfDigit(Run run, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += run.value(i) * (length + 1 - i);
        }
        return sum * 10 % 11 % 10;
    }

    static boolean cnpj(Run run) {
        char[] signs = new char[14];
        for (int i = 0; i < 14; i++) {
            signs[i] = run.digit(i);
        }
        return cnpj(signs);
    }

    /** Nota Técnica COCAD/SUARA/RFB 49/2024: a sign's value is its ASCII code less 48, weights 2..9 from the right, modulo 11. */
    static boolean cnpj(char[] signs) {
        boolean same = true;
        for (char sign : signs) {
            same &= sign == signs[0];
        }
        return !same && cnpjDigit(signs, 12) == signs[12] - '0' && cnpjDigit(signs, 13) == signs[13] - '0';
    }

    private static int cnpjDigit(char[] signs, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int value = Character.toUpperCase(signs[i]) - '0';
            sum += value * ((length - 1 - i) % 8 + 2);
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    /** AFIP: modulo 11 with weights 5 4 3 2 7 6 5 4 3 2. */
    static boolean cuit(Run run) {
        int sum = 0;
        for (int i = 0; i < CUIT_WEIGHTS.length; i++) {
            sum += run.value(i) * CUIT_WEIGHTS[i];
        }
        int digit = (11 - sum % 11) % 11;
        return digit < 10 && digit == run.value(10);
    }

    /** The Chilean check digit of the first {@code length} digits: modulo 11, weights 2..7 from the right, ten is k. */
    static char rut(IntUnaryOperator digits, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += digits.applyAsInt(length - 1 - i) * (i % 6 + 2);
        }
        int digit = 11 - sum % 11;
        return digit == 11 ? '0' : digit == 10 ? 'k' : (char) ('0' + digit);
    }

    /** RENAPO: weights 18..2, each sign worth its place in 0-9 A-Z with \u00d1 after N. */
    static boolean curp(Symbols text, int start) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CURP_SIGNS.indexOf(text.at(start + i)) * (18 - i);
        }
        return (10 - sum % 10) % 10 == text.at(start + 17) - '0';
    }

    /** ISO 7064 MOD 97-10 over the account with its first four signs moved to the end. */
    static boolean iban(char[] signs, int length) {
        int rest = 0;
        for (int i = 0; i < length; i++) {
            char c = signs[(i + 4) % length];
            rest = c <= '9' ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'a' + 10) % 97;
        }
        return rest == 1;
    }

    private static boolean allEqual(Run run, int length) {
        for (int i = 1; i < length; i++) {
            if (run.digit(i) != run.digit(0)) {
                return false;
            }
        }
        return true;
    }
}
