package io.sccc.metrics.alert;

import java.util.Arrays;

/** What is usual at each hour of the day, bursts cut off. Not thread-safe. */
final class HourProfile {

    private static final int HOURS = 24;
    private static final int HOUR_SECONDS = 3600;

    /** A burst moves the usual by no more than this many times the usual, and a little for series that are nearly silent. */
    private static final double MOST = 3;

    private static final double MOST_OF_NOTHING = 5;

    private final float[] usual = new float[HOURS];
    private final int[] seen = new int[HOURS];
    private final int memory;
    private final int dayMemory;
    private double day;
    private long steps;

    /**
     * Knows nothing.
     *
     * @param memory entries of one hour after which an entry weighs 1/e
     * @param dayMemory entries of all hours after which an entry weighs 1/e in the mean that stands in for hours unseen
     */
    HourProfile(int memory, int dayMemory) {
        Arrays.fill(usual, -1);
        this.memory = memory;
        this.dayMemory = dayMemory;
    }

    /** The usual at this time; the mean of all hours where this hour was never seen, {@code otherwise} at the very first. */
    double at(long epochSecond, double otherwise) {
        int hour = hour(epochSecond);
        return seen[hour] > 0 ? usual[hour] : steps > 0 ? day : otherwise;
    }

    /** Remembers a count. */
    void add(long epochSecond, double count) {
        int hour = hour(epochSecond);
        double before = at(epochSecond, count);
        seen[hour] = Math.min(memory, seen[hour] + 1);
        steps = Math.min(dayMemory, steps + 1);
        double cut = Math.min(count, MOST * before + MOST_OF_NOTHING);
        double hourBefore = usual[hour] < 0 ? before : usual[hour];
        usual[hour] = (float) (hourBefore + (cut - hourBefore) / Math.max(seen[hour], 1));
        day += (Math.min(count, steps == 1 ? count : MOST * day + MOST_OF_NOTHING) - day) / steps;
    }

    private static int hour(long epochSecond) {
        return (int) (Math.floorMod(epochSecond, (long) HOURS * HOUR_SECONDS) / HOUR_SECONDS);
    }
}
