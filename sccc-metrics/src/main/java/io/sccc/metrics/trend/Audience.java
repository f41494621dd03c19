package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** How many people spoke at all: what a term's share is a share of. Pane by pane, decayed, and by hour of the week. */
final class Audience {

    private final Decay decay;
    private final double[] past = new double[Decay.LIVES];
    private final Season season = new Season(0);
    private final double[] panes;
    private int pane;

    Audience(Decay decay, int panes) {
        this.decay = decay;
        this.panes = new double[panes];
    }

    /** The people of the pane at hand. */
    void now(int at, double people) {
        pane = at;
        panes[Math.floorMod(at, panes.length)] = people;
    }

    /** The pane some panes ago becomes past. */
    void pass(int lag, int hour, int week) {
        double people = ago(lag);
        for (int life = 0; life < Decay.LIVES; life++) {
            past[life] = past[life] * decay.left(life, 1) + people;
        }
        season.add(hour, week, people);
    }

    /** Panes without anybody go by. */
    void skip(int count) {
        Arrays.fill(panes, 0);
        for (int life = 0; life < Decay.LIVES; life++) {
            past[life] *= decay.left(life, count);
        }
    }

    /** People of the last panes, one after the other. */
    double last(int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ago(i);
        }
        return sum;
    }

    double ago(int back) {
        return panes[Math.floorMod(pane - back, panes.length)];
    }

    double past(int life) {
        return past[life];
    }

    Season season() {
        return season;
    }

    void writeTo(DataOutput out) throws IOException {
        Packed.writeSigned(out, pane);
        Coding.doubles(out, past);
        Coding.doubles(out, panes);
        season.writeTo(out);
    }

    /** Into one that is new. */
    void readFrom(DataInput in) throws IOException {
        pane = Coding.number(in);
        Coding.doubles(in, past);
        Coding.doubles(in, panes);
        season.readFrom(in);
    }
}
