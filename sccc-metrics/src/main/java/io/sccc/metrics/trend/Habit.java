package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How many people a term usually has: decayed sums, spread beyond chance, and hours of the week where there is enough. */
final class Habit {

    private static final double BUSY = 10;
    private static final double LEAST_SPREAD = 0.01;

    private final double[] sums = new double[Decay.LIVES];
    private int pane;
    private double excess;
    private double weight;
    private @Nullable Season season;

    Habit(int pane) {
        this.pane = pane;
    }

    /** Decays up to a pane. */
    void to(int now, Decay decay) {
        if (now > pane) {
            for (int life = 0; life < Decay.LIVES; life++) {
                sums[life] *= decay.left(life, now - pane);
            }
            double left = decay.left(Decay.WEEK, now - pane);
            excess *= left;
            weight *= left;
            pane = now;
        }
    }

    void add(double people) {
        for (int life = 0; life < Decay.LIVES; life++) {
            sums[life] += people;
        }
    }

    double sum(int life) {
        return sums[life];
    }

    /** Null while there is too little to know any hour of. */
    @Nullable
    Season season() {
        return season;
    }

    /** People of an hour of the week. */
    void season(int week, int hour, int people) {
        Season kept = season;
        if (kept == null && sums[Decay.WEEK] >= BUSY) {
            kept = new Season(week);
            season = kept;
        }
        if (kept != null) {
            kept.add(hour, week, people);
        }
    }

    /** One more pane tells how far counts lie from what is expected. */
    void learn(double more, double by) {
        excess += more;
        weight += by;
    }

    /**
     * Variance beyond chance as a share of the squared mean, drawn towards that of all terms and never below it: a term
     * that is quiet most of the day looks steadier than it is.
     */
    double spread(double common, double trust) {
        return Math.max(Math.max(LEAST_SPREAD, common), (excess + common * trust) / (weight + trust));
    }

    void writeTo(DataOutput out) throws IOException {
        Packed.writeSigned(out, pane);
        Coding.doubles(out, sums);
        out.writeDouble(excess);
        out.writeDouble(weight);
        out.writeBoolean(season != null);
        if (season != null) {
            season.writeTo(out);
        }
    }

    static Habit readFrom(DataInput in) throws IOException {
        Habit habit = new Habit(Coding.number(in));
        Coding.doubles(in, habit.sums);
        habit.excess = in.readDouble();
        habit.weight = in.readDouble();
        if (in.readBoolean()) {
            Season season = new Season(0);
            season.readFrom(in);
            habit.season = season;
        }
        return habit;
    }
}
