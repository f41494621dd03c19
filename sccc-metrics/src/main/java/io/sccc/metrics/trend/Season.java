package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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

    void writeTo(DataOutput out) throws IOException {
        Packed.writeSigned(out, week);
        int some = 0;
        for (float people : hours) {
            some += people > 0 ? 1 : 0;
        }
        Packed.write(out, some);
        for (int i = 0; i < HOURS; i++) {
            if (hours[i] > 0) {
                Packed.write(out, i);
                out.writeFloat(hours[i]);
            }
        }
    }

    /** Into one that is new. */
    void readFrom(DataInput in) throws IOException {
        week = Coding.number(in);
        for (int i = Packed.readInt(in); i > 0; i--) {
            hours[Coding.place(in, HOURS)] = in.readFloat();
        }
    }
}
