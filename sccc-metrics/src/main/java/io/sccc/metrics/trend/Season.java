package io.sccc.metrics.trend;

/** People by hour of the week, in UTC; a week later they weigh less. */
final class Season {

    private static final int HOURS = 168;
    private static final float LEFT = 0.6f;

    private final float[] hours = new float[HOURS];
    private int week;

    Season(int week) {
        this.week = week;
    }

    void add(int hour, int now, double people) {
        age(now);
        hours[hour] += (float) people;
    }

    private void age(int now) {
        for (; week < now; week++) {
            boolean any = false;
            for (int i = 0; i < HOURS; i++) {
                hours[i] = hours[i] < 1e-3f ? 0 : hours[i] * LEFT;
                any |= hours[i] > 0;
            }
            if (!any) {
                week = now;
                return;
            }
        }
    }

    /** In this hour of the week. */
    double ofWeek(int hour, int now) {
        age(now);
        return hours[hour];
    }

    /** In this hour of any day. */
    double ofDay(int hour, int now) {
        age(now);
        double sum = 0;
        for (int i = hour % 24; i < HOURS; i += 24) {
            sum += hours[i];
        }
        return sum;
    }
}
