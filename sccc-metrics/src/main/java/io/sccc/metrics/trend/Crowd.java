package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Who spoke of a term lately, each person with the pane they did so last and how often. Up to a limit; more people than
 * that are a crowd in which a few who repeat themselves make no difference.
 */
final class Crowd {

    private static final int LIMIT = 256;

    /** Who says a thing more often than this within a few hours wants it to trend, and is not counted. */
    private static final int LOUD = 4;

    private long[] people = new long[4];
    private int[] panes = new int[4];
    private int[] times = new int[4];
    private int size;
    private int full = Integer.MIN_VALUE;

    /** Notes that somebody spoke. */
    void see(long person, int pane, int oldest) {
        for (int i = 0; i < size; i++) {
            if (people[i] == person) {
                times[i] = panes[i] < oldest ? 1 : times[i] + 1;
                panes[i] = pane;
                return;
            }
        }
        if (size == people.length && !room(oldest)) {
            full = pane;
            return;
        }
        people[size] = person;
        times[size] = 1;
        panes[size++] = pane;
    }

    private boolean room(int oldest) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (panes[i] >= oldest) {
                people[kept] = people[i];
                times[kept] = times[i];
                panes[kept++] = panes[i];
            }
        }
        size = kept;
        if (size == people.length && size < LIMIT) {
            people = Arrays.copyOf(people, size * 2);
            times = Arrays.copyOf(times, size * 2);
            panes = Arrays.copyOf(panes, size * 2);
        }
        return size < people.length;
    }

    /** Were there more people than are known one by one, since a pane? */
    boolean many(int oldest) {
        return full >= oldest;
    }

    /** How many people spoke in the last 1, 2, ... panes up to {@code pane}, those who flood left out. */
    void count(int pane, int[] back) {
        Arrays.fill(back, 0);
        for (int i = 0; i < size; i++) {
            int ago = pane - panes[i];
            if (ago < back.length && times[i] <= LOUD) {
                back[ago]++;
            }
        }
        for (int i = 1; i < back.length; i++) {
            back[i] += back[i - 1];
        }
    }

    void writeTo(DataOutput out) throws IOException {
        Packed.write(out, people.length);
        Packed.writeSigned(out, full);
        Packed.write(out, size);
        for (int i = 0; i < size; i++) {
            out.writeLong(people[i]);
            Packed.writeSigned(out, panes[i]);
            Packed.write(out, times[i]);
        }
    }

    /** Into one that is new. */
    void readFrom(DataInput in) throws IOException {
        int most = Coding.place(in, LIMIT + 1);
        people = new long[most];
        panes = new int[most];
        times = new int[most];
        full = Coding.number(in);
        size = Coding.place(in, most + 1);
        for (int i = 0; i < size; i++) {
            people[i] = in.readLong();
            panes[i] = Coding.number(in);
            times[i] = Packed.readInt(in);
        }
    }
}
