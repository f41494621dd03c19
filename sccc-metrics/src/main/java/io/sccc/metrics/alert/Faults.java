package io.sccc.metrics.alert;

/** Refuses numbers that cannot be. */
final class Faults {

    private Faults() {}

    static void notNegative(String name, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("%s (%d) is negative".formatted(name, number));
        }
    }

    static void part(String name, long part, String wholeName, long whole) {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(
                    "%s (%d) is not between 0 and %s (%d)".formatted(name, part, wholeName, whole));
        }
    }
}
