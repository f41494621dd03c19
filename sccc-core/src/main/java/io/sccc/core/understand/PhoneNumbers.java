package io.sccc.core.understand;

/** Numbering plans: which digits can be a telephone number, by ITU-T E.164 and the plans of the Americas and Iberia. */
final class PhoneNumbers {
    private static final String[] EIGHT = {"501", "502", "503", "504", "505", "506", "507", "509", "591", "598"};
    private static final String BRAZILIAN_AREAS =
            " 11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 "
                    + "61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99 ";

    private PhoneNumbers() {}

    /** Whether the run's first {@code length} digits are a country code and a national number of its length. */
    static boolean isInternational(Run run, int from, int length) {
        int n = length - from;
        if (n < 10 || n > 13) {
            return false;
        }
        int one = run.value(from);
        int two = run.number(from, from + 2);
        int three = run.number(from, from + 3);
        if (one == 1) {
            return n == 11 && run.value(from + 1) >= 2;
        }
        return switch (two) {
            case 34 -> n == 11 && run.value(from + 2) >= 6;
            case 51 -> n == 11 || n == 10;
            case 52 -> n == 12 || (n == 13 && run.value(from + 2) == 1);
            case 53 -> n == 10;
            case 54 -> n == 12 || n == 13;
            case 55 -> (n == 12 || n == 13) && isBrazilianArea(run.number(from + 2, from + 4));
            case 56 -> n == 11;
            case 57, 58 -> n == 12;
            default -> threeDigit(three, n);
        };
    }

    private static boolean threeDigit(int country, int n) {
        for (String eight : EIGHT) {
            if (country == Integer.parseInt(eight)) {
                return n == 11;
            }
        }
        return switch (country) {
            case 351 -> n == 12;
            case 593 -> n == 12 || n == 11;
            case 595 -> n == 12;
            default -> false;
        };
    }

    /** Eleven digits: an area code of Brazil and a mobile number, which begins with 9. */
    static boolean isBrazilianMobile(Run run, int from) {
        return run.value(from + 2) == 9 && isBrazilianArea(run.number(from, from + 2));
    }

    static boolean isBrazilianArea(int area) {
        return BRAZILIAN_AREAS.contains(" " + area + " ");
    }

    /** A Colombian mobile number's first three digits. */
    static boolean isColombianMobile(int three) {
        return (three >= 300 && three <= 305)
                || (three >= 310 && three <= 324)
                || three == 333
                || three == 350
                || three == 351;
    }
}
