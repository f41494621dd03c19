package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What was said of a term in the panes a burst is looked for in: how many people a pane, who, and in which posts. */
final class Lately {

    /** How many panes back a burst is looked for. */
    static final int PANES = 18;

    private static final int COMPARED = 6;

    final Crowd crowd = new Crowd();
    final Gist gist = new Gist();
    private final int[] counts = new int[PANES];
    private final long[] firsts = new long[PANES];
    private int latest = Integer.MIN_VALUE;
    private long person;

    /** Notes a post; posts of a pane come person by person. Is this person new in the pane? */
    boolean see(Heard heard, int pane) {
        boolean more = latest != pane || person != heard.author();
        open(pane);
        person = heard.author();
        gist.add(heard, pane);
        int at = Math.floorMod(pane, PANES);
        firsts[at] = Math.min(firsts[at], heard.mention().at().toEpochMilli());
        counts[at] += more ? 1 : 0;
        crowd.see(heard.author(), pane, pane - PANES + 1);
        return more;
    }

    private void open(int pane) {
        if (latest < pane - PANES) {
            Arrays.fill(counts, 0);
            Arrays.fill(firsts, Long.MAX_VALUE);
        }
        for (int empty = Math.max(latest, pane - PANES) + 1; empty <= pane; empty++) {
            counts[Math.floorMod(empty, PANES)] = 0;
            firsts[Math.floorMod(empty, PANES)] = Long.MAX_VALUE;
        }
        latest = pane;
    }

    /** The last pane in which anybody spoke of it. */
    int latest() {
        return latest;
    }

    /** Distinct people of the last 1, 2, ... panes; of a large crowd the sum of each pane's. */
    void people(int pane, int[] back) {
        if (crowd.many(pane - PANES + 1)) {
            int sum = 0;
            for (int ago = 0; ago < PANES; ago++) {
                sum += pane - ago > latest ? 0 : counts[Math.floorMod(pane - ago, PANES)];
                back[ago] = sum;
            }
        } else {
            crowd.count(pane, back);
        }
    }

    /** People of all panes, one pane after the other. */
    int all(int pane) {
        int sum = 0;
        for (int ago = 0; ago < PANES; ago++) {
            sum += pane - ago > latest ? 0 : counts[Math.floorMod(pane - ago, PANES)];
        }
        return sum;
    }

    /** When the first post of the last so many panes was written, in milliseconds. */
    long first(int pane, int window) {
        long first = Long.MAX_VALUE;
        for (int ago = 0; ago < window; ago++) {
            if (pane - ago <= latest) {
                first = Math.min(first, firsts[Math.floorMod(pane - ago, PANES)]);
            }
        }
        return first;
    }

    /** Do both speak of one thing: is half of either's posts the other's too? */
    boolean tells(Lately other, int pane) {
        gist.forget(pane - COMPARED + 1);
        other.gist.forget(pane - COMPARED + 1);
        return gist.within(other.gist) >= 0.5 || other.gist.within(gist) >= 0.5;
    }

    void writeTo(DataOutput out) throws IOException {
        Packed.writeSigned(out, latest);
        out.writeLong(person);
        for (int i = 0; i < PANES; i++) {
            Packed.write(out, counts[i]);
            out.writeLong(firsts[i]);
        }
        crowd.writeTo(out);
        gist.writeTo(out);
    }

    static Lately readFrom(DataInput in) throws IOException {
        Lately lately = new Lately();
        lately.latest = Coding.number(in);
        lately.person = in.readLong();
        for (int i = 0; i < PANES; i++) {
            lately.counts[i] = Packed.readInt(in);
            lately.firsts[i] = in.readLong();
        }
        lately.crowd.readFrom(in);
        lately.gist.readFrom(in);
        return lately;
    }
}
