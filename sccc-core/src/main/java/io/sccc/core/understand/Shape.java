package io.sccc.core.understand;

/** How the digits of a number are grouped, as one number: 4-4-4-4, 3-3-4. */
final class Shape {
    private static final int RADIX = 48;

    private Shape() {}

    static long of(int... groups) {
        long shape = 0;
        for (int group : groups) {
            shape = then(shape, group);
        }
        return shape;
    }

    /** {@code shape} with one more group. More than eleven groups, or 47 digits in one, are no shape that is asked for. */
    static long then(long shape, int group) {
        return shape > Long.MAX_VALUE / RADIX - RADIX
                ? Long.MAX_VALUE / RADIX
                : shape * RADIX + Math.min(group, RADIX - 1);
    }
}
